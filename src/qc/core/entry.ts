import { liesWithin } from './conditions.ts';
import { decimalsOf } from './decimal.ts';
import {
  decimalsOfField,
  optionsOf,
  type ChecklistField,
  type Field,
  type FieldKey,
  type NumericField,
  type RecordedValue,
  type RecordedValues,
} from './fields.ts';
import { isRequired } from './judging-context.ts';
import type { Procedure } from './procedure.ts';

export type EntryProblemCode =
  | 'missing'
  | 'unknown-field'
  | 'wrong-type'
  | 'not-whole'
  | 'too-many-decimals'
  | 'implausible'
  | 'unknown-option'
  | 'unknown-item'
  | 'too-few'
  | 'too-many'
  | 'too-long';

/** What is odd about something that was typed. */
export interface EntryProblem {
  readonly field: FieldKey;
  readonly item: FieldKey | null;
  readonly code: EntryProblemCode;
  readonly message: string;
  /** Asked once and then taken as it is; anything else is put right first. */
  readonly mayConfirm: boolean;
}

type Found = Pick<EntryProblem, 'code' | 'message'> & Partial<EntryProblem>;

const longestText = 2000;
const mostAttachments = 20;

const wrongType = (wanted: string): readonly Found[] => [
  { code: 'wrong-type', message: `There must be ${wanted} here.` },
];

const plausibleWords = ({ low, high }: { low: number | null; high: number | null }): string => {
  if (low === null) return `at most ${high ?? ''}`;
  return high === null ? `at least ${low}` : `from ${low} to ${high}`;
};

const numberProblems = (value: number, field: NumericField): readonly Found[] => {
  if (!Number.isFinite(value)) return wrongType('a number');
  const decimals = decimalsOfField(field);
  if (decimalsOf(value) > decimals)
    return decimals === 0
      ? [{ code: 'not-whole', message: `“${field.label}” is a whole number.` }]
      : [{ code: 'too-many-decimals', message: `“${field.label}” has ${decimals} decimals at most.` }];
  if (field.plausible === null || liesWithin(value, field.plausible)) return [];
  const usual = plausibleWords(field.plausible);
  return [
    {
      code: 'implausible',
      message: `${value} is unusual: expected is ${usual}. Is it right?`,
      mayConfirm: true,
    },
  ];
};

const oneNumber = (value: RecordedValue, field: NumericField): readonly Found[] =>
  typeof value === 'number' ? numberProblems(value, field) : wrongType('a number');

const severalNumbers = (
  value: RecordedValue,
  field: Extract<Field, { type: 'replicates' }>,
): readonly Found[] => {
  if (!Array.isArray(value)) return wrongType('a list of numbers');
  const readings = value as readonly unknown[];
  const numbers = readings.filter((each) => typeof each === 'number');
  if (numbers.length < readings.filter((each) => each !== null).length) return wrongType('a list of numbers');
  if (numbers.length < field.least)
    return [{ code: 'too-few', message: `${numbers.length} of at least ${field.least} readings are there.` }];
  if (readings.length > field.most)
    return [{ code: 'too-many', message: `There is room for ${field.most} readings.` }];
  return numbers.flatMap((each) => numberProblems(each, field));
};

const chosen = (value: RecordedValue, options: readonly string[]): readonly Found[] => {
  if (typeof value !== 'string') return wrongType('one of the choices');
  return options.includes(value)
    ? []
    : [{ code: 'unknown-option', message: `“${value.slice(0, 40)}” is none of: ${options.join(', ')}.` }];
};

const ticked = (value: RecordedValue, field: ChecklistField): readonly Found[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongType('the answers');
  const answers = new Map<string, unknown>(Object.entries(value));
  const allowed = field.mayNotApply ? ['pass', 'fail', 'n/a'] : ['pass', 'fail'];
  const odd = [...answers.keys()].filter((key) => !field.items.some((item) => item.key === key));
  return [
    ...odd.map((item): Found => ({ code: 'unknown-item', message: 'This is no item of the list.', item })),
    ...field.items.flatMap(({ key: item, label }): readonly Found[] => {
      const answer = answers.get(item) ?? null;
      if (answer === null) return [{ code: 'missing', message: `“${label}” is not answered.`, item }];
      return typeof answer === 'string' && allowed.includes(answer)
        ? []
        : [{ code: 'unknown-option', message: `“${label}” is answered with ${allowed.join(', ')}.`, item }];
    }),
  ];
};

const written = (value: RecordedValue): readonly Found[] => {
  if (typeof value !== 'string') return wrongType('a text');
  return value.length <= longestText
    ? []
    : [{ code: 'too-long', message: `There is room for ${longestText} characters.` }];
};

const attached = (value: RecordedValue): readonly Found[] => {
  if (!Array.isArray(value) || value.some((each: unknown) => typeof each !== 'string'))
    return wrongType('a list of files');
  return value.length <= mostAttachments
    ? []
    : [{ code: 'too-many', message: `There is room for ${mostAttachments} files.` }];
};

const problemsOfValue = (value: RecordedValue, field: Field): readonly Found[] => {
  switch (field.type) {
    case 'number':
    case 'integer':
      return oneNumber(value, field);
    case 'replicates':
      return severalNumbers(value, field);
    case 'choice':
    case 'yes-no':
      return chosen(value, optionsOf(field) ?? []);
    case 'checklist':
      return ticked(value, field);
    case 'text':
      return written(value);
    case 'attachment':
      return attached(value);
    case 'computed':
      return [{ code: 'wrong-type', message: `“${field.label}” is computed, never typed.` }];
  }
};

const isAbsent = (value: RecordedValue | undefined): value is null | undefined =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const problemsOfField = (field: Field, values: RecordedValues): readonly Found[] => {
  const value = values[field.key];
  if (!isAbsent(value)) return problemsOfValue(value, field);
  return field.type !== 'computed' && isRequired(field, values)
    ? [{ code: 'missing', message: `“${field.label}” is not recorded.` }]
    : [];
};

const placed = (field: FieldKey, found: Found): EntryProblem => ({
  item: null,
  mayConfirm: false,
  ...found,
  field,
});

/** What is odd about a session's values: what is missing or cannot be so, and what is asked about once. */
export const entryProblems = (
  { fields }: Pick<Procedure, 'fields'>,
  values: RecordedValues,
): readonly EntryProblem[] => {
  const known = new Set(fields.map(({ key }) => key));
  const odd = Object.keys(values).filter((key) => !known.has(key));
  return [
    ...odd.map((key) => placed(key, { code: 'unknown-field', message: 'The procedure has no such field.' })),
    ...fields.flatMap((field) => problemsOfField(field, values).map((found) => placed(field.key, found))),
  ];
};
