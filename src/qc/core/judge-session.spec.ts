import { describe, expect, it } from '@jest/globals';
import {
  always,
  choiceField,
  computedField,
  fixedRule,
  limit,
  numberField,
  procedure,
  within,
} from '../../../test/support/qc-procedures.ts';
import type { Baseline } from './baseline.ts';
import type { RecordedValues } from './fields.ts';
import { judgeSession } from './judge-session.ts';
import type { AcceptanceRule } from './limits.ts';
import type { Procedure } from './procedure.ts';

const judged = (content: Procedure, values: RecordedValues, baselines: readonly Baseline[] = []) =>
  judgeSession({
    version: { number: 3, procedure: content, publishedOn: '2026-01-05', publishedBy: 'A.', reason: 'x' },
    values,
    baselines,
    adoptions: [],
    unit: { manufacturedOn: null, facts: {} },
    on: '2026-03-02',
  });

const kvRule = fixedRule('kv', always(limit(within(75, 85)), limit(within(70, 90))));
const maRule = fixedRule('ma', always(null, limit(within(1, 5), 'proposal')), 'mA');
const twoFields = procedure({
  fields: [numberField('kv'), numberField('ma', { unit: 'mA' })],
  rules: [kvRule, maRule],
});

describe('a session', () => {
  it('is as good as its worst value', () => {
    const both = procedure({
      fields: [numberField('kv'), numberField('set')],
      rules: [kvRule, fixedRule('set', always(null, limit(within(70, 90))))],
    });
    expect(judged(both, { kv: 80, set: 80 }).verdict).toBe('pass');
    expect(judged(both, { kv: 86, set: 80 }).verdict).toBe('warning');
    expect(judged(both, { kv: 86, set: 91 }).verdict).toBe('action');
  });

  it('says by which version and which rules of judging', () => {
    expect(judged(twoFields, { kv: 80, ma: 2 })).toMatchObject({
      procedure: 'T-01',
      version: 3,
      engine: 'kerma-qc/1',
    });
  });

  it('passes when what nobody adopted is far out: it was only recorded', () => {
    const judgement = judged(twoFields, { kv: 80, ma: 99 });
    expect(judgement.verdict).toBe('pass');
    expect(judgement.evaluations.map(({ reason }) => reason)).toEqual([null, 'not-adopted']);
  });

  it('does not pass while something that should have been judged is open', () => {
    expect(judged(twoFields, { ma: 2 }).verdict).toBe('not-evaluated');
  });

  it('that fails fails, whatever else is open', () => {
    const rules: readonly AcceptanceRule[] = [
      kvRule,
      { kind: 'percent-of-baseline', key: 'ma', field: 'ma', cases: always(null, limit(within(-5, 5))) },
    ];
    expect(judged({ ...twoFields, rules }, { kv: 99, ma: 1 }).verdict).toBe('action');
    expect(judged({ ...twoFields, rules }, { kv: 86, ma: 1 }).verdict).toBe('warning');
  });

  it('without any rule is recorded, not judged', () => {
    const judgement = judged(procedure({ fields: [numberField('kv')] }), { kv: 80 });
    expect(judgement.verdict).toBe('not-evaluated');
    expect(judgement.evaluations).toMatchObject([{ field: 'kv', rule: null, reason: 'no-rule', value: 80 }]);
  });

  it('computes in the order in which values need each other', () => {
    const content = procedure({
      fields: [
        computedField('sum', 'length + width'),
        computedField('width', '100 * dw / sid'),
        computedField('length', '100 * dl / sid'),
        numberField('sid', { unit: 'cm' }),
        numberField('dl', { unit: 'cm' }),
        numberField('dw', { unit: 'cm' }),
      ],
    });
    expect(judged(content, { sid: 100, dl: 2, dw: 1 }).computed).toMatchObject({
      length: { value: 2 },
      width: { value: 1 },
      sum: { value: 3 },
    });
    expect(judged(content, { sid: 0, dl: 2, dw: 1 }).computed).toEqual({
      length: { value: null, why: 'division-by-zero' },
      width: { value: null, why: 'division-by-zero' },
      sum: { value: null, why: 'unknown-input' },
    });
  });

  it('is compared with the baseline of its own series', () => {
    const content = procedure({
      seriesBy: ['protocol'],
      fields: [choiceField('protocol', ['head', 'body']), numberField('kv')],
      rules: [
        { kind: 'percent-of-baseline', key: 'kv', field: 'kv', cases: always(null, limit(within(-5, 5))) },
      ],
    });
    const of = (id: number, series: string, value: number): Baseline => ({
      id,
      field: 'kv',
      series,
      value,
      n: 10,
      method: 'mean',
      validFrom: '2026-01-05',
      setBy: 'A.',
      reason: 'acceptance',
    });
    const baselines = [of(1, 'protocol=head', 80), of(2, 'protocol=body', 120)];
    expect(judged(content, { protocol: 'head', kv: 81 }, baselines).verdict).toBe('pass');
    expect(judged(content, { protocol: 'body', kv: 81 }, baselines).verdict).toBe('action');
    expect(judged(content, { kv: 81 }, baselines).evaluations).toMatchObject([
      { reason: 'selector-missing' },
      { field: 'protocol' },
    ]);
  });
});
