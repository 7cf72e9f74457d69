import { isNumeric, type Range } from './fields.ts';
import type { AcceptanceRule, Condition, MinimumTable, PlacedLimit } from './limits.ts';
import { fieldOf, type Procedure } from './procedure.ts';
import { qcUnit } from './units.ts';

const minus = (value: number): string => String(value).replace('-', '−');

const withUnit = (words: string, symbol: string): string =>
  symbol === '' ? words : `${words}\u00a0${symbol}`;

/** "from −4 to 4 HU", "at most 5 %", "at least 2.9 mm Al". */
export const rangeWords = ({ low, high }: Range, symbol: string): string => {
  if (low !== null && high !== null)
    return low === -high
      ? withUnit(`within ±${high}`, symbol)
      : withUnit(`from ${minus(low)} to ${minus(high)}`, symbol);
  if (high !== null) return withUnit(`at most ${minus(high)}`, symbol);
  return low === null ? 'any value' : withUnit(`at least ${minus(low)}`, symbol);
};

const labelIn = (procedure: Procedure, key: string): string => `“${fieldOf(procedure, key)?.label ?? key}”`;

const symbolIn = (procedure: Procedure, key: string): string => {
  const field = fieldOf(procedure, key);
  return field !== null && isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '';
};

const tableWords = (table: MinimumTable, symbols: { readonly value: string; readonly by: string }): string =>
  `at least ${table.map(([at, least]) => `${withUnit(minus(least), symbols.value)} at ${withUnit(minus(at), symbols.by)}`).join(', ')}`;

const stepWords = (steps: number): string =>
  steps === 1 ? 'not a step below the baseline' : `less than ${steps} steps below the baseline`;

/** What a value must be so that the level is not reached. */
const boundWords = (rule: AcceptanceRule, bound: unknown, procedure: Procedure): string => {
  const symbol = symbolIn(procedure, rule.field);
  switch (rule.kind) {
    case 'fixed':
      return rangeWords(bound as Range, symbol);
    case 'percent-of-baseline':
      return `${rangeWords(bound as Range, '%')} of the baseline`;
    case 'absolute-from-baseline':
      return `${rangeWords(bound as Range, symbol)} from the baseline`;
    case 'difference-from-field':
      return `${rangeWords(bound as Range, symbol)} from ${labelIn(procedure, rule.other)}`;
    case 'table-minimum':
      return tableWords(bound as MinimumTable, { value: symbol, by: symbolIn(procedure, rule.by) });
    case 'steps-below-baseline':
      return stepWords(bound as number);
    case 'choice':
      return (bound as readonly string[]).join(' or ');
    case 'checklist':
      return (bound as readonly string[]).length > 1
        ? 'no item fails'
        : `no ${(bound as readonly string[]).join('')} item fails`;
  }
};

const madeWords = ({ from, before }: Extract<Condition, { about: 'made' }>): string => {
  if (from === null) return `made before ${before ?? 'any day'}`;
  return before === null ? `made from ${from} on` : `made from ${from} on and before ${before}`;
};

/** "“Protocol” is head", "made before 2006-06-10". */
export const conditionWords = (condition: Condition, procedure: Procedure): string => {
  switch (condition.about) {
    case 'choice':
      return `${labelIn(procedure, condition.field)} is ${condition.isAnyOf.join(' or ')}`;
    case 'number':
      return `${labelIn(procedure, condition.field)} is ${rangeWords(condition.within, symbolIn(procedure, condition.field))}`;
    case 'unit':
      return `the unit’s ${condition.fact} is ${condition.isAnyOf.join(' or ')}`;
    case 'made':
      return madeWords(condition);
  }
};

/** A limit in words: what holds while its level is not reached, and where it counts. */
export const limitWords = (
  { rule, when, limit }: PlacedLimit,
  procedure: Procedure,
): { readonly bound: string; readonly when: readonly string[] } => ({
  bound: boundWords(rule, limit.bound, procedure),
  when: when.map((condition) => conditionWords(condition, procedure)),
});
