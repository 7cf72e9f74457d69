import { describe, expect, it } from '@jest/globals';
import { notEvaluatedWords, sessionVerdict, worse, type NotEvaluated, type Verdict } from './verdict.ts';

const judged = (...said: readonly (Verdict | NotEvaluated)[]) =>
  sessionVerdict(
    said.map((each) =>
      each === 'pass' || each === 'warning' || each === 'action'
        ? { verdict: each, reason: null }
        : { verdict: 'not-evaluated', reason: each === 'not-evaluated' ? 'value-missing' : each },
    ),
  );

describe('of several verdicts', () => {
  it('the worst counts', () => {
    expect(judged('pass', 'action', 'warning')).toBe('action');
    expect(judged('pass', 'warning')).toBe('warning');
    expect(worse('not-evaluated', 'pass')).toBe('not-evaluated');
  });

  it.each<[NotEvaluated]>([['no-rule'], ['not-adopted'], ['no-case'], ['not-given']])(
    'one without a limit in force (%s) changes nothing',
    (reason) => {
      expect(judged('pass', reason)).toBe('pass');
      expect(judged(reason)).toBe('not-evaluated');
    },
  );

  it.each<[NotEvaluated]>([
    ['value-missing'],
    ['no-baseline'],
    ['zero-baseline'],
    ['unit-fact-unknown'],
    ['outside-table'],
  ])('one that is open (%s) keeps the session from passing', (reason) => {
    expect(judged('pass', reason)).toBe('not-evaluated');
    expect(judged('warning', reason)).toBe('warning');
  });

  it('none is no pass', () => {
    expect(judged()).toBe('not-evaluated');
  });

  it('each that is missing says why in a sentence', () => {
    expect(Object.values(notEvaluatedWords).filter((words) => !/^[A-Z].*\.$/.test(words))).toEqual([]);
  });
});
