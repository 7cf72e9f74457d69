import type { Evaluation } from '../../../qc/core/evaluation.ts';
import { decimalsOfField, isNumeric, type Field, type RecordedValue } from '../../../qc/core/fields.ts';
import { limitWords, rangeWords } from '../../../qc/core/limit-words.ts';
import { limitsOf } from '../../../qc/core/limits.ts';
import { fieldOf } from '../../../qc/core/procedure.ts';
import { qcUnit } from '../../../qc/core/units.ts';
import { seriesOf } from '../../../qc/core/baseline.ts';
import { notEvaluatedWords } from '../../../qc/core/verdict.ts';
import { dateWords } from '../../../quantities/calendar.ts';
import { recordedNumber } from '../../ui/recorded-number.ts';
import { valuesOf, type TestDraft } from './round.ts';

export const symbolOf = (field: Field): string =>
  isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '';

/** "−3.0 HU". */
export const numberWords = (value: number, field: Field): string =>
  recordedNumber(value, isNumeric(field) ? decimalsOfField(field) : 0, symbolOf(field));

const answerWords = (value: object, field: Field): string => {
  const failed = Object.entries(value as Record<string, unknown>).filter(([, answer]) => answer === 'fail');
  if (field.type !== 'checklist' || failed.length === 0) return 'all answered, none fails';
  const labels = failed.map(([key]) => field.items.find((item) => item.key === key)?.label ?? key);
  return `fails: ${labels.join(', ')}`;
};

/** A value as people read it. */
export const valueWords = (value: RecordedValue, field: Field): string => {
  if (value === null) return 'not recorded';
  if (typeof value === 'number') return numberWords(value, field);
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return answerWords(value, field);
  const parts = (value as readonly unknown[]).map((each) =>
    typeof each === 'number' ? numberWords(each, field) : String(each),
  );
  return field.type === 'attachment' ? `${parts.length} attached` : parts.join(', ');
};

/** What a person is told of a value, once it is entered. */
export interface Said {
  readonly label: string;
  readonly value: string | null;
  readonly verdict: Evaluation['verdict'];
  /** Why there is no verdict. */
  readonly reason: string | null;
  /** What it is held against: "within ±3 HU, else warning". */
  readonly bands: readonly string[];
  readonly baseline: string | null;
  readonly last: string | null;
  readonly failed: readonly string[];
}

const bandWords = ({ limits }: Evaluation, field: Field, { test }: TestDraft): readonly string[] => {
  const { procedure } = test.version;
  return limits
    .filter(({ standing }) => standing.isInForce)
    .flatMap(({ limit, level, band }) => {
      if (band !== null) return [`${rangeWords(band, symbolOf(field))}, else ${level}`];
      const placed = limitsOf(procedure.rules).find(({ key }) => key === limit);
      return placed === undefined ? [] : [`${limitWords(placed, procedure).bound}, else ${level}`];
    });
};

const lastWords = (field: Field, draft: TestDraft): string | null => {
  const series = seriesOf(draft.test.version.procedure, valuesOf(draft)) ?? '';
  const last = draft.test.last.find((each) => each.field === field.key && each.series === series);
  return last === undefined ? null : `${valueWords(last.value, field)} on ${dateWords(last.on)}`;
};

const baselineWords = ({ baseline, deviation }: Evaluation, field: Field): string | null => {
  if (baseline === null) return null;
  const percent = deviation?.percent ?? null;
  const off = percent === null ? '' : ` (${percent > 0 ? '+' : ''}${recordedNumber(percent, 1, '%')})`;
  return numberWords(baseline.value, field) + off;
};

/** An evaluation in words; null where there is nothing to tell, such as of a choice that nothing hangs on. */
export const saidOf = (evaluation: Evaluation, draft: TestDraft): Said | null => {
  const field = fieldOf(draft.test.version.procedure, evaluation.field);
  if (field === null || (evaluation.rule === null && !isNumeric(field))) return null;
  const { value, verdict, reason, failed } = evaluation;
  return {
    label: field.label,
    value: value === null ? null : valueWords(value, field),
    verdict,
    reason: reason === null ? null : notEvaluatedWords[reason],
    bands: bandWords(evaluation, field, draft),
    baseline: baselineWords(evaluation, field),
    last: lastWords(field, draft),
    failed:
      field.type === 'checklist'
        ? failed.map((key) => field.items.find((item) => item.key === key)?.label ?? key)
        : [],
  };
};
