import type { FieldKey } from './fields.ts';
import { functionRule, known, quotient, type NoValue, type Outcome } from './formula-functions.ts';
import { partsOf, type Formula, type FormulaNode, type Operator } from './formula-tree.ts';

/** What a field has for a formula: a number, replicates, or nothing known. */
export type FormulaInput = number | readonly (number | null)[] | null;

export type FormulaResult =
  { readonly value: number; readonly why: null } | { readonly value: null; readonly why: NoValue };

type Inputs = (key: FieldKey) => FormulaInput;
type Listed = { readonly values: readonly number[] } | { readonly why: NoValue };

const raised = (a: number, b: number): Outcome =>
  a === 0 && b < 0 ? { why: 'division-by-zero' } : known(a ** b);

const arithmetic: Readonly<Record<Operator, (a: number, b: number) => Outcome>> = {
  '+': (a, b) => known(a + b),
  '-': (a, b) => known(a - b),
  '*': (a, b) => known(a * b),
  '/': quotient,
  '^': raised,
};

/** What an argument of a collecting function stands for: the numbers of a list, or one number. */
const listed = (node: FormulaNode, inputs: Inputs): Listed => {
  const input = node.kind === 'field' ? inputs(node.key) : null;
  if (input !== null && typeof input !== 'number') {
    const values = input.filter((each) => each !== null);
    return values.length < input.length ? { why: 'unknown-input' } : { values };
  }
  const outcome = valueOf(node, inputs);
  return 'why' in outcome ? outcome : { values: [outcome.value] };
};

const single = (node: FormulaNode, inputs: Inputs): Listed => {
  const outcome = valueOf(node, inputs);
  return 'why' in outcome ? outcome : { values: [outcome.value] };
};

const called = (node: Extract<FormulaNode, { kind: 'call' }>, inputs: Inputs): Outcome => {
  const rule = functionRule(node.name);
  const values: number[] = [];
  for (const each of node.given) {
    const one = rule.collects ? listed(each, inputs) : single(each, inputs);
    if ('why' in one) return one;
    values.push(...one.values);
  }
  return rule.of(values);
};

const operated = (node: Extract<FormulaNode, { kind: 'operation' }>, inputs: Inputs): Outcome => {
  const left = valueOf(node.left, inputs);
  if ('why' in left) return left;
  const right = valueOf(node.right, inputs);
  return 'why' in right ? right : arithmetic[node.operator](left.value, right.value);
};

const fieldValue = (input: FormulaInput): Outcome => {
  if (input === null) return { why: 'unknown-input' };
  return typeof input === 'number' ? known(input) : { why: 'list-not-collected' };
};

const valueOf = (node: FormulaNode, inputs: Inputs): Outcome => {
  switch (node.kind) {
    case 'number':
      return { value: node.value };
    case 'field':
      return fieldValue(inputs(node.key));
    case 'negated': {
      const of = valueOf(node.of, inputs);
      return 'why' in of ? of : { value: -of.value };
    }
    case 'operation':
      return operated(node, inputs);
    case 'call':
      return called(node, inputs);
  }
};

/** The value of a formula; null with the reason where an input is unknown, one divides by zero, or no real number comes out. */
export const formulaValue = ({ tree }: Formula, inputs: Inputs): FormulaResult => {
  const outcome = valueOf(tree, inputs);
  return 'why' in outcome ? { value: null, why: outcome.why } : { value: outcome.value + 0, why: null };
};

/** The lists of a formula that stand where one number is needed: mean(hu) is right, hu / 2 is not. */
export const listsNotCollected = (
  node: FormulaNode,
  isList: (key: FieldKey) => boolean,
): readonly FieldKey[] => {
  if (node.kind === 'field') return isList(node.key) ? [node.key] : [];
  const isCollected = node.kind === 'call' && functionRule(node.name).collects;
  const parts = isCollected ? node.given.filter(({ kind }) => kind !== 'field') : partsOf(node);
  return parts.flatMap((part) => listsNotCollected(part, isList));
};
