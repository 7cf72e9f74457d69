import type { FieldKey, ItemKind, Range } from './fields.ts';

/** The short name of a source in its pack: "NJ-22.6". */
export type SourceKey = string;

/** How well it is known that the limit is what its source says. */
export type LimitVerification = 'verified' | 'secondary' | 'memory' | 'proposal' | 'by-definition';

export interface Citation {
  readonly sources: readonly SourceKey[];
  /** Where in them: "Table 2 item 4"; null where the source is short enough. */
  readonly place: string | null;
}

/** One figure to hold a value against. The unit of adoption: each limit is verified, adopted and judges for itself. */
export interface Limit<Bound> {
  readonly bound: Bound;
  readonly verification: LimitVerification;
  readonly citation: Citation;
  readonly note: string | null;
}

/** What must hold for a case of a rule to be the one that counts. */
export type Condition =
  | { readonly about: 'choice'; readonly field: FieldKey; readonly isAnyOf: readonly string[] }
  | { readonly about: 'number'; readonly field: FieldKey; readonly within: Range }
  /** Something that the unit's papers say: "country", "receptor shape". */
  | { readonly about: 'unit'; readonly fact: string; readonly isAnyOf: readonly string[] }
  /** Made from that day on, or before it; ISO dates, null is open. */
  | { readonly about: 'made'; readonly from: string | null; readonly before: string | null };

/** Limits under conditions; the first case whose conditions all hold is the one that counts. */
export interface LimitCase<Bound> {
  /** Unique in its rule; empty where there is one case only. */
  readonly name: string;
  readonly when: readonly Condition[];
  /** Null: the rule has no such level. */
  readonly warning: Limit<Bound> | null;
  readonly action: Limit<Bound> | null;
}

/** Pairs of x and least value, ascending in x; between them it is interpolated linearly. */
export type MinimumTable = readonly (readonly [number, number])[];

interface AnyRule<Kind extends string, Bound> {
  readonly kind: Kind;
  /** Unique in the procedure; limits are named by it. */
  readonly key: string;
  readonly field: FieldKey;
  readonly cases: readonly LimitCase<Bound>[];
}

interface InUnit {
  /** Of the limits; the field's own, said again so that a slip is found. */
  readonly unit: string;
}

/** The value itself lies within the range. With several cases: by another field, by the unit's papers, by date of manufacture. */
export type FixedRule = AnyRule<'fixed', Range> & InUnit;

/** Within so many percent of |baseline|; a baseline of zero has no percent. */
export type PercentOfBaselineRule = AnyRule<'percent-of-baseline', Range>;

/** Value minus baseline lies within the range, in the field's unit. */
export type AbsoluteFromBaselineRule = AnyRule<'absolute-from-baseline', Range> & InUnit;

/** Value minus another field's lies within the range. */
export type DifferenceFromFieldRule = AnyRule<'difference-from-field', Range> &
  InUnit & { readonly other: FieldKey };

/** At least what the table asks at the other field's value. */
export type TableMinimumRule = AnyRule<'table-minimum', MinimumTable> & InUnit & { readonly by: FieldKey };

/** So many steps of an ordinal scale below the baseline reach the level. */
export type StepsBelowBaselineRule = AnyRule<'steps-below-baseline', number> & {
  /** The scale from worst to best, as on the phantom used; null until somebody says. */
  readonly scale: readonly number[] | null;
};

/** The options that do not reach the level. */
export type ChoiceRule = AnyRule<'choice', readonly string[]>;

/** The kinds of items whose failure reaches the level. */
export type ChecklistRule = AnyRule<'checklist', readonly ItemKind[]>;

export type AcceptanceRule =
  | FixedRule
  | PercentOfBaselineRule
  | AbsoluteFromBaselineRule
  | DifferenceFromFieldRule
  | TableMinimumRule
  | StepsBelowBaselineRule
  | ChoiceRule
  | ChecklistRule;

/** The levels a value can reach, the worse last. */
export const levels = ['warning', 'action'] as const;
export type Level = (typeof levels)[number];

/** The name of a limit within a version of its procedure: "ssd/mini C-arm/action". */
export type LimitKey = string;

export const limitKey = (rule: Pick<AcceptanceRule, 'key'>, caseName: string, level: Level): LimitKey =>
  [rule.key, ...(caseName === '' ? [] : [caseName]), level].join('/');

/** A limit where it stands in its procedure. */
export interface PlacedLimit {
  readonly key: LimitKey;
  readonly rule: AcceptanceRule;
  readonly caseName: string;
  readonly when: readonly Condition[];
  readonly level: Level;
  readonly limit: Limit<unknown>;
}

/** The limits of one case, warning first. */
export const limitsOfCase = (rule: AcceptanceRule, one: LimitCase<unknown>): readonly PlacedLimit[] =>
  levels.flatMap((level) => {
    const limit = one[level];
    if (limit === null) return [];
    const key = limitKey(rule, one.name, level);
    return [{ key, rule, caseName: one.name, when: one.when, level, limit }];
  });

/** All limits of some rules, as a page lists them for adoption. */
export const limitsOf = (rules: readonly AcceptanceRule[]): readonly PlacedLimit[] =>
  rules.flatMap((rule) => rule.cases.flatMap((one) => limitsOfCase(rule, one)));

/** Limits that judge from the start; every other one waits for the unit's physicist. */
export const judgesFromTheStart = ({ verification }: Pick<Limit<unknown>, 'verification'>): boolean =>
  verification === 'verified' || verification === 'by-definition';
