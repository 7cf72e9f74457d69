import { isUnit, quantityFromText, scaleBetween } from '../../quantities/units.ts';
import type { Scale } from '../../quantities/units.ts';
import type { CanonicalUnit } from '../../quantities/quantity.ts';
import type { CodeKey } from '../sr/coded-concept.ts';
import type { ContentItem, NumericValue } from '../sr/content-item.ts';
import { fieldWords } from './field-words.ts';
import type { Findings } from './findings.ts';
import type { Sent } from './report-common.ts';
import type { SentDraft } from './sent.ts';

/** Which field a NUM item fills, and its canonical unit. */
export interface NumberField {
  readonly field: string;
  readonly unit: CanonicalUnit;
  /** The template allows several of it (per pulse): they are taken together. */
  readonly isMany?: true;
  /** 0 is a value like others (angles, table positions), not "not known". */
  readonly isZeroMeant?: true;
}

/** Concept name → field. */
export type NumberFields = ReadonlyMap<CodeKey, NumberField>;

/** Where numbers go: the fields themselves, what was sent, and what was odd. */
export interface NumberTarget {
  readonly values: Record<string, number | null>;
  readonly sent: SentDraft;
  readonly findings: Findings;
  readonly eventIndex: number | null;
}

const noNumber: NumericValue = { text: [], unit: null, qualifier: null };
const noScale: Scale = { tens: 0, factor: 1 };

const sentOf = (number: NumericValue): Sent => ({
  text: number.text,
  unit: number.unit?.value ?? null,
  qualifier: number.qualifier === null ? null : (number.qualifier.meaning ?? number.qualifier.value),
  derived: null,
});

/** Words for what is counted cannot be listed ("impulsi"); a word that is no unit does not change a count. */
const isWordOfCount = (sentUnit: string, field: string): boolean =>
  field.endsWith('Count') && /^[\p{L}][\p{L} .-]{2,29}$/u.test(sentUnit) && !isUnit(sentUnit);

const mostShown = 8;
const longestShown = 40;

/** Values as sent for a sentence: of thousands the first few. */
const shown = (texts: readonly string[]): string => {
  const first = texts.slice(0, mostShown).map((text) => text.slice(0, longestShown));
  return texts.length > mostShown ? `${first.join(', ')} … (${texts.length} values)` : first.join(', ');
};

const scaleOf = (sent: Sent, { field, unit }: NumberField, target: NumberTarget): Scale | null => {
  if (sent.unit === null) {
    if (unit === '1') return noScale;
    target.findings.add(
      'unit-missing',
      () => `The ${fieldWords(field)} was sent without a unit: the number ${shown(sent.text)} is not used.`,
      { eventIndex: target.eventIndex, field },
    );
    return null;
  }
  const scale = isWordOfCount(sent.unit, field) ? noScale : scaleBetween(sent.unit, unit);
  if (scale === null) reportUnit(sent.unit, sent, field, target);
  return scale;
};

const reportUnit = (unit: string, sent: Sent, field: string, { findings, eventIndex }: NumberTarget): void =>
  findings.add(
    'unit-unknown',
    () =>
      `The ${fieldWords(field)} was sent in "${unit.slice(0, longestShown)}", which is no unit of it that Kerma knows: the number ${shown(sent.text)} is not used.`,
    { eventIndex, field },
  );

/** The mean of the values that are not zero; zero when all are. Null when there is none. */
export const meanOfNonZero = (values: readonly number[]): number | null => {
  const [first] = values;
  if (first === undefined) return null;
  const used = values.filter((value) => value !== 0);
  if (used.length === 0) return 0;
  return used.every((value) => value === used[0])
    ? (used[0] ?? null)
    : used.reduce((a, b) => a + b, 0) / used.length;
};

const readValue = (text: string, scale: Scale, spec: NumberField, target: NumberTarget): number | null => {
  const value = quantityFromText(text, scale, spec.unit);
  if (value === null)
    target.findings.add(
      'number-unreadable',
      () =>
        `The ${fieldWords(spec.field)} holds "${text.slice(0, longestShown)}", which is no number that it can be: it is not used.`,
      { eventIndex: target.eventIndex, field: spec.field },
    );
  return value;
};

const readValues = (sent: Sent, scale: Scale, spec: NumberField, target: NumberTarget): number[] => {
  const values: number[] = [];
  for (const text of sent.text) {
    const value = readValue(text, scale, spec, target);
    if (value !== null) values.push(value);
  }
  return values;
};

/** What a technique was set to may be averaged; of amounts (dose, time, counts) the mean says nothing. */
const averaged: ReadonlySet<CanonicalUnit> = new Set(['kV', 'mA', 'mA.s', '/s', 'mm', 'deg']);

const meanOf = (values: readonly number[], { isZeroMeant }: NumberField): number | null =>
  isZeroMeant === true ? values.reduce((a, b) => a + b, 0) / values.length : meanOfNonZero(values);

const summarise = (values: readonly number[], sent: Sent, { isZeroMeant }: NumberField): Sent => {
  const used = isZeroMeant === true ? 0 : values.filter((value) => value !== 0).length;
  return {
    ...sent,
    derived: `mean of ${used === 0 ? values.length : used} ${used === 0 ? '' : 'non-zero '}values`,
  };
};

const takeSeveral = (
  values: readonly number[],
  sent: Sent,
  spec: NumberField,
  target: NumberTarget,
): void => {
  const { field, unit } = spec;
  if (values.length < 2) {
    target.values[field] = values[0] ?? null;
    target.sent[field] = sent;
    return;
  }
  const isSame = values.every((value) => value === values[0]);
  if (isSame || spec.isMany === true || averaged.has(unit)) {
    target.values[field] = meanOf(values, spec);
    target.sent[field] = summarise(values, sent, spec);
    return;
  }
  target.values[field] = null;
  target.sent[field] = sent;
  target.findings.add(
    'value-ambiguous',
    `The ${fieldWords(field)} holds ${values.length} different values where one is expected: which is meant is not known, none is used.`,
    { eventIndex: target.eventIndex, field },
  );
};

/** Fills the field of one NUM item: canonical value, what was sent, findings. */
export const takeNumber = (number: NumericValue, spec: NumberField, target: NumberTarget): void => {
  const sent = sentOf(number);
  const [text, second] = sent.text;
  const scale = text === undefined ? null : scaleOf(sent, spec, target);
  if (text !== undefined && scale !== null && second !== undefined) {
    takeSeveral(readValues(sent, scale, spec, target), sent, spec, target);
    return;
  }
  target.values[spec.field] =
    text === undefined || scale === null ? null : readValue(text, scale, spec, target);
  target.sent[spec.field] = sent;
};

/** Several NUM items of one concept taken as one with several values, where their unit is the same. */
const joined = (numbers: readonly NumericValue[]): NumericValue => {
  const withText = numbers.filter(({ text }) => text.length > 0);
  const first = withText[0] ?? numbers[0];
  if (first === undefined) return noNumber;
  const sameUnit = withText.filter(({ unit }) => unit?.value === first.unit?.value);
  return { ...first, text: sameUnit.flatMap(({ text }) => text) };
};

/** A measured value makes a number of an item whose value type is missing or wrong. */
const isNumber = ({ valueType, number }: ContentItem): boolean => valueType === 'NUM' || number !== null;

const saysTheSame = (one: NumericValue, other: NumericValue): boolean =>
  one.unit?.value === other.unit?.value &&
  one.text.length === other.text.length &&
  one.text.every((text, index) => text === other.text[index]);

const takeRepeated = (numbers: readonly NumericValue[], spec: NumberField, target: NumberTarget): void => {
  if (spec.isMany === true) {
    takeNumber(joined(numbers), spec, target);
    return;
  }
  const usable = numbers.filter(({ text }) => text.length > 0);
  const [first] = usable;
  if (first === undefined) return;
  takeNumber(first, spec, target);
  if (usable.every((number) => saysTheSame(number, first))) return;
  target.findings.add(
    'value-repeated',
    `The ${fieldWords(spec.field)} was sent ${usable.length} times with different values; the first is used.`,
    {
      eventIndex: target.eventIndex,
      field: spec.field,
    },
  );
};

/** Takes the numbers of the fields that came more than once, in one walk for all of them. */
const takeAllRepeated = (
  items: readonly ContentItem[],
  fields: NumberFields,
  { repeated, target }: { repeated: ReadonlySet<NumberField>; target: NumberTarget },
): void => {
  const numbers = new Map([...repeated].map(({ field }): [string, NumericValue[]] => [field, []]));
  for (const item of items) {
    const field = item.key === '' || !isNumber(item) ? undefined : fields.get(item.key)?.field;
    if (field !== undefined) numbers.get(field)?.push(item.number ?? noNumber);
  }
  for (const spec of repeated) takeRepeated(numbers.get(spec.field) ?? [], spec, target);
};

/** Fills the fields of all NUM items among these that the table knows; `target.sent` must not hold them yet. */
export const takeNumbers = (
  items: readonly ContentItem[],
  fields: NumberFields,
  target: NumberTarget,
): void => {
  let repeated: Set<NumberField> | null = null;
  for (const item of items) {
    if (item.key === '' || !isNumber(item)) continue;
    const spec = fields.get(item.key);
    if (spec === undefined) continue;
    if (target.sent[spec.field] === undefined) takeNumber(item.number ?? noNumber, spec, target);
    else (repeated ??= new Set()).add(spec);
  }
  if (repeated !== null) takeAllRepeated(items, fields, { repeated, target });
};
