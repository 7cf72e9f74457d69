import { describe, expect, it } from '@jest/globals';
import { sumsByDirection, sumsByPrimaryAngle, type AngleSector } from './angle-sums.ts';

type Angled = Parameters<typeof sumsByPrimaryAngle>[0][number];

const event = (angle: number | null, facts: Partial<Angled> = {}): Angled => ({
  type: 'fluoroscopy',
  airKermaAtReferencePointMgy: 10,
  positionerPrimaryAngleDeg: angle,
  positionerPrimaryEndAngleDeg: null,
  positionerSecondaryAngleDeg: 0,
  ...facts,
});

/** The sectors that have something: middle, fluoroscopy, rotation. */
const filled = (sectors: readonly AngleSector[]): [number, number | undefined, number | undefined][] =>
  sectors
    .filter(({ eventCount }) => eventCount > 0)
    .map(({ middleDeg, byType }) => [middleDeg, byType.fluoroscopy, byType['rotational-acquisition']]);

describe('air kerma by primary angle', () => {
  it('has 36 sectors of ten degrees, from 0° by LAO and 180° back by RAO', () => {
    const middles = sumsByPrimaryAngle([]).map(({ middleDeg }) => middleDeg);
    expect(middles).toHaveLength(36);
    expect([middles[0], middles[1], middles[18], middles[19], middles[35]]).toEqual([0, 10, 180, -170, -10]);
  });

  it('adds up what has its angle within five degrees of a middle', () => {
    expect(filled(sumsByPrimaryAngle([event(26), event(34.9), event(-31)]))).toEqual([
      [30, 20, undefined],
      [-30, 10, undefined],
    ]);
  });

  it('takes −180° and 180° for the same direction', () => {
    expect(filled(sumsByPrimaryAngle([event(-180), event(179), event(180)]))).toEqual([[180, 30, undefined]]);
  });

  it('spreads a rotation from −100° to 100° evenly: 5 % of it in each whole sector of its 200°', () => {
    const rotation = event(-100, {
      type: 'rotational-acquisition',
      airKermaAtReferencePointMgy: 40,
      positionerPrimaryEndAngleDeg: 100,
    });
    const sectors = sumsByPrimaryAngle([rotation]);
    const at = (middle: number): number | undefined =>
      sectors.find(({ middleDeg }) => middleDeg === middle)?.byType['rotational-acquisition'];
    expect(at(0)).toBeCloseTo(2, 10);
    expect(at(-90)).toBeCloseTo(2, 10);
    // Half of the outermost sectors lies beyond the ends.
    expect(at(100)).toBeCloseTo(1, 10);
    expect(at(-100)).toBeCloseTo(1, 10);
    expect(at(110)).toBeUndefined();
    const sum = sectors.reduce((total, { byType }) => total + (byType['rotational-acquisition'] ?? 0), 0);
    expect(sum).toBeCloseTo(40, 10);
  });

  it('loses nothing of a rotation that goes through 180°', () => {
    const sectors = sumsByPrimaryAngle([event(170, { positionerPrimaryEndAngleDeg: 190 })]);
    const found = filled(sectors).map(([middle, kerma]) => [middle, Number(kerma?.toFixed(6))]);
    expect(found).toEqual([
      [170, 2.5],
      [180, 5],
      [-170, 2.5],
    ]);
  });

  it('leaves out an event without angle or without air kerma, which is no zero', () => {
    expect(
      filled(sumsByPrimaryAngle([event(null), event(0, { airKermaAtReferencePointMgy: null })])),
    ).toEqual([]);
  });
});

describe('air kerma by both angles', () => {
  it('adds up what is the same to the degree, the highest first, and needs both angles', () => {
    const sums = sumsByDirection([
      event(10.4),
      event(-30, { positionerSecondaryAngleDeg: 20, airKermaAtReferencePointMgy: 25 }),
      event(9.6),
      event(50, { positionerSecondaryAngleDeg: null }),
    ]);
    expect(sums).toEqual([
      { type: 'fluoroscopy', primary: -30, secondary: 20, sum: 25, count: 1 },
      { type: 'fluoroscopy', primary: 10, secondary: 0, sum: 20, count: 2 },
    ]);
  });
});
