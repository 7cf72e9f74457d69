import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormulaInput, FormulaResult } from './formula-value.ts';
import { formulaValue, listsNotCollected } from './formula-value.ts';
import { parseFormula } from './formula.ts';

const value = (text: string, inputs: Readonly<Record<string, FormulaInput>> = {}): FormulaResult => {
  const reading = parseFormula(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return formulaValue(reading.formula, (key) => (Object.hasOwn(inputs, key) ? (inputs[key] ?? null) : null));
};
const refusal = (text: string) => {
  const reading = parseFormula(text);
  return reading.ok ? null : reading.refusal.code;
};

describe('a formula', () => {
  it.each<[string, Readonly<Record<string, FormulaInput>>, number]>([
    // Displayed 120, measured 100: 20 % too much.
    ['100*(displayed-measured)/measured', { displayed: 120, measured: 100 }, 20],
    ['percentDifference(displayed, measured)', { displayed: 120, measured: 100 }, 20],
    ['max(abs(n-c),abs(e-c),abs(s-c),abs(w-c))', { c: 1, n: 2, e: -3, s: 1, w: 4.5 }, 4],
    ['-a^2', { a: 3 }, -9],
    ['2^3^2', {}, 512],
    ['10 - 2 - 3', {}, 5],
    ['8 / 4 / 2', {}, 1],
    ['+a', { a: 3 }, 3],
    ['(a + b) * c', { a: 1, b: 2, c: 3 }, 9],
    ['mean(hu)', { hu: [1, 2, 6] }, 3],
    // Deviations -2, -1, 3 of the mean 3: squares 4 + 1 + 9 = 14, over n - 1 = 2: √7.
    ['stdev(hu)^2', { hu: [1, 2, 6] }, 7.000000000000001],
    ['sum(hu, 1)', { hu: [1, 2, 6] }, 10],
    ['max(hu) - min(hu)', { hu: [1, 2, 6] }, 5],
    ['sqrt(a)', { a: 9 }, 3],
    ['round(a)', { a: 2.5 }, 3],
    ['round(a)', { a: -2.5 }, -3],
    ['round(a, 2)', { a: 1.005 }, 1.01],
  ])('%s of %j is %d', (text, inputs, expected) => {
    expect(value(text, inputs)).toEqual({ value: expected, why: null });
  });

  it('names the fields that it uses, each once', () => {
    const reading = parseFormula('100*(displayed-measured)/measured');
    expect(reading.ok && reading.formula.fields).toEqual(['displayed', 'measured']);
  });

  it('reads a name as a field, whatever it means in mathematics', () => {
    expect(value('e + pi + i', { e: 1, pi: 2, i: 3 })).toEqual({ value: 6, why: null });
    expect(value('mean(hu) - mean', { hu: [1, 2, 6], mean: 2 })).toEqual({ value: 1, why: null });
  });

  it.each<[string, Readonly<Record<string, FormulaInput>>, string]>([
    ['a + b', { a: 1 }, 'unknown-input'],
    ['0 * a', { a: null }, 'unknown-input'],
    ['mean(hu)', { hu: [1, null] }, 'unknown-input'],
    ['mean(hu)', {}, 'unknown-input'],
    ['a / b', { a: 1, b: 0 }, 'division-by-zero'],
    ['percentDifference(a, b)', { a: 1, b: 0 }, 'division-by-zero'],
    ['b^-1', { b: 0 }, 'division-by-zero'],
    ['sqrt(a)', { a: -1 }, 'no-real-number'],
    ['a^0.5', { a: -1 }, 'no-real-number'],
    ['round(a, -1)', { a: 1 }, 'no-real-number'],
    ['a^a', { a: 1e6 }, 'too-large'],
    ['stdev(hu)', { hu: [1] }, 'too-few-values'],
    ['mean(hu)', { hu: [] }, 'too-few-values'],
    ['hu + 1', { hu: [1, 2] }, 'list-not-collected'],
  ])('%s of %j has no value: %s', (text, inputs, why) => {
    expect(value(text, inputs)).toEqual({ value: null, why });
  });

  it('does not know where a list is used as a number, unless it is told which fields are lists', () => {
    const reading = parseFormula('mean(hu) + hu + max(hu / 2)');
    const lists = reading.ok ? listsNotCollected(reading.formula.tree, (key) => key === 'hu') : [];
    expect(lists).toEqual(['hu', 'hu']);
  });
});

describe('what is no formula', () => {
  it.each([
    ['', 'formula-not-understood'],
    ['   ', 'formula-not-understood'],
    ['a +', 'formula-not-understood'],
    ['(a', 'formula-not-understood'],
    ['a b', 'formula-not-allowed'],
    ['2 kv', 'formula-not-allowed'],
    ['a = 1', 'formula-not-allowed'],
    ['f(x) = x', 'formula-not-allowed'],
    ['a.constructor', 'formula-not-allowed'],
    ['a[1]', 'formula-not-allowed'],
    ['"text"', 'formula-not-allowed'],
    ['a; b', 'formula-not-allowed'],
    ['a\nb', 'formula-not-allowed'],
    ['a > b ? 1 : 2', 'formula-not-allowed'],
    ['a and b', 'formula-not-allowed'],
    ['a mod b', 'formula-not-allowed'],
    ['a .* b', 'formula-not-allowed'],
    ['5%', 'formula-not-allowed'],
    ['a!', 'formula-not-allowed'],
    ["a'", 'formula-not-allowed'],
    ['[1, 2]', 'formula-not-allowed'],
    ['{a: 1}', 'formula-not-allowed'],
    ['a # said aside', 'formula-not-allowed'],
    ['|a|', 'formula-not-allowed'],
    ['1e999', 'formula-not-allowed'],
    ['true', 'formula-not-allowed'],
    ['NaN', 'formula-not-allowed'],
    ['import(a)', 'formula-unknown-function'],
    ['constructor(a)', 'formula-unknown-function'],
    ['toString()', 'formula-unknown-function'],
    ['hasOwnProperty(a)', 'formula-unknown-function'],
    ['max.apply(a)', 'formula-unknown-function'],
    ['max()', 'formula-wrong-arguments'],
    ['abs(a, b)', 'formula-wrong-arguments'],
    ['round(a, 1, 2)', 'formula-wrong-arguments'],
    [`a${'+a'.repeat(150)}`, 'formula-too-long'],
    [`a${'+a'.repeat(70)}`, 'formula-too-deep'],
    [`${'('.repeat(100)}a${')'.repeat(100)}`, 'formula-too-deep'],
    [`${'-'.repeat(290)}a`, 'formula-too-deep'],
  ])('%j is refused: %s', (text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('is told in words that say what to do', () => {
    const reading = parseFormula('median(a)');
    expect(!reading.ok && reading.refusal.message).toBe(
      '“median” is no function of formulas. There are: abs, sqrt, round, min, max, sum, mean, stdev, percentDifference.',
    );
  });
});

describe('whatever is written as a formula', () => {
  const piece = fc.constantFrom(
    ...['a', 'b', 'hu', '1', '0', '2.5', '1e300', '+', '-', '*', '/', '^', '(', ')', ',', ' ', '.'],
    ...[
      'max(',
      'mean(',
      'stdev(',
      'sqrt(',
      'round(',
      'constructor',
      '__proto__',
      'this',
      'import(',
      '[0]',
      '"',
    ],
  );
  const input = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 4 }),
  );
  const inputs = fc.record({ a: input, b: input, hu: input });

  it('is refused or has a finite value or a reason, and never throws', () => {
    const text = fc.oneof(
      fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, inputs, (written, given) => {
        const reading = parseFormula(written);
        if (!reading.ok) {
          expect(reading.refusal.message).not.toBe('');
          return;
        }
        const of: Readonly<Record<string, FormulaInput>> = given;
        const result = formulaValue(reading.formula, (key) =>
          Object.hasOwn(of, key) ? (of[key] ?? null) : null,
        );
        expect(result.value ?? 0).toBe(Number(result.value));
        expect(Number.isFinite(Number(result.value))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
