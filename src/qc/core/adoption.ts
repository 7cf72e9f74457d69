import type { CalendarDate } from '../../quantities/calendar.ts';
import { canonicalText } from './canonical-text.ts';
import { judgesFromTheStart, type LimitKey, type PlacedLimit } from './limits.ts';

/** The unit's physicist took over a limit that no published source vouches for, or took that back. Rows are only added. */
export interface Adoption {
  readonly limit: LimitKey;
  /** Of the limit as it was then: one that has changed since is not adopted. */
  readonly fingerprint: string;
  readonly isWithdrawn: boolean;
  readonly by: string;
  readonly on: CalendarDate;
  readonly reason: string;
}

/** Whether a limit judges, and why. */
export type LimitStanding =
  | { readonly isInForce: true; readonly because: 'verified' | 'by-definition' }
  | { readonly isInForce: true; readonly because: 'adopted'; readonly by: string; readonly on: CalendarDate }
  | { readonly isInForce: false; readonly because: 'not-adopted' | 'withdrawn' | 'changed-since' };

/** All that an adoption answers for: what is compared, when, at which level, with which figure. */
export const limitFingerprint = ({ rule, when, level, limit }: PlacedLimit): string =>
  canonicalText({ ...rule, key: undefined, cases: undefined, when, level, bound: limit.bound });

/** How a limit stands on a day, by what was adopted for the unit until then (in the order in which it was written). */
export const limitStanding = (
  placed: PlacedLimit,
  adoptions: readonly Adoption[],
  on: CalendarDate,
): LimitStanding => {
  const { verification } = placed.limit;
  if (judgesFromTheStart(placed.limit))
    return { isInForce: true, because: verification === 'verified' ? 'verified' : 'by-definition' };
  const last = adoptions.filter((each) => each.limit === placed.key && each.on <= on).at(-1);
  if (last === undefined) return { isInForce: false, because: 'not-adopted' };
  if (last.isWithdrawn) return { isInForce: false, because: 'withdrawn' };
  return last.fingerprint === limitFingerprint(placed)
    ? { isInForce: true, because: 'adopted', by: last.by, on: last.on }
    : { isInForce: false, because: 'changed-since' };
};
