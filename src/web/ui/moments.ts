import type { MomentView } from '../../dose/dose.contract.ts';
import { formatDate, formatTime } from './dates.ts';

/** A moment in the unit's own time: "22 Nov 2026, 10:02:11". */
export const momentWords = (at: MomentView): string => {
  const time = formatTime(at.local, true);
  return time === null ? formatDate(at.local) : `${formatDate(at.local)}, ${time}`;
};

/** The offset that the report gave, for whoever needs the zone. */
export const zoneWords = (offset: string | null): string =>
  offset === null ? "the unit's own time; the report gives no zone" : `the unit's own time, UTC${offset}`;

/** Milliseconds of a wall time, for differences between moments of one unit only; null for a date alone. */
export const wallTime = (at: MomentView | null): number | null => {
  if (at?.local.includes('T') !== true) return null;
  const time = Date.parse(`${at.local}Z`);
  return Number.isNaN(time) ? null : time;
};
