/** A day of the calendar, "2026-11-22": such texts compare as the days do. */
export type CalendarDate = string;

/** The ISO date that a wall clock in the zone shows at the instant. */
export const localDate = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );

/** The ISO date that many days later (earlier when negative). */
export const daysAfter = (date: string, days: number): string => {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
};

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export const yearsAfter = (date: string, years: number): string => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const isLeapDay = date.endsWith('-02-29') && new Date(`${year}-02-29T00:00:00Z`).getUTCDate() !== 29;
  return isLeapDay ? `${year}-02-28` : `${year}${date.slice(4)}`;
};

/** Every date from the first to the last, both included. */
export const datesBetween = (from: string, to: string): string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = daysAfter(date, 1)) dates.push(date);
  return dates;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-11-22…" as people read it, "22 Nov 2026", on one line; what is no ISO date is given back as it stands. */
export const dateWords = (iso: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return year === undefined || name === undefined ? iso : `${Number(day)}\u00a0${name}\u00a0${year}`;
};

/** A period in a sentence, both days included: "from 1 Mar 2026 to 9 Mar 2026"; without an end "from 1 Mar 2026 on". */
export const periodWords = ({ from, until }: { from: string; until: string | null }): string =>
  until === null ? `from ${dateWords(from)} on` : `from ${dateWords(from)} to ${dateWords(until)}`;

/** How many days later the other day is; negative when it is earlier. */
export const daysUntil = (date: CalendarDate, other: CalendarDate): number =>
  Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / 86_400_000);
