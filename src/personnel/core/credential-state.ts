import { daysAfter, type CalendarDate } from '../../quantities/calendar.ts';

export type CredentialState = 'valid' | 'expires-soon' | 'expired' | 'not-yet' | 'withdrawn';

/** What the state of a credential follows from. */
export interface Dated {
  readonly issued: CalendarDate | null;
  readonly expires: CalendarDate | null;
  readonly isWithdrawn: boolean;
}

/** How a credential stands on a day; soon is within so many days. Both ends count. */
export const credentialState = (
  { issued, expires, isWithdrawn }: Dated,
  date: CalendarDate,
  soonDays: number,
): CredentialState => {
  if (isWithdrawn) return 'withdrawn';
  if (issued !== null && date < issued) return 'not-yet';
  if (expires === null) return 'valid';
  if (expires < date) return 'expired';
  return expires <= daysAfter(date, soonDays) ? 'expires-soon' : 'valid';
};

/** A credential as far as it is told whether another one follows it. */
export interface Succession {
  readonly id: number;
  readonly personId: number;
  readonly kind: string;
  readonly subfield: string | null;
  readonly title: string | null;
  readonly expires: CalendarDate | null;
}

/** Whether the person holds another of the same kind, subfield and title that lasts longer: then this end needs nobody. */
export const isSucceeded = (one: Succession, held: readonly Succession[]): boolean =>
  held.some(
    (other) =>
      other.id !== one.id &&
      other.personId === one.personId &&
      other.kind === one.kind &&
      other.subfield === one.subfield &&
      other.title === one.title &&
      one.expires !== null &&
      (other.expires === null || other.expires > one.expires),
  );

/**
 * Of the numbers of days before an end at which people are told, the one that is due: the smallest that is not less than
 * the days left. Null before the first of them, and when the end has passed.
 */
export const dueNotice = (
  expires: CalendarDate,
  date: CalendarDate,
  noticeDays: readonly number[],
): number | null => {
  if (expires < date) return null;
  const due = noticeDays.filter((days) => expires <= daysAfter(date, days));
  return due.length === 0 ? null : Math.min(...due);
};
