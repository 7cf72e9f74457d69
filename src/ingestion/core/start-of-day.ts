const wallTime = (moment: Date, timeZone: string): number => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const dayMs = 86_400_000;

/**
 * The moment at which the day of `now` began in the IANA time zone. The zone's offset is looked up a second time at
 * the midnight found first, since the clocks may have changed in between.
 */
export const startOfDay = (now: Date, timeZone: string): Date => {
  const midnight = Math.floor(wallTime(now, timeZone) / dayMs) * dayMs;
  const offsetAt = (moment: number): number =>
    wallTime(new Date(moment), timeZone) - Math.floor(moment / 1000) * 1000;
  const first = midnight - offsetAt(now.getTime());
  return new Date(midnight - offsetAt(first));
};
