const steps: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [Infinity, 'day'],
];
const words = new Intl.RelativeTimeFormat('en');

/**
 * How long ago an instant was, in whole units that have passed: "5 minutes ago", "1 day ago" (47 hours are one day, as in
 * the days of silence of a unit). "just now" within a minute, and for clocks that run ahead by less.
 */
export const ago = (iso: string, now: Date = new Date()): string => {
  let amount = (new Date(iso).getTime() - now.getTime()) / 1000;
  if (Math.abs(amount) < 60) return 'just now';
  for (const [size, unit] of steps) {
    if (Math.abs(amount) < size) return words.format(Math.trunc(amount), unit);
    amount /= size;
  }
  return iso;
};
