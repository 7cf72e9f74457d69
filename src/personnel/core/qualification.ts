import type { CredentialKind } from '../credentials/credential-types.contract.ts';
import { daysAfter, yearsAfter, type CalendarDate } from '../../quantities/calendar.ts';

/** What one can be qualified as. */
export type Capacity = 'qualified-medical-physicist' | 'technologist' | 'fluoroscopy-operator';

/** A credential as far as the question of qualification needs it. Both ends count. */
export interface HeldCredential {
  readonly id: number;
  readonly kind: CredentialKind;
  readonly subfield: string | null;
  readonly issued: CalendarDate | null;
  /** Last day; null: for life. */
  readonly expires: CalendarDate | null;
  readonly isVerified: boolean;
  /** What a restricted licence does not allow; null: unrestricted. */
  readonly restriction: string | null;
  /** Of continuing education, earned on the day of issue; null for other kinds. */
  readonly hours: number | null;
}

/** One way to meet a policy: a credential of this kind, in one of these subfields where any are named. */
export interface CredentialRule {
  readonly kind: CredentialKind;
  readonly subfields: readonly string[];
}

/** A site's policy for one capacity: any one of `anyOf`, and all of `allOf`. */
export interface CapacityPolicy {
  readonly anyOf: readonly CredentialRule[];
  readonly allOf: readonly CredentialRule[];
  /** Whether only credentials count that someone has checked against their source. */
  readonly mustBeVerified: boolean;
  /** Hours of continuing education within the years up to the day; null: not asked for. */
  readonly continuingEducation: { readonly hours: number; readonly years: number } | null;
}

/** A documented, signed exception. Both ends count. */
export interface QualificationOverride {
  readonly id: number;
  readonly capacity: Capacity;
  /** null: every unit. */
  readonly unitId: number | null;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** Whose qualification, as what, where and on which day. */
export interface QualificationQuestion {
  readonly capacity: Capacity;
  /** null: no unit in particular, so that only exceptions for every unit count. */
  readonly unitId: number | null;
  readonly date: CalendarDate;
  readonly credentials: readonly HeldCredential[];
  readonly overrides: readonly QualificationOverride[];
}

export type Unmet =
  | { readonly why: 'not-held'; readonly rules: readonly CredentialRule[] }
  | { readonly why: 'not-verified'; readonly credentialIds: readonly number[] }
  | { readonly why: 'restricted'; readonly credentialIds: readonly number[] }
  | { readonly why: 'not-yet'; readonly from: CalendarDate }
  | { readonly why: 'too-few-hours'; readonly hours: number; readonly needed: number }
  /** Signing is not possible since the day after this one. */
  | { readonly why: 'ended'; readonly credentialId: number; readonly on: CalendarDate };

export type Qualification =
  | {
      readonly isQualified: true;
      readonly credentialIds: readonly number[];
      readonly overrideId: number | null;
      /** Last day on which this holds by what is known today; null: no end. */
      readonly until: CalendarDate | null;
    }
  | { readonly isQualified: false; readonly unmet: readonly Unmet[] };

const fits = (credential: HeldCredential, { kind, subfields }: CredentialRule): boolean =>
  credential.kind === kind &&
  (subfields.length === 0 || (credential.subfield !== null && subfields.includes(credential.subfield)));

const isInForce = ({ issued, expires }: HeldCredential, date: CalendarDate): boolean =>
  (issued === null || issued <= date) && (expires === null || date <= expires);

const laterEnd = (one: HeldCredential, other: HeldCredential): number => {
  if (one.expires === other.expires) return 0;
  if (one.expires === null) return -1;
  if (other.expires === null) return 1;
  return one.expires < other.expires ? 1 : -1;
};

/** Why none of the fitting credentials counts on that day: the nearest reason, so that a person knows what to do. */
const reasonAgainst = (
  fitting: readonly HeldCredential[],
  rules: readonly CredentialRule[],
  date: CalendarDate,
): Unmet => {
  const inForce = fitting.filter((each) => isInForce(each, date));
  const restricted = inForce.filter(({ restriction }) => restriction !== null);
  if (restricted.length > 0 && restricted.length === inForce.length)
    return { why: 'restricted', credentialIds: restricted.map(({ id }) => id) };
  if (inForce.length > 0) return { why: 'not-verified', credentialIds: inForce.map(({ id }) => id) };
  const ended = fitting.flatMap(({ id, expires }) =>
    expires !== null && expires < date ? [{ credentialId: id, on: expires }] : [],
  );
  const lastEnd = ended.toSorted((one, other) => (one.on < other.on ? -1 : 1)).at(-1);
  if (lastEnd !== undefined) return { why: 'ended', ...lastEnd };
  const begins = fitting.flatMap(({ issued }) => (issued !== null && issued > date ? [issued] : []));
  const firstBegin = begins.toSorted().at(0);
  return firstBegin === undefined ? { why: 'not-held', rules } : { why: 'not-yet', from: firstBegin };
};

type Met = { readonly by: HeldCredential } | { readonly unmet: Unmet };

/** Any of these rules; of several credentials the one that lasts longest. */
const meetsAny = (
  rules: readonly CredentialRule[],
  policy: CapacityPolicy,
  asked: QualificationQuestion,
): Met => {
  const fitting = asked.credentials.filter((each) => rules.some((rule) => fits(each, rule)));
  const [best] = fitting
    .filter((each) => isInForce(each, asked.date))
    .filter(({ isVerified, restriction }) => restriction === null && (isVerified || !policy.mustBeVerified))
    .toSorted(laterEnd);
  return best === undefined ? { unmet: reasonAgainst(fitting, rules, asked.date) } : { by: best };
};

const overrideFor = ({ overrides, capacity, unitId, date }: QualificationQuestion) =>
  overrides.find(
    (each) =>
      each.capacity === capacity &&
      (each.unitId === null || each.unitId === unitId) &&
      each.from <= date &&
      date <= each.until,
  );

const earliest = (dates: readonly (CalendarDate | null)[]): CalendarDate | null =>
  dates
    .filter((date) => date !== null)
    .toSorted()
    .at(0) ?? null;

interface Education {
  readonly unmet: readonly Unmet[];
  readonly until: CalendarDate | null;
}

/** Hours count from the day they were earned until the years are over; gives the last day on which enough are left. */
const education = ({ credentials, date }: QualificationQuestion, policy: CapacityPolicy): Education => {
  if (policy.continuingEducation === null) return { unmet: [], until: null };
  const { hours: needed, years } = policy.continuingEducation;
  const counting = credentials
    .filter(({ isVerified }) => isVerified || !policy.mustBeVerified)
    .flatMap(({ kind, issued, hours }) =>
      kind === 'cme' && issued !== null && hours !== null
        ? [{ hours, from: issued, until: daysAfter(yearsAfter(issued, years), -1) }]
        : [],
    )
    .filter(({ from, until }) => from <= date && date <= until)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1));
  let left = counting.reduce((sum, each) => sum + each.hours, 0);
  if (left < needed) return { unmet: [{ why: 'too-few-hours', hours: left, needed }], until: null };
  for (const { hours, until } of counting) {
    left -= hours;
    if (left < needed) return { unmet: [], until };
  }
  return { unmet: [], until: null };
};

/**
 * Whether a person was qualified in a capacity for a unit on a day, by the policy that held on that day: by which
 * credentials and until when, or what is missing and since when. A policy without any way to meet it qualifies nobody.
 * A restricted credential counts only by a signed exception, since what the restriction forbids is known to people only.
 */
export const qualificationOn = (asked: QualificationQuestion, policy: CapacityPolicy): Qualification => {
  const needs = [policy.anyOf, ...policy.allOf.map((rule) => [rule])];
  const met = needs.map((rules) => meetsAny(rules, policy, asked));
  const learned = education(asked, policy);
  const unmet = [...met.flatMap((each) => ('unmet' in each ? [each.unmet] : [])), ...learned.unmet];
  if (unmet.length === 0) {
    const by = met.flatMap((each) => ('by' in each ? [each.by] : []));
    const credentialIds = [...new Set(by.map(({ id }) => id))];
    const until = earliest([...by.map(({ expires }) => expires), learned.until]);
    return { isQualified: true, credentialIds, overrideId: null, until };
  }
  const override = overrideFor(asked);
  if (override === undefined) return { isQualified: false, unmet };
  return { isQualified: true, credentialIds: [], overrideId: override.id, until: override.until };
};

/** The first day since which somebody is not qualified, where nothing but an end is against it; else null. */
export const notQualifiedSince = (unmet: readonly Unmet[]): CalendarDate | null => {
  const ends = unmet.flatMap((each) => (each.why === 'ended' ? [each.on] : []));
  const first = earliest(ends);
  return first === null || ends.length < unmet.length ? null : daysAfter(first, 1);
};

/** Health physics is a field of its own: a policy that such a certificate alone would meet is refused. */
export const isMetByHealthPhysicsAlone = (policy: CapacityPolicy): boolean => {
  const isHealthPhysics = ({ kind, subfields }: CredentialRule): boolean =>
    kind === 'abhp' ||
    (kind === 'abmp' && (subfields.length === 0 || subfields.includes('medical-health-physics'))) ||
    (kind === 'absnm' && (subfields.length === 0 || subfields.includes('radiation-protection')));
  return policy.anyOf.some(isHealthPhysics) && policy.allOf.every(isHealthPhysics);
};
