import { daysAfter, yearsAfter, type CalendarDate } from '../../quantities/calendar.ts';

/**
 * A technologist's designation for fluoroscopy to position or localize only, on one unit, under a written policy that the
 * medical director approved. Both ends count.
 */
export interface Designation {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  /** Days on which it was reviewed. */
  readonly reviews: readonly CalendarDate[];
}

/** From when to when; `until` null: open. Both ends count. */
type Span = Pick<Designation, 'from' | 'until'>;

/** Those that share a day with the given one. */
export const designationsBeside = <T extends Span>(all: readonly T[], { from, until }: Span): readonly T[] =>
  all.filter((each) => (until === null || each.from <= until) && (each.until === null || from <= each.until));

export type DesignationState =
  | { readonly state: 'not-yet'; readonly from: CalendarDate }
  | { readonly state: 'in-force'; readonly reviewDueBy: CalendarDate }
  | { readonly state: 'review-overdue'; readonly since: CalendarDate }
  | { readonly state: 'ended'; readonly on: CalendarDate };

/** How a designation stands on a day. It is reviewed each year: overdue from the day after a year without a review. */
export const designationOn = (
  { from, until, reviews }: Designation,
  date: CalendarDate,
): DesignationState => {
  if (date < from) return { state: 'not-yet', from };
  if (until !== null && date > until) return { state: 'ended', on: until };
  const lastReview = [from, ...reviews.filter((day) => from <= day && day <= date)].toSorted().at(-1) ?? from;
  const reviewDueBy = yearsAfter(lastReview, 1);
  return date <= reviewDueBy
    ? { state: 'in-force', reviewDueBy }
    : { state: 'review-overdue', since: daysAfter(reviewDueBy, 1) };
};
