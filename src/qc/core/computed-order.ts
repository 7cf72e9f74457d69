import type { ComputedField, Field, FieldKey } from './fields.ts';
import { parseFormula } from './formula.ts';
import type { Formula } from './formula-tree.ts';

/** A computed field with its formula read. */
export interface Computation {
  readonly field: ComputedField;
  readonly formula: Formula;
}

/** The computed fields whose formula can be read. */
export const computationsOf = (fields: readonly Field[]): readonly Computation[] =>
  fields.flatMap((field) => {
    if (field.type !== 'computed') return [];
    const reading = parseFormula(field.formula);
    return reading.ok ? [{ field, formula: reading.formula }] : [];
  });

/** The computations in an order in which each finds what it needs, and those that go round in a circle. */
export interface ComputedOrder {
  readonly order: readonly Computation[];
  readonly circle: readonly FieldKey[];
}

/** Takes again and again what needs no computation that is still waiting; what is left in the end waits for itself. */
export const computedOrder = (fields: readonly Field[]): ComputedOrder => {
  const order: Computation[] = [];
  let waiting = computationsOf(fields);
  for (;;) {
    const open = new Set(waiting.map(({ field }) => field.key));
    const ready = waiting.filter(({ formula }) => !formula.fields.some((key) => open.has(key)));
    if (ready.length === 0) return { order, circle: [...open] };
    order.push(...ready);
    waiting = waiting.filter((each) => !ready.includes(each));
  }
};
