import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';

/** A physicist's charge of one unit. Both ends count; `until` null: open. */
export interface Charge {
  readonly id: number;
  readonly personId: number;
  readonly kind: 'primary' | 'deputy';
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

export interface Period {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

const holds = ({ from, until }: Charge, date: CalendarDate): boolean =>
  from <= date && (until === null || date <= until);

/** Who supervises a unit on a day: at most one primary, and the deputies. */
export const supervisionOn = (
  charges: readonly Charge[],
  date: CalendarDate,
): { readonly primary: Charge | null; readonly deputies: readonly Charge[] } => {
  const held = charges.filter((each) => holds(each, date));
  return {
    primary: held.find(({ kind }) => kind === 'primary') ?? null,
    deputies: held.filter(({ kind }) => kind === 'deputy'),
  };
};

/** The primary charges that would stand on a day of this one: there may be one primary only. */
export const primariesBeside = (
  charges: readonly Charge[],
  { from, until }: Pick<Charge, 'from' | 'until'>,
): readonly Charge[] =>
  charges.filter(
    (each) =>
      each.kind === 'primary' &&
      (until === null || each.from <= until) &&
      (each.until === null || from <= each.until),
  );

/** Days of a period on which a unit had no primary physicist, as periods in order. */
export const gapsIn = (charges: readonly Charge[], { from, until }: Period): readonly Period[] => {
  const primaries = charges
    .filter(({ kind }) => kind === 'primary')
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const gaps: Period[] = [];
  let open = from;
  for (const charge of primaries) {
    const before = earlier(daysAfter(charge.from, -1), until);
    if (open <= before) gaps.push({ from: open, until: before });
    if (charge.until === null) return gaps;
    open = later(open, daysAfter(charge.until, 1));
    if (open > until) return gaps;
  }
  return open <= until ? [...gaps, { from: open, until }] : gaps;
};
