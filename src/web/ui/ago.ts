const steps: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [Infinity, 'day'],
];
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago an instant was, in words: "5 minutes ago", "yesterday". */
export const ago = (iso: string, now: Date = new Date()): string => {
  let amount = (new Date(iso).getTime() - now.getTime()) / 1000;
  for (const [size, unit] of steps) {
    if (Math.abs(amount) < size) return words.format(Math.round(amount), unit);
    amount /= size;
  }
  return iso;
};
