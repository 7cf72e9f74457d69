import type { DesignationView } from '../../personnel/supervision/supervision.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { daysUntil } from '../../quantities/calendar.ts';
import type { StateKind } from '../ui/state-badge.tsx';

/** A review that is due within so many days is told as such. */
const soonDays = 30;

interface Standing {
  readonly kind: StateKind;
  readonly word: string;
  /** What stands below it in small. */
  readonly beside: string | null;
}

/** How a designation stands, in a word, and by when it is to be reviewed. */
export const designationStanding = (designation: DesignationView, today: string): Standing => {
  const { state, from, until, reviewDueBy } = designation;
  const due = reviewDueBy === null ? null : formatDate(reviewDueBy);
  switch (state) {
    case 'not-yet':
      return { kind: 'unknown', word: `From ${formatDate(from)}`, beside: null };
    case 'ended':
      return { kind: 'unknown', word: `Ended ${until === null ? '' : formatDate(until)}`, beside: null };
    case 'review-overdue':
      return {
        kind: 'action',
        word: 'Review overdue',
        beside: due === null ? null : `was due by ${due}`,
      };
    case 'in-force':
      return reviewDueBy !== null && daysUntil(today, reviewDueBy) <= soonDays
        ? { kind: 'warning', word: 'Review due', beside: `by ${due ?? ''}` }
        : { kind: 'pass', word: 'In force', beside: due === null ? null : `review by ${due}` };
  }
};

const order: Readonly<Record<DesignationView['state'], number>> = {
  'review-overdue': 0,
  'in-force': 1,
  'not-yet': 2,
  ended: 3,
};

/** What needs a person first; then by unit and name. */
export const inOrder = (designations: readonly DesignationView[]): readonly DesignationView[] =>
  designations.toSorted(
    (one, other) =>
      order[one.state] - order[other.state] ||
      (one.reviewDueBy ?? '').localeCompare(other.reviewDueBy ?? '') ||
      one.unit.name.localeCompare(other.unit.name) ||
      one.technologist.name.localeCompare(other.technologist.name),
  );
