import { computedOrder } from './computed-order.ts';
import { isNumeric, optionsOf, type Field, type FieldKey, type Range } from './fields.ts';
import { listsNotCollected } from './formula-value.ts';
import { parseFormula } from './formula.ts';
import type { Place } from './pack-problem.ts';
import { qcUnit } from './units.ts';

/** Names that the formula language reads as something else than a field. (Functions are no such names: mean is a field, mean(hu) a call.) */
const wordsOfFormulas: ReadonlySet<string> = new Set([
  ...['mod', 'to', 'in', 'and', 'xor', 'or', 'not', 'end'],
  ...['true', 'false', 'null', 'undefined'],
]);

/** Refuses what stands twice in a list of names. */
export const refuseTwins = (keys: readonly string[], at: Place): void => {
  const twins = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  twins.forEach((key) => {
    at.step(key === '' ? 'without a name' : key).refuse(
      'duplicate-key',
      `“${key}” stands here more than once. Give each its own name.`,
    );
  });
};

/** Refuses a range that holds nothing. */
export const checkRange = ({ low, high }: Range, at: Place): void => {
  if (low !== null && high !== null && low > high)
    at.refuse('reversed-range', `The lowest, ${low}, is greater than the highest, ${high}.`);
};

const checkUnit = (field: Field, at: Place): void => {
  if (isNumeric(field) && qcUnit(field.unit) === null)
    at.refuse(
      'unknown-unit',
      `The unit “${field.unit}” of “${field.label}” is not known. Write it as UCUM does (mGy/min, {lp}/mm).`,
    );
};

const checkNeed = ({ need }: Field, fields: readonly Field[], at: Place): void => {
  if (typeof need === 'string') return;
  const asked = fields.find(({ key }) => key === need.whenField);
  checkOptions({ key: need.whenField, field: asked, options: need.isNoneOf }, at);
};

/** Refuses a condition on a choice that is not there, or on options that it has not. */
export const checkOptions = (
  asked: {
    readonly key: FieldKey;
    readonly field: Field | undefined;
    readonly options: readonly string[];
  },
  at: Place,
): void => {
  if (asked.field === undefined) {
    at.refuse('dangling-field', `There is no field “${asked.key}” in this procedure.`);
    return;
  }
  const known = optionsOf(asked.field);
  if (known === null) {
    at.refuse('wrong-field-type', `“${asked.key}” is no choice, so it has no options to ask for.`);
    return;
  }
  asked.options
    .filter((option) => !known.includes(option))
    .forEach((option) => {
      at.refuse('unknown-option', `“${option}” is no option of “${asked.key}”: ${known.join(', ')}.`);
    });
};

const checkFormula = (text: string, fields: readonly Field[], at: Place): void => {
  const reading = parseFormula(text);
  if (!reading.ok) {
    at.refuse(reading.refusal.code, reading.refusal.message);
    return;
  }
  const numeric = new Map(fields.filter(isNumeric).map((field) => [field.key, field]));
  reading.formula.fields
    .filter((key) => !numeric.has(key))
    .forEach((key) => {
      at.refuse('formula-unknown-field', `The formula uses “${key}”, which is no field with numbers.`);
    });
  const lists = listsNotCollected(reading.formula.tree, (key) => numeric.get(key)?.type === 'replicates');
  new Set(lists).forEach((key) => {
    at.refuse(
      'formula-list-as-number',
      `“${key}” is several readings: take mean(${key}), max(${key}) or the like.`,
    );
  });
};

const checkField = (field: Field, fields: readonly Field[], at: Place): void => {
  if (wordsOfFormulas.has(field.key))
    at.refuse('reserved-key', `“${field.key}” is a word of formulas and cannot name a field.`);
  checkUnit(field, at);
  checkNeed(field, fields, at);
  if (isNumeric(field) && field.plausible !== null) checkRange(field.plausible, at.step('plausible'));
  if (field.type === 'computed') checkFormula(field.formula, fields, at.step('formula'));
  if (field.type === 'choice') refuseTwins(field.options, at.step('options'));
  if (field.type === 'replicates' && field.least > field.most)
    at.refuse('reversed-range', `It asks for ${field.least} readings or more and ${field.most} or fewer.`);
};

/** Refuses what the fields of a procedure say wrongly of themselves and of each other. */
export const checkFields = (fields: readonly Field[], at: Place): void => {
  const items = fields.flatMap((field) => (field.type === 'checklist' ? field.items : []));
  refuseTwins(
    [...fields, ...items].map(({ key }) => key),
    at,
  );
  fields.forEach((field) => {
    checkField(field, fields, at.step(field.key));
  });
  const { circle } = computedOrder(fields);
  if (circle.length > 0)
    at.refuse(
      'formula-circle',
      `These are computed from each other in a circle: ${circle.join(', ')}. One of them must be typed.`,
    );
};
