/** When a night's work is done, by the clock of the facility: before this hour it belongs to the night before. */
const hour = 3;
const hourMs = 3_600_000;

const nightOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at.getTime() - hour * hourMs);

/** Whether three o'clock at night has passed there since. */
export const isNewNight = (since: Date, now: Date, timeZone: string): boolean =>
  nightOf(since, timeZone) !== nightOf(now, timeZone);
