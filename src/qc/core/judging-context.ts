import type { CalendarDate } from '../../quantities/calendar.ts';
import type { Adoption } from './adoption.ts';
import { seriesOf, type Baseline, type SeriesKey } from './baseline.ts';
import { computedValues, withoutDust, type ComputedValues } from './computed-values.ts';
import { decimalsOfField, isNumeric, type Field, type FieldKey, type RecordedValues } from './fields.ts';
import { fieldOf, type Procedure } from './procedure.ts';
import type { NotEvaluated } from './verdict.ts';

/** What limits may ask of the unit. */
export interface UnitFacts {
  readonly manufacturedOn: CalendarDate | null;
  /** "country", "receptor shape" …; a fact that is missing is unknown. */
  readonly facts: Readonly<Record<string, string>>;
}

/** All that judging a session looks at. */
export interface JudgingInputs {
  readonly procedure: Procedure;
  readonly values: RecordedValues;
  /** Of this unit and procedure, in the order in which they were written. */
  readonly baselines: readonly Baseline[];
  readonly adoptions: readonly Adoption[];
  readonly unit: UnitFacts;
  /** The day of the session at the unit. */
  readonly on: CalendarDate;
}

export interface JudgingContext extends JudgingInputs {
  readonly computed: ComputedValues;
  readonly series: SeriesKey | null;
}

export const judgingContext = (inputs: JudgingInputs): JudgingContext => ({
  ...inputs,
  computed: computedValues(inputs.procedure, inputs.values),
  series: seriesOf(inputs.procedure, inputs.values),
});

/** Whether a session without this field is incomplete, by what else it says. */
export const isRequired = ({ need }: Field, values: RecordedValues): boolean => {
  if (typeof need === 'string') return need === 'required';
  const asked = values[need.whenField];
  return typeof asked === 'string' && asked !== '' && !need.isNoneOf.includes(asked);
};

/** Numbers to judge, or why there are none; `isShort`: some are missing. */
export type Readings =
  { readonly values: readonly number[]; readonly isShort: boolean } | { readonly why: NotEvaluated };

const numbersIn = (value: unknown): readonly number[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is number => typeof each === 'number');

/** The mean as it is judged: in the field's decimals and six more. */
const mean = (values: readonly number[], decimals: number): number =>
  withoutDust(values.reduce((total, each) => total + each, 0) / values.length, decimals);

const replicates = (field: Extract<Field, { type: 'replicates' }>, values: readonly number[]): Readings => {
  const isShort = values.length < field.least;
  if (field.judged === 'each') return values.length === 0 ? { why: 'value-missing' } : { values, isShort };
  return isShort ? { why: 'value-missing' } : { values: [mean(values, field.decimals)], isShort };
};

const absent = (field: Field, values: RecordedValues): Readings => {
  if (!isRequired(field, values)) return { why: 'not-given' };
  return { why: field.type === 'computed' ? 'not-computed' : 'value-missing' };
};

/** The numbers of a field that rules look at: one, the mean of replicates, or each of them. */
export const readingsOf = (key: FieldKey, { procedure, values, computed }: JudgingContext): Readings => {
  const field = fieldOf(procedure, key);
  if (field === null || !isNumeric(field)) return { why: 'value-missing' };
  const numbers = field.type === 'computed' ? numbersIn(computed[key]?.value) : numbersIn(values[key]);
  if (numbers.length === 0) return absent(field, values);
  return field.type === 'replicates' ? replicates(field, numbers) : { values: numbers, isShort: false };
};

/** One number of a field, for comparison with another; null when unknown. Of replicates it is their mean. */
export const numberOf = (key: FieldKey, context: JudgingContext): number | null => {
  const readings = readingsOf(key, context);
  if ('why' in readings) return null;
  const field = fieldOf(context.procedure, key);
  const decimals = field !== null && isNumeric(field) ? decimalsOfField(field) : 0;
  return readings.values.length === 1 ? (readings.values[0] ?? null) : mean(readings.values, decimals);
};
