/** What clocks of a zone show at an instant: "2026-11-22T07:41:05". */
export const localTime = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(instant)
    .replace(' ', 'T');

/** How far the clocks of a zone are ahead of UTC at an instant, ms. */
const aheadMs = (instant: Date, timeZone: string): number =>
  Date.parse(`${localTime(instant, timeZone)}Z`) - Math.floor(instant.getTime() / 1000) * 1000;

/**
 * The ISO instant at which clocks of a zone show this local time, "2026-11-22T07:41:05". Of a time that comes twice when clocks
 * are set back the first; one that is left out when they are set forward counts as if they had not been.
 */
export const instantOfLocal = (local: string, timeZone: string): string => {
  const asUtc = Date.parse(`${local}Z`);
  const before = asUtc - aheadMs(new Date(asUtc - 86_400_000), timeZone);
  const after = asUtc - aheadMs(new Date(asUtc + 86_400_000), timeZone);
  const showsIt = (instant: number): boolean => instant + aheadMs(new Date(instant), timeZone) === asUtc;
  return new Date(showsIt(before) || !showsIt(after) ? before : after).toISOString();
};
