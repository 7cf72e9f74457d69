import type { EntryProblem } from '../../../qc/core/entry.ts';
import { entryProblems } from '../../../qc/core/entry.ts';
import type { Field, ItemAnswer, RecordedValue, RecordedValues } from '../../../qc/core/fields.ts';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { numberIn } from '../../ui/number-in.ts';

/** What can be typed again: what is computed follows by itself, files are taken on the tablet. */
export const isTyped = ({ definition }: SessionView['fields'][number]): boolean =>
  definition.type !== 'computed' && definition.type !== 'attachment';

/** The values that count now, by field. */
export const valuesNow = ({ fields }: SessionView): RecordedValues =>
  Object.fromEntries(fields.flatMap(({ key, steps }) => steps.slice(-1).map(({ value }) => [key, value])));

/** Text of a form as the value of its field; empty is unknown. What is no number is NaN, which is refused and never sent as unknown. */
export const valueOf = (text: string, field: Field): RecordedValue => {
  switch (field.type) {
    case 'number':
    case 'integer':
      return numberIn(text);
    case 'replicates':
      return text
        .split(/[;\s]+/)
        .filter((part) => part !== '')
        .map(numberIn);
    default:
      return text === '' ? null : text;
  }
};

/** A value as the text of a form. */
export const textOf = (value: RecordedValue | undefined): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  return Array.isArray(value) ? value.map((each: string | number | null) => each ?? '').join('; ') : '';
};

export const answersIn = (value: RecordedValue | undefined): Readonly<Record<string, ItemAnswer | null>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, ItemAnswer | null>>)
    : {};

const isSame = (one: RecordedValue | undefined, other: RecordedValue): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other);

/** Fields whose value differs from the one that counts now. */
export const changedFields = (now: RecordedValues, draft: RecordedValues): readonly string[] =>
  Object.entries(draft)
    .filter(([key, value]) => !isSame(now[key], value))
    .map(([key]) => key);

/** What is odd about the changed values; what is only missing may stay so. */
export const problemsOf = (
  { fields }: SessionView,
  values: RecordedValues,
  changed: readonly string[],
): readonly EntryProblem[] =>
  entryProblems({ fields: fields.map(({ definition }) => definition) }, values).filter(
    ({ field, code }) => changed.includes(field) && code !== 'missing' && code !== 'too-few',
  );
