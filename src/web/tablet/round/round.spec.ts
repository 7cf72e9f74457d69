import { describe, expect, it } from '@jest/globals';
import { keptWith, roundWith } from './ct-tests.spec-data.ts';
import { broughtAbout, judgedDraft, missingIn, needsEyes, problemsOf } from './judged.ts';
import {
  dueTests,
  entered,
  movedOn,
  placeBefore,
  stepsOf,
  typed,
  withRefused,
  withTest,
  type Round,
  type Step,
} from './round.ts';
import { sessionOf } from './session-of.ts';
import { saidOf } from './said.ts';

const now = '2026-11-22T07:12:00.000Z';
const at = new Date(now);

const enter = (round: Round, step: Step, value: number | string): Round =>
  entered(round, step, { value, wasAsked: false, now });
const mean: Step = { test: 0, field: 'mean' };
const protocol: Step = { test: 0, field: 'protocol' };

describe('a round', () => {
  it('asks for what is required, and for a picture only when artifacts are seen', () => {
    const round = roundWith('CT-T03');
    expect(stepsOf(round)).toEqual([{ test: 0, field: 'artifact' }]);
    const ring = enter(round, { test: 0, field: 'artifact' }, 'ring');
    expect(stepsOf(ring).map(({ field }) => field)).toEqual(['artifact', 'image']);
  });

  it('begins with the list that has safety items, whatever was planned first', () => {
    const kept = keptWith('CT-T01', 'CT-T04');
    const keys = dueTests(kept, new Set()).map(({ version }) => version.procedure.key);
    expect(keys).toEqual(['CT-T04', 'CT-T01']);
  });

  it('does not ask again for what is done on this tablet and not sent yet', () => {
    const due = dueTests(keptWith('CT-T01', 'CT-T02'), new Set(['CT-T01']));
    expect(due.map(({ version }) => version.procedure.key)).toEqual(['CT-T02']);
  });

  it('goes from step to step to the summary, and back', () => {
    const round = roundWith('CT-T01', 'CT-T02');
    expect(round.place).toEqual(protocol);
    const second = movedOn(enter(round, protocol, 'axial head'), now);
    expect(second.place).toEqual(mean);
    const third = movedOn(enter(second, mean, 0.4), now);
    expect(third.place).toEqual({ test: 1, field: 'sd' });
    expect(placeBefore(third)).toEqual(mean);
    expect(movedOn(enter(third, { test: 1, field: 'sd' }, 4), now).place).toBe('summary');
  });

  it('keeps the first value of a repeat with its reason', () => {
    const first = enter(roundWith('CT-T01'), mean, 7.5);
    const again = enter(typed(first, mean, { again: 'Typed wrongly' }), mean, 0.4);
    expect(again.tests[0]?.entries['mean']).toMatchObject({
      value: 0.4,
      earlier: [{ value: 7.5, reason: 'Typed wrongly' }],
    });
  });

  it('takes another test in, and does not take the same one in twice', () => {
    const kept = keptWith('CT-T01', 'CT-T02');
    const [water, noise] = kept.tests;
    if (!water || !noise) throw new Error('No tests');
    const more = withTest(roundWith('CT-T01'), noise, { now, newId: () => 'b' });
    expect(more.tests).toHaveLength(2);
    expect(more.place).toEqual({ test: 1, field: 'sd' });
    expect(withTest(more, water, { now, newId: () => 'c' }).tests).toHaveLength(2);
  });

  it('opens a test that was not taken under a new mark, with all that was recorded', () => {
    const refused = enter(roundWith('CT-T01'), mean, 0.4);
    const mended = withRefused(null, refused, { why: 'The clock is off.', id: 'new' });
    expect(mended.tests).toMatchObject([
      { clientId: 'new', refusal: 'The clock is off.', entries: { mean: { value: 0.4 } } },
    ]);
  });
});

describe('a value that was entered', () => {
  it('is judged by the adopted limit: beyond 3 HU a look, beyond 5 HU an action', () => {
    const verdictOf = (value: number) => broughtAbout(enter(roundWith('CT-T01'), mean, value), mean, at)[0];
    expect(verdictOf(3)?.verdict).toBe('pass');
    expect(verdictOf(3.1)?.verdict).toBe('warning');
    expect(verdictOf(-5.1)?.verdict).toBe('action');
    expect(needsEyes(broughtAbout(enter(roundWith('CT-T01'), mean, 3), mean, at))).toBe(false);
  });

  it('is told with its bands, and a choice on which nothing hangs is not judged', () => {
    const round = enter(roundWith('CT-T01'), mean, -4.5);
    const [evaluation] = broughtAbout(round, mean, at);
    const draft = round.tests[0];
    if (!evaluation || !draft) throw new Error('No evaluation');
    expect(saidOf(evaluation, draft)).toMatchObject({
      label: 'Mean CT number',
      value: '−4.5\u00a0HU',
      verdict: 'warning',
      bands: ['within ±3\u00a0HU, else warning', 'within ±5\u00a0HU, else action'],
      baseline: null,
    });
    const chosen = enter(round, protocol, 'axial head');
    const said = broughtAbout(chosen, protocol, at).flatMap((each) => saidOf(each, draft) ?? []);
    expect(said).toEqual([]);
  });

  it('brings a computed value about: the largest difference of 12 and 8 HU from a centre of 4 HU is 8 HU', () => {
    const values = { c: 4, n: 12, e: 8, s: 4 };
    const before = Object.entries(values).reduce(
      (round, [field, value]) => enter(round, { test: 0, field }, value),
      roundWith('CT-T05'),
    );
    const last = { test: 0, field: 'w' };
    const said = broughtAbout(enter(before, last, 4), last, at);
    expect(said.find(({ field }) => field === 'maxdev')).toMatchObject({ value: 8, verdict: 'action' });
  });

  it('is asked about where it is unusual', () => {
    const [problem] = problemsOf(roundWith('CT-T01'), mean, 4500);
    expect(problem).toMatchObject({ code: 'implausible', mayConfirm: true });
    expect(problemsOf(roundWith('CT-T01'), mean, 0.4)).toEqual([]);
  });
});

describe('what is sent of a test', () => {
  it('is what was recorded, from its first step to its last value', () => {
    const later = '2026-11-22T07:14:00.000Z';
    const round = entered(roundWith('CT-T01'), mean, { value: 0.4, wasAsked: false, now: later });
    const draft = round.tests[0];
    if (!draft) throw new Error('No draft');
    expect(sessionOf(round, draft, later)).toMatchObject({
      clientId: 'id-1',
      unitId: 1,
      procedureKey: 'CT-T01',
      version: 1,
      performerId: 7,
      startedAt: now,
      completedAt: later,
      comment: null,
      entries: [{ field: 'mean', value: 0.4, enteredAt: later, earlier: [] }],
    });
    expect(missingIn(draft)).toEqual(['Protocol']);
    expect(judgedDraft(round, draft, at).verdict).toBe('pass');
  });

  it('never ends before it began, though the clock was put back', () => {
    const round = entered(roundWith('CT-T01'), mean, {
      value: 0.4,
      wasAsked: false,
      now: '2026-11-22T06:00:00.000Z',
    });
    const draft = round.tests[0];
    if (!draft) throw new Error('No draft');
    expect(sessionOf(round, draft, now).completedAt).toBe(now);
  });
});
