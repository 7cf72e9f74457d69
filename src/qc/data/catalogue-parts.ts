import type {
  ChecklistField,
  ChecklistItem,
  ChoiceField,
  Field,
  IntegerField,
  Need,
  NumberField,
  ComputedField,
  Range,
} from '../core/fields.ts';
import type {
  AcceptanceRule,
  Condition,
  FixedRule,
  Limit,
  LimitCase,
  LimitVerification,
} from '../core/limits.ts';
import type { Frequency, Procedure, Trend } from '../core/procedure.ts';
import type { CatalogueSource } from './catalogue-sources.ts';

/** Decimals that are typed in a unit, and what no reading of it leaves unless a finger slipped. */
interface Typing {
  readonly decimals: number;
  readonly plausible: Range | null;
}

const typed = (decimals: number, low: number, high: number): Typing => ({
  decimals,
  plausible: { low, high },
});

/**
 * Kerma's own: no source of the catalogue says with how many decimals to type. The ranges are guards against slips of typing,
 * wide enough for any unit; they are no limits.
 */
const typingOf: Readonly<Record<string, Typing>> = {
  '1': { decimals: 3, plausible: null },
  '%': { decimals: 1, plausible: null },
  '%{SID}': { decimals: 2, plausible: null },
  kV: typed(1, 20, 160),
  mA: typed(1, 0, 1500),
  'mA.s': typed(1, 0, 2000),
  ms: typed(1, 0, 2000),
  s: typed(1, 0, 1000),
  min: typed(1, 0, 600),
  '/s': typed(1, 0, 120),
  mGy: typed(2, 0, 20_000),
  'mGy/min': typed(2, 0, 5000),
  'uGy/min': typed(1, 0, 10_000),
  'uGy/h': typed(1, 0, 1_000_000),
  'mGy/{frame}': typed(3, 0, 100),
  'nGy/{frame}': typed(1, 0, 100_000),
  'Gy.cm2': typed(4, 0, 5000),
  cm: typed(1, 0, 300),
  mm: typed(1, -1000, 1000),
  mm2: typed(1, 0, 100_000),
  'mm{Al}': typed(2, 0, 30),
  'mm{Pb}': typed(2, 0, 5),
  deg: typed(1, -90, 90),
  '{lp}/mm': typed(2, 0, 20),
  '{lp}/cm': typed(1, 0, 50),
  "[hnsf'U]": typed(1, -1200, 4000),
  'cd/m2': typed(2, 0, 10_000),
  '{OD}': typed(2, 0, 5),
};

const typing = (unit: string): Typing => typingOf[unit] ?? { decimals: 1, plausible: null };

interface Said {
  readonly need?: Need;
  readonly decimals?: number;
}

export const number = (key: string, label: string, unit: string, said: Said = {}): NumberField => ({
  type: 'number',
  key,
  label,
  need: 'required',
  unit,
  ...typing(unit),
  ...said,
});

export const count = (key: string, label: string, need: Need = 'required'): IntegerField => ({
  type: 'integer',
  key,
  label,
  need,
  unit: '{count}',
  plausible: { low: 0, high: 1_000_000 },
});

/** No guard: what is computed cannot be mistyped. */
export const computed = (
  key: string,
  label: string,
  unit: string,
  said: { readonly formula: string; readonly decimals?: number },
): ComputedField => ({
  type: 'computed',
  key,
  label,
  need: 'required',
  unit,
  decimals: typing(unit).decimals,
  plausible: null,
  ...said,
});

export const choice = (key: string, label: string, options: readonly string[]): ChoiceField => ({
  type: 'choice',
  key,
  label,
  need: 'required',
  options,
});

export const passOrFail = (key: string, label: string): ChoiceField => choice(key, label, ['pass', 'fail']);

export const yesNo = (key: string, label: string): Field => ({
  type: 'yes-no',
  key,
  label,
  need: 'required',
});

export const text = (key: string, label: string, need: Need = 'required'): Field => ({
  type: 'text',
  key,
  label,
  need,
});

export const attachment = (key: string, label: string, need: Need = 'optional'): Field => ({
  type: 'attachment',
  key,
  label,
  need,
});

export const item = (key: string, label: string): ChecklistItem => ({ key, label, kind: 'ordinary' });
export const safetyItem = (key: string, label: string): ChecklistItem => ({ key, label, kind: 'safety' });

export const checklist = (items: readonly ChecklistItem[]): ChecklistField => ({
  type: 'checklist',
  key: 'items',
  label: 'Checklist',
  need: 'required',
  mayNotApply: true,
  items,
});

/** Where a limit was found, and how well. */
export interface Found {
  readonly verification: LimitVerification;
  readonly sources: readonly CatalogueSource[];
  readonly place?: string;
  readonly note?: string;
}

export const limit = <Bound>(bound: Bound, { verification, sources, place, note }: Found): Limit<Bound> => ({
  bound,
  verification,
  citation: { sources, place: place ?? null },
  note: note ?? null,
});

export const within = (low: number | null, high: number | null, found: Found): Limit<Range> =>
  limit({ low, high }, found);

interface Levels<Bound> {
  readonly warning?: Limit<Bound>;
  readonly action?: Limit<Bound>;
}

/** One case of several, under its conditions. */
export const when = <Bound>(
  name: string,
  conditions: readonly Condition[],
  { warning, action }: Levels<Bound>,
): LimitCase<Bound> => ({ name, when: conditions, warning: warning ?? null, action: action ?? null });

/** The only case. */
const always = <Bound>(limits: Levels<Bound>): readonly LimitCase<Bound>[] => [when('', [], limits)];

export const chosen = (field: string, ...isAnyOf: readonly string[]): Condition => ({
  about: 'choice',
  field,
  isAnyOf,
});

export const between = (field: string, low: number | null, high: number | null): Condition => ({
  about: 'number',
  field,
  within: { low, high },
});

export const fixed = (field: string, unit: string, limits: Levels<Range>): FixedRule =>
  fixedCases(field, unit, always(limits));

export const fixedCases = (field: string, unit: string, cases: readonly LimitCase<Range>[]): FixedRule => ({
  kind: 'fixed',
  key: field,
  field,
  unit,
  cases,
});

export const percentOfBaseline = (field: string, limits: Levels<Range>): AcceptanceRule => ({
  kind: 'percent-of-baseline',
  key: field,
  field,
  cases: always(limits),
});

export const fromBaseline = (field: string, unit: string, limits: Levels<Range>): AcceptanceRule => ({
  kind: 'absolute-from-baseline',
  key: field,
  field,
  unit,
  cases: always(limits),
});

export const differenceFrom = (
  other: string,
  field: string,
  unit: string,
  limits: Levels<Range>,
): AcceptanceRule => ({
  kind: 'difference-from-field',
  key: field,
  field,
  other,
  unit,
  cases: always(limits),
});

/** The scale is that of the phantom at hand: nobody knows it before the physicist enters it. */
export const stepsBelow = (field: string, limits: Levels<number>): AcceptanceRule => ({
  kind: 'steps-below-baseline',
  key: field,
  field,
  scale: null,
  cases: always(limits),
});

/** "Pass" passes, "fail" is action: by definition. */
export const mustPass = (
  sources: readonly CatalogueSource[],
  ...fields: readonly string[]
): AcceptanceRule[] =>
  fields.map((field) => ({
    kind: 'choice',
    key: field,
    field,
    cases: always({ action: limit(['pass'], { verification: 'by-definition', sources }) }),
  }));

export const choiceRule = (field: string, limits: Levels<readonly string[]>): AcceptanceRule => ({
  kind: 'choice',
  key: field,
  field,
  cases: always(limits),
});

/** Any item that fails is action: by definition. */
export const allItemsPass = (sources: readonly CatalogueSource[]): AcceptanceRule => ({
  kind: 'checklist',
  key: 'items',
  field: 'items',
  cases: always({ action: limit(['ordinary', 'safety'], { verification: 'by-definition', sources }) }),
});

export const fluoroscopes: Procedure['equipmentTypes'] = ['fixed-c-arm', 'mobile-c-arm', 'rf-room'];

const often = (codes: Frequency['codes'], words: string, said: Partial<Frequency> = {}): Frequency => ({
  codes,
  words,
  longestMonths: null,
  triggers: [],
  ...said,
});

export const eachDayOfUse = often(['daily'], 'each day of clinical use, before the first patient');
export const weekly = often(['weekly'], 'each week');
export const monthly = often(['monthly'], 'each month');
export const quarterly = often(['quarterly'], 'each quarter');
export const annualSurvey = often(
  ['annual'],
  'each year, at most 14 months apart in New Jersey and Oregon, and after repairs that may change output or images',
  { longestMonths: 14, triggers: ['repair'] },
);
export { often };

/** Written actions that the catalogue proposes where no source has one. */
export const repeatThenStop: Procedure['onFailure'] = {
  words:
    'Repeat once and keep the first value. When it fails again, use the unit for no patient and call its medical physicist.',
  isProposal: true,
};
export const physicistDecides: Procedure['onFailure'] = {
  words:
    'Settle with the user: out of service, restricted, or conditional use until a date. Open an issue, and test again after service.',
  isProposal: true,
};
export const onFailure = (words: string): Procedure['onFailure'] => ({ words, isProposal: false });

export const trend = (charts: Trend['charts'], ...fields: readonly string[]): Trend[] =>
  fields.map((field) => ({ field, charts }));

/** What a test of the catalogue says; the rest is usual. */
export type CatalogueTest = Omit<Procedure, 'notes' | 'seriesBy' | 'rules' | 'trends'> &
  Partial<Procedure> & { readonly sources: readonly CatalogueSource[] };

export const test = (said: CatalogueTest): Procedure => ({
  notes: [],
  seriesBy: [],
  rules: [],
  trends: [],
  ...said,
});
