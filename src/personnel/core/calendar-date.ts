/** A day of the calendar, "2026-11-22": such texts compare as the days do. */
export type CalendarDate = string;

const dayMs = 86_400_000;

/** The day so many days later; earlier for a negative number. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export const yearsAfter = (date: CalendarDate, years: number): CalendarDate => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${date.slice(4)}`;
  return Number.isNaN(Date.parse(same)) || !new Date(same).toISOString().startsWith(same)
    ? `${year}-02-28`
    : same;
};

export const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
export const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
