import { describe, expect, it } from '@jest/globals';
import { quantity } from '../../quantities/quantity.ts';
import { correctedOutput, correctedSum } from './corrected-output.ts';
import { judgeDisplay } from './display-rule.ts';
import {
  factorOn,
  measuredFactor,
  type FactorRequest,
  type OutputFactor,
  type OutputReading,
} from './output-factor.ts';

const reading = (displayed: number, measured: number, said: Partial<OutputReading> = {}): OutputReading => ({
  displayed,
  measured,
  kv: 80,
  filter: '0.1 mm Cu',
  isTableInBeam: false,
  ...said,
});
const outcome = (said: Partial<FactorRequest>) =>
  measuredFactor({
    quantity: 'kerma-area-product',
    plane: 'A',
    readings: [reading(10, 12)],
    meterUncertaintyPercent: 5,
    stated: [],
    ...said,
  });
const measured = (said: Partial<FactorRequest>) => {
  const found = outcome(said);
  if (!found.ok) throw new Error(found.message);
  return found.measured;
};
const code = (said: Partial<FactorRequest>) => {
  const found = outcome(said);
  return found.ok ? null : found.code;
};

describe('a correction factor', () => {
  it('is measured divided by displayed, of several readings their mean', () => {
    expect(measured({}).factor).toBe(1.2);
    // Ratios 1.1, 1.2 and 1.3.
    const readings = [reading(10, 11), reading(20, 24), reading(10, 13)];
    expect(measured({ readings })).toMatchObject({ plane: 'A', n: 3 });
    expect(measured({ readings }).factor).toBeCloseTo(1.2, 12);
  });

  it('has the uncertainty of the meter and of the readings’ mean, expanded with k = 2', () => {
    // s = 0.1 of the ratios 1.1, 1.2, 1.3: 0.1 / √3 / 1.2 = 4.811 %; meter 5 % with k = 2: 2.5 %.
    // 2 × √(4.811² + 2.5²) % = 10.84 %.
    const readings = [reading(10, 11), reading(20, 24), reading(10, 13)];
    expect(measured({ readings }).uncertaintyPercent).toBeCloseTo(10.84, 2);
  });

  it('of one reading, or by a meter of unknown uncertainty, has none that is known', () => {
    expect(measured({}).uncertaintyPercent).toBeNull();
    const readings = [reading(10, 11), reading(10, 13)];
    expect(measured({ readings, meterUncertaintyPercent: null }).uncertaintyPercent).toBeNull();
  });

  it.each<[string, Partial<FactorRequest>, string]>([
    ['without readings', { readings: [] }, 'no-readings'],
    ['with the table in the beam', { readings: [reading(10, 12, { isTableInBeam: true })] }, 'table-in-beam'],
    [
      'when nobody said where the table was',
      { readings: [reading(10, 12, { isTableInBeam: null })] },
      'table-not-recorded',
    ],
    ['of a display of zero', { readings: [reading(0, 12)] }, 'not-positive'],
    ['of a negative measurement', { readings: [reading(10, -1)] }, 'not-positive'],
    ['where the unit applies one of its own', { stated: [{ factor: 1.05 }] }, 'unit-applies-its-own'],
    ['where the unit states one without its number', { stated: [{ factor: null }] }, 'unit-applies-its-own'],
  ])('is refused %s', (_, said, expected) => {
    expect(code(said)).toBe(expected);
  });

  it('may be set where the unit states a factor of 1, which changes nothing', () => {
    expect(code({ stated: [{ factor: 1 }] })).toBeNull();
  });
});

describe('the factor of a day', () => {
  const set = (id: number, validFrom: string, said: Partial<OutputFactor> = {}): OutputFactor => ({
    id,
    quantity: 'kerma-area-product',
    plane: 'A',
    factor: 1.2,
    uncertaintyPercent: 8,
    validFrom,
    setBy: 'A. Physicist',
    reason: 'annual survey',
    ...said,
  });
  const factors = [
    set(1, '2025-03-01'),
    set(2, '2026-03-01'),
    set(3, '2026-03-01', { factor: 1.15, reason: 'typing mistake' }),
    set(4, '2026-06-01', { factor: null, reason: 'KAP meter replaced' }),
    set(5, '2025-03-01', { plane: 'B', factor: 0.9 }),
    set(6, '2025-03-01', { quantity: 'air-kerma-at-reference-point', factor: 1.05 }),
  ];
  const on = (day: string, said: Partial<Parameters<typeof factorOn>[1]> = {}) =>
    factorOn(factors, { quantity: 'kerma-area-product', plane: 'A', on: day, ...said })?.id ?? null;

  it.each([
    ['2025-02-28', null],
    ['2025-03-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 3],
    ['2026-06-01', null],
  ])('on %s it is no. %s', (day, id) => {
    expect(on(day)).toBe(id);
  });

  it('is that of the plane and of the quantity', () => {
    expect(on('2026-07-01', { plane: 'B' })).toBe(5);
    expect(on('2026-07-01', { quantity: 'air-kerma-at-reference-point' })).toBe(6);
    expect(on('2026-07-01', { plane: 'single' })).toBeNull();
  });

  it('gives the corrected value beside the displayed one, and says by which factor', () => {
    expect(correctedOutput(quantity(50, 'Gy.cm2'), set(2, '2026-03-01'), [])).toEqual({
      displayed: 50,
      corrected: 60,
      factorId: 2,
      why: null,
    });
  });

  it('corrects nothing that is not reported, has no factor, or is corrected by the unit', () => {
    const why = (...said: Parameters<typeof correctedOutput<'mGy'>>) => correctedOutput(...said).why;
    expect(why(null, set(2, '2026-03-01'), [])).toBe('not-reported');
    expect(why(quantity(50, 'mGy'), null, [])).toBe('no-factor');
    expect(why(quantity(50, 'mGy'), set(4, '2026-06-01', { factor: null }), [])).toBe('no-factor');
    expect(why(quantity(50, 'mGy'), set(2, '2026-03-01'), [{ factor: 1.1 }])).toBe('unit-applies-its-own');
    expect(why(quantity(50, 'mGy'), set(2, '2026-03-01'), [{ factor: 1 }])).toBeNull();
  });

  it('sums planes only when all of them are corrected', () => {
    const a = correctedOutput(quantity(50, 'mGy'), set(2, '2026-03-01'), []);
    const b = correctedOutput(quantity(10, 'mGy'), set(5, '2026-03-01', { factor: 0.9 }), []);
    expect(correctedSum([a, b])).toBe(69);
    expect(correctedSum([a, correctedOutput(quantity(10, 'mGy'), null, [])])).toBeNull();
    expect(correctedSum([])).toBeNull();
  });
});

describe('what a unit displays', () => {
  it.each<[Parameters<typeof judgeDisplay>, string, number | null]>([
    [['air-kerma-at-reference-point', { displayed: 135, measured: 100 }], 'pass', 35],
    [['air-kerma-at-reference-point', { displayed: 135.1, measured: 100 }], 'action', 35.1],
    [['air-kerma-at-reference-point', { displayed: 100, measured: 150 }], 'pass', -33.3333333],
    [['air-kerma-at-reference-point', { displayed: 99.9, measured: 20 }], 'below-range', 399.5],
    [['air-kerma-rate', { displayed: 6, measured: 4 }], 'action', 50],
    [['air-kerma-rate', { displayed: 5.9, measured: 4 }], 'below-range', 47.5],
    [['kerma-area-product', { displayed: 2, measured: 1 }], 'not-adopted', 100],
    [['kerma-area-product', { displayed: 2, measured: 1 }, true], 'action', 100],
    [['air-kerma-rate', { displayed: 10, measured: 0 }], 'no-measurement', null],
  ])('%j is judged: %s', (said, expected, deviation) => {
    const { verdict, why, deviationPercent } = judgeDisplay(...said);
    expect([why ?? verdict, deviationPercent]).toEqual([expected, deviation]);
  });

  it('names the rule and its source', () => {
    const { rule } = judgeDisplay('air-kerma-rate', { displayed: 10, measured: 10 });
    expect(rule).toMatchObject({ percent: 35, from: 6, verification: 'verified', sources: ['WI-157.76'] });
  });
});
