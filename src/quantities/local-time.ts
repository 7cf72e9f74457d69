/** What clocks of a zone show at an instant: "2026-11-22T07:41:05". */
export const localTime = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(instant)
    .replace(' ', 'T');

/** How far the clocks of a zone are ahead of UTC at an instant, ms. */
const aheadMs = (instant: Date, timeZone: string): number =>
  Date.parse(`${localTime(instant, timeZone)}Z`) - Math.floor(instant.getTime() / 1000) * 1000;

const dateAndTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/;

const asInstant = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

const inZone = (asUtc: number, timeZone: string): number => {
  const before = asUtc - aheadMs(new Date(asUtc - 86_400_000), timeZone);
  const after = asUtc - aheadMs(new Date(asUtc + 86_400_000), timeZone);
  const showsIt = (instant: number): boolean => instant + aheadMs(new Date(instant), timeZone) === asUtc;
  return showsIt(before) || !showsIt(after) ? before : after;
};

/**
 * The ISO instant of a local date and time, "2026-11-22T07:41:05": by its offset from UTC, "+02:00", where one was told, else by the
 * clocks of the zone. Of a time that comes twice when clocks are set back the first; one that is left out when they are set forward
 * counts as if they had not been. Null for a date alone and for what is no time.
 */
export const instantOfLocal = (
  local: string,
  timeZone: string,
  offset: string | null = null,
): string | null => {
  if (!dateAndTime.test(local)) return null;
  if (offset !== null) return asInstant(Date.parse(`${local}${offset}`));
  const asUtc = Date.parse(`${local}Z`);
  return Number.isNaN(asUtc) ? null : asInstant(inZone(asUtc, timeZone));
};
