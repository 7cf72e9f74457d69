import type { FieldKey } from './fields.ts';
import type { FormulaFunction } from './formula-functions.ts';

export type Operator = '+' | '-' | '*' | '/' | '^';

/** A formula taken apart: numbers, fields, arithmetic and our own functions, and nothing else that could be. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'field'; readonly key: FieldKey }
  | { readonly kind: 'negated'; readonly of: FormulaNode }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'call'; readonly name: FormulaFunction; readonly given: readonly FormulaNode[] };

export interface Formula {
  readonly text: string;
  readonly tree: FormulaNode;
  /** The fields that it uses, each once, in order of appearance. */
  readonly fields: readonly FieldKey[];
}

/** What a node is made of. */
export const partsOf = (node: FormulaNode): readonly FormulaNode[] => {
  switch (node.kind) {
    case 'number':
    case 'field':
      return [];
    case 'negated':
      return [node.of];
    case 'operation':
      return [node.left, node.right];
    case 'call':
      return node.given;
  }
};

/** The fields under a node, each once. */
export const fieldsIn = (node: FormulaNode): readonly FieldKey[] => [
  ...new Set(node.kind === 'field' ? [node.key] : partsOf(node).flatMap(fieldsIn)),
];
