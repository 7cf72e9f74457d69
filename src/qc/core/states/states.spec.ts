import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availabilityTable } from './availability-table.ts';
import { countsAsDone, isReviewable, reviewTable, type ReviewState } from './review-states.ts';
import { isOpenFailure, issueTable, type IssueState } from './issue-states.ts';
import { decide, possibleEvents, type Actor, type StateTable } from './state-table.ts';

const may = (isPhysicistOfUnit: boolean, ...permissions: readonly string[]): Actor => ({
  permissions,
  isPhysicistOfUnit,
});
/** Everybody there is, and time itself. */
const actors = {
  technologist: may(false, 'self', 'qc.read', 'qc.record'),
  'physicist of another unit': may(false, 'qc.read', 'qc.plan', 'qc.record', 'qc.sign'),
  'physicist of the unit': may(true, 'qc.read', 'qc.plan', 'qc.record', 'qc.sign'),
  'in charge without permissions': may(true, 'qc.read'),
  'radiation safety officer': may(false, 'qc.read', 'audit.read'),
  physician: may(false, 'studies.read'),
  viewer: may(false, 'qc.read'),
  administrator: may(false, 'qc.read', 'units.manage'),
  nobody: may(false),
  time: 'time',
} as const;
type ActorName = keyof typeof actors;

const records: readonly ActorName[] = ['technologist', 'physicist of another unit', 'physicist of the unit'];
const plans: readonly ActorName[] = ['physicist of another unit', 'physicist of the unit'];
const physicist: readonly ActorName[] = ['physicist of the unit'];
const time: readonly ActorName[] = ['time'];

/** From, event, to, by whom, and whether it is signed. */
type Row = readonly [string, string, string, readonly ActorName[], 'signed'?];

const availabilityRows: readonly Row[] = [
  ['in-service', 'restrict', 'restricted', records],
  ['in-service', 'take-out', 'out-of-service', records],
  ['restricted', 'restrict', 'restricted', records],
  ['restricted', 'take-out', 'out-of-service', records],
  ['restricted', 'release-to-modes', 'restricted', physicist, 'signed'],
  ['restricted', 'release', 'in-service', physicist, 'signed'],
  ['restricted', 'allow-until', 'conditional', physicist, 'signed'],
  ['conditional', 'take-out', 'out-of-service', records],
  ['conditional', 'end-early', 'restricted', records],
  ['conditional', 'release-to-modes', 'restricted', physicist, 'signed'],
  ['conditional', 'release', 'in-service', physicist, 'signed'],
  ['conditional', 'allow-until', 'conditional', physicist, 'signed'],
  ['conditional', 'date-passed', 'restricted', time],
  ['out-of-service', 'release-to-modes', 'restricted', physicist, 'signed'],
  ['out-of-service', 'release', 'in-service', physicist, 'signed'],
  ['out-of-service', 'allow-until', 'conditional', physicist, 'signed'],
];

const issueRows: readonly Row[] = [
  ['open', 'contain', 'contained', records],
  ['open', 'dismiss', 'closed', physicist],
  ['contained', 'assign-to-service', 'assigned-to-service', records],
  ['contained', 'assign-to-physics', 'assigned-to-physics', records],
  ['contained', 'dismiss', 'closed', physicist],
  ['assigned-to-service', 'assign-to-physics', 'assigned-to-physics', records],
  ['assigned-to-service', 'fix', 'fixed', records],
  ['assigned-to-service', 'dismiss', 'closed', physicist],
  ['assigned-to-physics', 'assign-to-service', 'assigned-to-service', records],
  ['assigned-to-physics', 'fix', 'fixed', records],
  ['assigned-to-physics', 'dismiss', 'closed', physicist],
  ['fixed', 'verify', 'verified', plans],
  ['fixed', 'reopen', 'open', records],
  ['verified', 'close', 'closed', physicist],
  ['verified', 'reopen', 'open', records],
  ['closed', 'reopen', 'open', records],
];

const reviewRows: readonly Row[] = [
  ['unreviewed', 'correct', 'unreviewed', records],
  ['unreviewed', 'accept', 'accepted', physicist],
  ['unreviewed', 'sign', 'signed', physicist, 'signed'],
  ['unreviewed', 'send-back', 'to-repeat', physicist],
  ['unreviewed', 'void', 'void', physicist],
  ['accepted', 'correct', 'unreviewed', records],
  ['accepted', 'sign', 'signed', physicist, 'signed'],
  ['accepted', 'send-back', 'to-repeat', physicist],
  ['accepted', 'void', 'void', physicist],
  ['accepted', 'withdraw', 'unreviewed', physicist],
  ['to-repeat', 'void', 'void', physicist],
  ['to-repeat', 'withdraw', 'unreviewed', physicist],
  ['void', 'withdraw', 'unreviewed', physicist],
  ['signed', 'revise-to-accepted', 'signed', physicist, 'signed'],
  ['signed', 'revise-to-repeat', 'signed-to-repeat', physicist, 'signed'],
  ['signed', 'revise-to-void', 'signed-void', physicist, 'signed'],
  ['signed-to-repeat', 'revise-to-accepted', 'signed', physicist, 'signed'],
  ['signed-to-repeat', 'revise-to-void', 'signed-void', physicist, 'signed'],
  ['signed-void', 'revise-to-accepted', 'signed', physicist, 'signed'],
  ['signed-void', 'revise-to-repeat', 'signed-to-repeat', physicist, 'signed'],
];

type AnyTable = StateTable<string, string, string>;
const namesOf = (words: Readonly<Record<string, string>>): readonly string[] => Object.keys(words);
const holding = (table: AnyTable, isSo: boolean): Readonly<Record<string, boolean>> =>
  Object.fromEntries(namesOf(table.needs).map((need) => [need, isSo]));

describe.each<[string, AnyTable, readonly Row[]]>([
  ['the availability of a unit', availabilityTable, availabilityRows],
  ['an issue', issueTable, issueRows],
  ['the review of a session', reviewTable, reviewRows],
])('%s', (_, table, rows) => {
  const rowOf = (state: string, event: string): Row | undefined =>
    rows.find(([from, on]) => from === state && on === event);
  const steps = namesOf(table.states).flatMap((state) =>
    namesOf(table.events).flatMap((event) =>
      Object.entries(actors).map(([name, actor]) => ({ state, event, name, actor })),
    ),
  );

  it('goes where the list says, for whom it says and for nobody else: every state, event and role', () => {
    const told = steps.map(({ state, event, name, actor }) => {
      const decision = decide(table, { state, event }, actor, holding(table, true));
      return [
        state,
        event,
        name,
        decision.ok ? [decision.to, decision.isSigned] : decision.refusal.code,
      ].flat();
    });
    const expected = steps.map(({ state, event, name }) => {
      const [, , to = '', by = [], isSigned] = rowOf(state, event) ?? [];
      if (to === '') return [state, event, name, 'not-from-this-state'];
      if (by.some((each) => each === name)) return [state, event, name, to, isSigned === 'signed'];
      const isOnlyNotInCharge = by === physicist && name === 'physicist of another unit';
      return [state, event, name, isOnlyNotInCharge ? 'not-physicist-of-unit' : 'not-permitted'];
    });
    expect(told.map((each) => each.flat())).toEqual(expected);
  });

  it('has no state that cannot be reached, and none that cannot be left', () => {
    const [first = ''] = namesOf(table.states);
    const reached = new Set([first]);
    for (const state of reached) for (const [from, , to] of rows) if (from === state) reached.add(to);
    expect([...reached].toSorted()).toEqual(namesOf(table.states).toSorted());
    for (const state of namesOf(table.states)) expect(possibleEvents(table, state)).not.toEqual([]);
  });

  it('takes no step for which something must hold that does not', () => {
    for (const [state, event] of rows) {
      const needs = table.steps[state]?.[event]?.needs ?? [];
      for (const need of needs)
        for (const actor of [actors['physicist of the unit'], actors.time]) {
          const decision = decide(table, { state, event }, actor, { ...holding(table, true), [need]: false });
          if (actor !== 'time')
            expect(decision).toEqual({ ok: false, refusal: { code: 'not-yet', message: table.needs[need] } });
          expect(decision.ok).toBe(false);
        }
    }
  });

  it('uses every need and every event that it has words for', () => {
    const all = rows.map(([state, event]) => table.steps[state]?.[event]);
    const needs = new Set(all.flatMap((step) => step?.needs ?? []));
    expect([...needs].toSorted()).toEqual(namesOf(table.needs).toSorted());
    expect([...new Set(rows.map(([, event]) => event))].toSorted()).toEqual(namesOf(table.events).toSorted());
  });

  it('stays among its states however it is changed', () => {
    const one = fc.constantFrom(...namesOf(table.events));
    fc.assert(
      fc.property(fc.array(fc.tuple(one, fc.constantFrom(...Object.values(actors)))), (changes) => {
        let [state = ''] = namesOf(table.states);
        for (const [event, actor] of changes) {
          const decision = decide(table, { state, event }, actor, holding(table, true));
          if (decision.ok) state = decision.to;
          expect(namesOf(table.states)).toContain(state);
        }
      }),
    );
  });
});

describe('a step that is refused', () => {
  const all = { 'not-own': true, 'reason-told': true };

  it('says what can be done instead', () => {
    const decision = decide(
      reviewTable,
      { state: 'signed', event: 'correct' },
      actors['physicist of the unit'],
      all,
    );
    expect(decision).toEqual({
      ok: false,
      refusal: {
        code: 'not-from-this-state',
        message:
          'A session that is signed cannot be corrected. It can be accepted by a signed revision, sent back by a signed revision or made void by a signed revision.',
      },
    });
  });

  it('says which permission it takes, and that another unit’s physicist is not enough', () => {
    const message = (name: ActorName): string => {
      const decision = decide(reviewTable, { state: 'unreviewed', event: 'sign' }, actors[name], all);
      return decision.ok ? '' : decision.refusal.message;
    };
    expect(message('technologist')).toBe('That needs the permission qc.sign.');
    expect(message('physicist of another unit')).toBe(
      'That is for the qualified medical physicist who is in charge of the unit today.',
    );
  });

  it('before anything else tells who may, so that nobody learns what is missing for a step that is not theirs', () => {
    const decision = decide(reviewTable, { state: 'unreviewed', event: 'sign' }, actors.viewer, {
      'not-own': false,
      'reason-told': false,
    });
    expect(decision.ok ? null : decision.refusal.code).toBe('not-permitted');
  });
});

describe('the failure of an issue', () => {
  it.each<[IssueState, boolean]>([
    ['open', true],
    ['contained', true],
    ['assigned-to-service', true],
    ['assigned-to-physics', true],
    ['fixed', true],
    ['verified', false],
    ['closed', false],
  ])('that is %s is open: %s', (state, isOpen) => {
    expect(isOpenFailure(state)).toBe(isOpen);
  });
});

describe('a session', () => {
  it.each<[ReviewState, boolean]>([
    ['unreviewed', true],
    ['accepted', true],
    ['signed', true],
    ['to-repeat', false],
    ['void', false],
    ['signed-to-repeat', false],
    ['signed-void', false],
  ])('that is %s counts as done: %s', (state, isDone) => {
    expect(countsAsDone(state)).toBe(isDone);
  });

  it.each([
    ['technologist', 7, true],
    ['technologist', 8, false],
    ['technologist', 9, false],
    ['physicist', 8, true],
  ] as const)(
    'of a %s, reviewed by another, or by who recorded or corrected it: %d, %s',
    (performedBy, reviewerId, isSo) => {
      expect(isReviewable({ recordedByIds: [8, 9], performedBy }, reviewerId)).toBe(isSo);
    },
  );
});
