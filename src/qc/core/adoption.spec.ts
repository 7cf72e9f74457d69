import { describe, expect, it } from '@jest/globals';
import {
  always,
  fixedRule,
  limit,
  numberField,
  procedure,
  within,
} from '../../../test/support/qc-procedures.ts';
import { judgeRule } from './acceptance.ts';
import { limitFingerprint, limitStanding, type Adoption } from './adoption.ts';
import { judgingContext } from './judging-context.ts';
import { limitsOf, type LimitVerification, type PlacedLimit } from './limits.ts';

const rule = (high = 90, verification: LimitVerification = 'secondary') =>
  fixedRule('kv', always(limit(within(null, 85), 'memory'), limit(within(null, high), verification)));
const limits = (high?: number, verification?: LimitVerification) => {
  const [warning, action] = limitsOf([rule(high, verification)]);
  return { warning, action } as { warning: PlacedLimit; action: PlacedLimit };
};
const adopted = (placed: PlacedLimit, said: Partial<Adoption> = {}): Adoption => ({
  limit: placed.key,
  fingerprint: limitFingerprint(placed),
  isWithdrawn: false,
  by: 'A. Physicist',
  on: '2026-02-01',
  reason: 'read in the manual',
  ...said,
});
const verdict = (kv: number, adoptions: readonly Adoption[]) =>
  judgeRule(
    rule(),
    judgingContext({
      procedure: procedure({ fields: [numberField('kv')], rules: [rule()] }),
      values: { kv },
      baselines: [],
      adoptions,
      unit: { manufacturedOn: null, facts: {} },
      on: '2026-03-02',
    }),
  );

describe('a limit', () => {
  it.each<[LimitVerification, boolean]>([
    ['verified', true],
    ['by-definition', true],
    ['secondary', false],
    ['memory', false],
    ['proposal', false],
  ])('that is %s judges from the start: %s', (verification, isInForce) => {
    expect(limitStanding(limits(90, verification).action, [], '2026-03-02').isInForce).toBe(isInForce);
  });

  it('judges from the day on which the physicist adopts it, and says who did', () => {
    const { action } = limits();
    const adoptions = [adopted(action)];
    expect(limitStanding(action, adoptions, '2026-01-31')).toEqual({
      isInForce: false,
      because: 'not-adopted',
    });
    expect(limitStanding(action, adoptions, '2026-02-01')).toEqual({
      isInForce: true,
      because: 'adopted',
      by: 'A. Physicist',
      on: '2026-02-01',
    });
  });

  it('no longer judges when that is taken back', () => {
    const { action } = limits();
    const adoptions = [adopted(action), adopted(action, { isWithdrawn: true, on: '2026-02-20' })];
    expect(limitStanding(action, adoptions, '2026-02-19').isInForce).toBe(true);
    expect(limitStanding(action, adoptions, '2026-02-20')).toEqual({
      isInForce: false,
      because: 'withdrawn',
    });
  });

  it('that has changed since is not the one that was adopted', () => {
    const adoptions = [adopted(limits().action)];
    expect(limitStanding(limits(95).action, adoptions, '2026-03-02')).toEqual({
      isInForce: false,
      because: 'changed-since',
    });
    expect(limitStanding(limits(90).action, adoptions, '2026-03-02').isInForce).toBe(true);
  });
});

describe('a value', () => {
  it('is recorded and not judged while no limit is adopted, and its bands are shown all the same', () => {
    expect(verdict(99, [])).toMatchObject({
      verdict: 'not-evaluated',
      reason: 'not-adopted',
      value: 99,
      limits: [{ band: { high: 85 } }, { band: { high: 90 } }],
    });
  });

  it('is judged by those limits only that are adopted', () => {
    const { warning, action } = limits();
    expect(verdict(87, [adopted(action)]).verdict).toBe('pass');
    expect(verdict(91, [adopted(action)]).verdict).toBe('action');
    expect(verdict(91, [adopted(warning)]).verdict).toBe('warning');
    expect(verdict(87, [adopted(warning), adopted(action)])).toMatchObject({
      verdict: 'warning',
      reached: 'kv/warning',
    });
  });
});
