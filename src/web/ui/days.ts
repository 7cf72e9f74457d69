import { counted } from './amounts.ts';
import { formatDate } from './dates.ts';
import { useAbout } from './use-about.ts';

const dayMs = 86_400_000;

/** Whole days from one ISO date to another, negative when the other is earlier. */
export const daysFromTo = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** How far a day is from today: "today", "tomorrow", "in 7 days", "12 days ago". */
export const daysAway = (day: string, today: string): string => {
  const days = daysFromTo(today, day);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
};

/** From when to when, both days included: "1 Mar 2026 to 9 Mar 2026", "from 1 Mar 2026 on", "9 Mar 2026". */
export const spanWords = (from: string, until: string | null): string => {
  if (until === null) return `from ${formatDate(from)} on`;
  return from === until ? formatDate(from) : `${formatDate(from)} to ${formatDate(until)}`;
};

/** A sentence of the server with its ISO dates as people write them. */
export const withDates = (sentence: string): string => sentence.replace(/\d{4}-\d{2}-\d{2}/g, formatDate);

/** The day that it is at the facility; that of the reader's own clock until the server has said. */
export const useToday = (): string =>
  useAbout()?.today ?? new Intl.DateTimeFormat('sv-SE').format(new Date());
