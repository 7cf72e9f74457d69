import { dateWords } from '../../quantities/calendar.ts';

/** "2026-11-22…" as "22 Nov 2026"; what is no ISO date is given back as it stands. */
export const formatDate = dateWords;

/** The wall time of an ISO local date-time, "10:02:11" or "10:02"; null when it carries a date only. */
export const formatTime = (iso: string, withSeconds = false): string | null => {
  const [, hhmm, seconds] = /T(\d{2}:\d{2})(:\d{2})?/.exec(iso) ?? [];
  if (hhmm === undefined) return null;
  return withSeconds ? `${hhmm}${seconds ?? ''}` : hhmm;
};

const two = (part: number): string => String(part).padStart(2, '0');

/** An instant (ISO with zone) as the reader's own wall time: "22 Nov 2026, 17:46". */
export const formatInstant = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${formatDate(date)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
};
