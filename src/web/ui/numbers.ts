/** Between a number and its unit, so that they stay on one line. */
export const nbsp = '\u00a0';

/** Three significant digits, thousands apart, no exponent: 0.00123, 12.4, 1,240. */
export const threeDigits = (value: number): string => {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(3)))));
  const decimals = Math.min(Math.max(2 - magnitude, 0), 6);
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
};

/** Up to five significant digits, without trailing zeros: where many numbers stand and none may be cut off. */
export const fiveDigits = (value: number): string =>
  Number(value.toPrecision(5)).toLocaleString('en-US', { maximumFractionDigits: 8 });

/** A number with all digits it has, but for the noise of binary fractions. */
export const allDigits = (value: number): string =>
  Number(value.toPrecision(10)).toLocaleString('en-US', { maximumFractionDigits: 10 });

/** Seconds as m:ss, from an hour on h:mm:ss; a fraction below ten seconds is told, "0:07.3". */
export const minutesSeconds = (seconds: number): string => {
  if (seconds > 0 && seconds < 9.95 && !Number.isInteger(seconds)) return `0:0${seconds.toFixed(1)}`;
  const whole = Math.round(seconds);
  const ss = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${ss}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${ss}`;
};
