import { describe, expect, it } from '@jest/globals';
import {
  always,
  fixedRule,
  limit,
  numberField,
  pack,
  procedure,
  within,
} from '../../../test/support/qc-procedures.ts';
import { canonicalText } from './canonical-text.ts';
import type { Procedure, ProcedureVersion } from './procedure.ts';
import { changesBetween, publishVersion } from './versions.ts';

const { sources } = pack();
const published = (current: ProcedureVersion | null, content: Procedure, reason = 'New generator') =>
  publishVersion(current, { procedure: content, sources, on: '2026-03-02', by: 'A. Physicist', reason });
const first: ProcedureVersion = {
  number: 1,
  procedure: procedure(),
  publishedOn: '2026-01-05',
  publishedBy: 'A. Physicist',
  reason: 'From the catalogue',
};
const code = (...said: Parameters<typeof published>) => {
  const publication = published(...said);
  return publication.ok ? null : publication.code;
};

describe('a procedure', () => {
  it('begins with version 1, and a change is the next number with its reason', () => {
    expect(published(null, procedure())).toMatchObject({ ok: true, version: { number: 1 } });
    expect(published(first, procedure({ setUp: 'PMMA 30 cm' }))).toEqual({
      ok: true,
      version: {
        number: 2,
        procedure: procedure({ setUp: 'PMMA 30 cm' }),
        publishedOn: '2026-03-02',
        publishedBy: 'A. Physicist',
        reason: 'New generator',
      },
    });
  });

  it('has no next version without a reason, a change, or of another procedure', () => {
    expect(code(first, procedure({ setUp: 'PMMA 30 cm' }), ' ')).toBe('no-reason');
    expect(code(first, procedure())).toBe('nothing-changed');
    expect(code(first, procedure({ key: 'T-02' }))).toBe('other-procedure');
  });

  it('has no next version that would be wrong', () => {
    const wrong = procedure({ rules: [fixedRule('ma', always(null, limit(within(1, 2))))] });
    expect(published(first, wrong)).toMatchObject({
      code: 'problems',
      problems: [{ code: 'dangling-field' }],
    });
  });

  it('shows what changed, value by value', () => {
    const ruled = (high: number) =>
      procedure({
        rules: [fixedRule('kv', always(null, limit(within(70, high))))],
        fields: high === 90 ? [numberField('kv')] : [numberField('kv'), numberField('ma', { unit: 'mA' })],
      });
    const changes = changesBetween(ruled(90), ruled(88));
    expect(changes).toContainEqual({
      where: 'rules › kv › cases › no. 1 › action › bound › high',
      before: '90',
      after: '88',
    });
    expect(changes).toContainEqual({ where: 'fields › ma › unit', before: null, after: 'mA' });
    expect(changes.filter(({ where }) => where.startsWith('fields › kv'))).toEqual([]);
    expect(changesBetween(ruled(90), ruled(90))).toEqual([]);
  });
});

describe('the canonical text', () => {
  it('is the same for the same content, in whatever order it was written', () => {
    expect(canonicalText({ b: [1, null, 'x'], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,null,"x"]}',
    );
    expect(canonicalText({ a: 1, b: 2 })).toBe(canonicalText({ b: 2, a: 1 }));
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
  });
});
