import type { FormulaRefusalCode } from './formula.ts';

/** What can be wrong with a pack or with one procedure of it. */
export type PackProblemCode =
  | FormulaRefusalCode
  | 'not-json'
  | 'unknown-format'
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'too-many'
  | 'unknown-property'
  | 'unknown-word'
  | 'unknown-field-type'
  | 'unknown-rule-kind'
  | 'bad-key'
  | 'bad-number'
  | 'bad-date'
  | 'reserved-key'
  | 'duplicate-key'
  | 'dangling-field'
  | 'dangling-source'
  | 'wrong-field-type'
  | 'unknown-option'
  | 'unknown-unit'
  | 'other-unit'
  | 'reversed-range'
  | 'open-range'
  | 'no-limit'
  | 'warning-beyond-action'
  | 'bad-table'
  | 'unfounded-limit'
  | 'no-written-action'
  | 'formula-unknown-field'
  | 'formula-list-as-number'
  | 'formula-circle';

/** One thing that is wrong, where it stands ("FL-T02 › rules › akr"), and what to do. */
export interface PackProblem {
  readonly code: PackProblemCode;
  readonly where: string;
  readonly message: string;
}

const mostProblems = 200;

/** Stands for what could not be read. */
export const refused: unique symbol = Symbol('refused');
export type Refused = typeof refused;

/** A place in a pack while it is read, and the one list of what was found wrong. */
export class Place {
  readonly where: string;
  private readonly problems: PackProblem[];

  constructor(where: string, problems: PackProblem[]) {
    this.where = where;
    this.problems = problems;
  }

  step(name: string): Place {
    return new Place(this.where === '' ? name : `${this.where} › ${name}`, this.problems);
  }

  /** Notes what is wrong here. */
  refuse(code: PackProblemCode, message: string): Refused {
    if (this.problems.length < mostProblems)
      this.problems.push({ code, where: this.where === '' ? 'the pack' : this.where, message });
    return refused;
  }
}
