import { daysUntil } from '../../quantities/calendar.ts';
import { counted } from './amounts.ts';
import { formatDate } from './dates.ts';
import { useAbout } from './use-about.ts';

/** How far a day is from today: "today", "tomorrow", "in 7 days", "12 days ago". */
export const daysAway = (day: string, today: string): string => {
  const days = daysUntil(today, day);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
};

/** From when to when, both days included: "1 Mar 2026 to 9 Mar 2026", "from 1 Mar 2026 on", "9 Mar 2026". */
export const spanWords = (from: string, until: string | null): string => {
  if (until === null) return `from ${formatDate(from)} on`;
  return from === until ? formatDate(from) : `${formatDate(from)} to ${formatDate(until)}`;
};

/** The day that it is at the facility; that of the reader's own clock until the server has said. */
export const useToday = (): string =>
  useAbout()?.today ?? new Intl.DateTimeFormat('sv-SE').format(new Date());
