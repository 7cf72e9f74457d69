import { parse, type MathNode } from 'mathjs/number';
import { formulaFunctions, functionRule, isFormulaFunction } from './formula-functions.ts';
import { fieldsIn, type Formula, type FormulaNode, type Operator } from './formula-tree.ts';

/** Why a text is no formula. */
export type FormulaRefusalCode =
  | 'formula-too-long'
  | 'formula-too-deep'
  | 'formula-not-understood'
  | 'formula-not-allowed'
  | 'formula-unknown-function'
  | 'formula-wrong-arguments';

export interface FormulaRefusal {
  readonly code: FormulaRefusalCode;
  readonly message: string;
}

export type FormulaReading =
  { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly refusal: FormulaRefusal };

const longestFormula = 300;
const deepestFormula = 60;

/** Numbers, names, arithmetic and calls need no other character; the rest of the parser's language is shut out here. */
const foreignCharacter = /[^A-Za-z0-9+\-*/^(),. ]/u;

const operators: readonly string[] = ['+', '-', '*', '/', '^'] satisfies Operator[];
const isOperator = (op: string): op is Operator => operators.includes(op);

/** Thrown while a tree is taken over, caught where the reading began. */
class NotAllowed extends Error {
  readonly refusal: FormulaRefusal;

  constructor(code: FormulaRefusalCode, message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

/** The parser's own node, as far as we look at it. */
interface ParsedNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: unknown;
  readonly op?: unknown;
  readonly implicit?: unknown;
  readonly content?: MathNode;
  readonly args?: readonly MathNode[];
  readonly fn?: { readonly type?: unknown; readonly name?: unknown };
}

const argumentWords = (least: number, most: number | null): string => {
  if (most === null) return `${least} or more`;
  return least === most ? String(least) : `${least} to ${most}`;
};

const callOf = ({ fn, args = [] }: ParsedNode, depth: number): FormulaNode => {
  const name = fn?.type === 'SymbolNode' ? fn.name : null;
  if (typeof name !== 'string' || !isFormulaFunction(name)) {
    const all = Object.keys(formulaFunctions).join(', ');
    throw new NotAllowed(
      'formula-unknown-function',
      `“${String(name)}” is no function of formulas. There are: ${all}.`,
    );
  }
  const { least, most } = functionRule(name);
  if (args.length < least || (most !== null && args.length > most))
    throw new NotAllowed(
      'formula-wrong-arguments',
      `${name}() takes ${argumentWords(least, most)} values and was given ${args.length}.`,
    );
  return { kind: 'call', name, given: args.map((each) => taken(each, depth)) };
};

const operationOf = ({ op, args = [], implicit }: ParsedNode, depth: number): FormulaNode => {
  const [left, right] = args;
  if (implicit === true)
    throw new NotAllowed('formula-not-allowed', 'Write * where two values are multiplied: 2 * kv, not 2 kv.');
  if (left !== undefined && right === undefined && (op === '-' || op === '+')) {
    const of = taken(left, depth);
    return op === '-' ? { kind: 'negated', of } : of;
  }
  if (left === undefined || right === undefined || typeof op !== 'string' || !isOperator(op))
    throw new NotAllowed('formula-not-allowed', `“${String(op)}” is no operator of formulas: use + - * / ^.`);
  return { kind: 'operation', operator: op, left: taken(left, depth), right: taken(right, depth) };
};

const numberOf = ({ value }: ParsedNode): FormulaNode => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new NotAllowed('formula-not-allowed', `“${String(value)}” is no number that a formula may hold.`);
  return { kind: 'number', value };
};

const readers: Readonly<Record<string, (node: ParsedNode, depth: number) => FormulaNode>> = {
  ConstantNode: numberOf,
  SymbolNode: ({ name }) => ({ kind: 'field', key: String(name) }),
  OperatorNode: operationOf,
  FunctionNode: callOf,
  ParenthesisNode: ({ content }, depth) => {
    if (content === undefined)
      throw new NotAllowed('formula-not-understood', 'There is nothing in the brackets.');
    return taken(content, depth);
  },
};

/** The parser's node as one of ours; whatever is not on the list above is refused. */
const taken = (node: MathNode, depth: number): FormulaNode => {
  if (depth >= deepestFormula)
    throw new NotAllowed(
      'formula-too-deep',
      'The formula is nested too deeply. Split it into several computed fields.',
    );
  const reader = Object.hasOwn(readers, node.type) ? readers[node.type] : undefined;
  if (reader === undefined)
    throw new NotAllowed(
      'formula-not-allowed',
      'A formula has numbers, names of fields, + - * / ^, brackets and functions, nothing else.',
    );
  return reader(node, depth + 1);
};

const refused = (code: FormulaRefusalCode, message: string): FormulaReading => ({
  ok: false,
  refusal: { code, message },
});

const understood = (text: string): FormulaReading => {
  try {
    const tree = taken(parse(text), 0);
    return { ok: true, formula: { text, tree, fields: fieldsIn(tree) } };
  } catch (error) {
    if (error instanceof NotAllowed) return { ok: false, refusal: error.refusal };
    const why = error instanceof Error ? error.message : 'no reason given';
    return refused('formula-not-understood', `The formula “${text}” cannot be read: ${why}.`);
  }
};

/**
 * A formula of a computed field, or why it is none. The language is safe by what it lacks: no assignment, no definition,
 * no property, no text, no condition. Which names are fields is for the caller to check.
 */
export const parseFormula = (text: string): FormulaReading => {
  if (text.length > longestFormula)
    return refused(
      'formula-too-long',
      `A formula has at most ${longestFormula} characters, this one ${text.length}.`,
    );
  if (text.trim() === '') return refused('formula-not-understood', 'The formula is empty.');
  const odd = foreignCharacter.exec(text)?.[0];
  if (odd !== undefined)
    return refused(
      'formula-not-allowed',
      `“${odd}” has no place in a formula: it has numbers, names of fields, + - * / ^, brackets and functions.`,
    );
  return understood(text);
};
