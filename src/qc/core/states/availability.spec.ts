import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../quantities/calendar.ts';
import {
  availabilityOn,
  availabilityWords,
  changedAvailability,
  isUnusable,
  unusableSpans,
  type Availability,
  type AvailabilityChange,
  type AvailabilityFacts,
} from './availability.ts';
import type { Actor } from './state-table.ts';

const technologist: Actor = { permissions: ['qc.record'], isPhysicistOfUnit: false };
const physicist: Actor = { permissions: ['qc.record', 'qc.plan', 'qc.sign'], isPhysicistOfUnit: true };
const facts = (said: Partial<AvailabilityFacts> = {}): AvailabilityFacts => ({
  today: '2026-11-23',
  openFailures: 0,
  requiredQcLeft: 0,
  longestConditionalDays: null,
  ...said,
});

const inService: Availability = { state: 'in-service' };
const out: Availability = { state: 'out-of-service' };
const restricted = (...modes: readonly string[]): Availability => ({ state: 'restricted', modes });
const conditional = (until: string, ...thenModes: readonly string[]): Availability => ({
  state: 'conditional',
  until,
  modes: null,
  thenModes,
});

const changed = (
  from: Availability,
  change: AvailabilityChange,
  actor: Actor | 'time' = physicist,
  known: AvailabilityFacts = facts(),
) => {
  const decision = changedAvailability(from, change, actor, known);
  return decision.ok ? decision.availability : decision.refusal.code;
};
const allow = (until: string): AvailabilityChange => ({ event: 'allow-until', until, modes: null });

describe('a technologist', () => {
  it('may restrict a unit to modes, or take it out of service', () => {
    expect(changed(inService, { event: 'restrict', modes: ['fluoroscopy'] }, technologist)).toEqual(
      restricted('fluoroscopy'),
    );
    expect(changed(restricted('fluoroscopy'), { event: 'take-out' }, technologist)).toEqual(out);
  });

  it('must name a mode that is left', () => {
    expect(changed(inService, { event: 'restrict', modes: [] }, technologist)).toBe('not-yet');
  });

  it('may take modes away from a restricted unit, and add none', () => {
    const now = restricted('fluoroscopy', 'acquisition');
    expect(changed(now, { event: 'restrict', modes: ['fluoroscopy'] }, technologist)).toEqual(
      restricted('fluoroscopy'),
    );
    expect(
      changed(restricted('fluoroscopy'), { event: 'restrict', modes: ['acquisition'] }, technologist),
    ).toBe('not-yet');
  });

  it('may end conditional use before its date: what was restricted before is so again', () => {
    expect(changed(conditional('2026-12-12', 'fluoroscopy'), { event: 'end-early' }, technologist)).toEqual(
      restricted('fluoroscopy'),
    );
  });

  it('may not release a unit', () => {
    for (const change of [
      { event: 'release' },
      { event: 'release-to-modes', modes: ['fluoroscopy'] },
      allow('2026-12-12'),
    ] as const)
      expect(changed(out, change, technologist)).toBe('not-permitted');
  });
});

describe('the physicist of the unit', () => {
  it('releases it, under a signature, when no failure is open and all required tests are done', () => {
    expect(changedAvailability(out, { event: 'release' }, physicist, facts())).toEqual({
      ok: true,
      availability: inService,
      isSigned: true,
    });
    expect(changed(out, { event: 'release' }, physicist, facts({ openFailures: 1 }))).toBe('not-yet');
    expect(changed(out, { event: 'release' }, physicist, facts({ requiredQcLeft: 1 }))).toBe('not-yet');
  });

  it('gives modes back, whatever failure is open in the others', () => {
    const known = facts({ openFailures: 1 });
    expect(changed(out, { event: 'release-to-modes', modes: ['fluoroscopy'] }, physicist, known)).toEqual(
      restricted('fluoroscopy'),
    );
  });

  it('allows use until a date although a failure is open, today at the earliest', () => {
    const known = facts({ openFailures: 1 });
    expect(changed(restricted('fluoroscopy'), allow('2026-11-23'), physicist, known)).toEqual(
      conditional('2026-11-23', 'fluoroscopy'),
    );
    expect(changed(restricted('fluoroscopy'), allow('2026-11-22'), physicist, known)).toBe('not-yet');
  });

  it('allows it for no more days than the site does, today included', () => {
    const known = facts({ longestConditionalDays: 30 });
    // 30 days from 23 November: 8 of November, 22 of December.
    expect(changed(out, allow('2026-12-22'), physicist, known)).toEqual(conditional('2026-12-22'));
    expect(changed(out, allow('2026-12-23'), physicist, known)).toBe('not-yet');
  });

  it('may sign it again before it ends, and what was restricted before stays known', () => {
    expect(changed(conditional('2026-11-30', 'fluoroscopy'), allow('2026-12-15'))).toEqual(
      conditional('2026-12-15', 'fluoroscopy'),
    );
  });

  it('has nothing to allow on a unit in service', () => {
    expect(changed(inService, allow('2026-12-12'))).toBe('not-from-this-state');
  });
});

describe('conditional use', () => {
  it.each([
    ['2026-12-11', conditional('2026-12-12', 'fluoroscopy')],
    ['2026-12-12', conditional('2026-12-12', 'fluoroscopy')],
    ['2026-12-13', restricted('fluoroscopy')],
  ])('until 12 December is on %s %j', (date, expected) => {
    expect(availabilityOn(conditional('2026-12-12', 'fluoroscopy'), date)).toEqual(expected);
  });

  it('of a unit that was out of service leaves no mode when it has ended', () => {
    const ended = availabilityOn(conditional('2026-12-12'), '2026-12-13');
    expect(ended).toEqual(restricted());
    expect(isUnusable(ended)).toBe(true);
  });

  it('that has ended is restricted use for whoever changes it then', () => {
    const ended = conditional('2026-11-22', 'fluoroscopy');
    expect(changed(ended, { event: 'end-early' })).toBe('not-from-this-state');
    expect(changed(ended, { event: 'restrict', modes: ['acquisition'] })).toBe('not-yet');
  });

  it('is ended by its date alone, as the table has it', () => {
    const now = conditional('2026-11-23', 'fluoroscopy');
    expect(changed(now, { event: 'date-passed' }, physicist)).toBe('not-permitted');
    expect(changed(now, { event: 'date-passed' }, 'time')).toEqual(availabilityOn(now, '2026-11-24'));
  });

  it('is followed by the same modes on every later day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const { state } = availabilityOn(
          conditional('2026-11-23', 'fluoroscopy'),
          daysAfter('2026-11-23', days),
        );
        expect(state).toBe(days > 0 ? 'restricted' : 'conditional');
      }),
    );
  });
});

describe('availability in words', () => {
  it.each<[Availability, string]>([
    [inService, 'In service'],
    [out, 'Out of service'],
    [restricted('fluoroscopy', 'spot images'), 'Restricted to fluoroscopy, spot images'],
    [restricted(), 'Restricted: no mode may be used'],
    [conditional('2026-12-12'), 'Conditional use until 2026-12-12'],
    [
      { state: 'conditional', until: '2026-12-12', modes: ['fluoroscopy'], thenModes: [] },
      'Conditional use of fluoroscopy until 2026-12-12',
    ],
  ])('of %j is “%s”', (availability, words) => {
    expect(availabilityWords(availability)).toBe(words);
  });
});

describe('the times at which a unit may not be used', () => {
  /** In New York, five hours behind, a day of winter ends at five in the morning of Greenwich. */
  const endOf = (date: string): string => `${daysAfter(date, 1)}T05:00:00Z`;
  const at = (day: string): string => `${day}T12:00:00Z`;

  it('are those out of service, up to its release', () => {
    const history = [
      { availability: inService, from: at('2026-11-01') },
      { availability: out, from: at('2026-11-02') },
      { availability: restricted('fluoroscopy'), from: at('2026-11-05') },
      { availability: out, from: at('2026-11-07') },
    ];
    expect(unusableSpans(history, endOf)).toEqual([
      { from: at('2026-11-02'), until: at('2026-11-05') },
      { from: at('2026-11-07'), until: null },
    ]);
  });

  it('begin again when conditional use has ended by itself and no mode was left before', () => {
    const history = [
      { availability: out, from: at('2026-11-02') },
      { availability: conditional('2026-11-04'), from: at('2026-11-03') },
    ];
    expect(unusableSpans(history, endOf)).toEqual([
      { from: at('2026-11-02'), until: at('2026-11-03') },
      { from: '2026-11-05T05:00:00Z', until: null },
    ]);
  });

  it('go on where a unit without modes is taken out of service', () => {
    const history = [
      { availability: conditional('2026-11-04'), from: at('2026-11-03') },
      { availability: out, from: at('2026-11-06') },
      { availability: inService, from: at('2026-11-08') },
    ];
    expect(unusableSpans(history, endOf)).toEqual([
      { from: '2026-11-05T05:00:00Z', until: at('2026-11-08') },
    ]);
  });

  it('are none where conditional use was followed by a release in time, or modes are left', () => {
    expect(
      unusableSpans(
        [
          { availability: conditional('2026-11-04'), from: at('2026-11-03') },
          { availability: inService, from: at('2026-11-04') },
        ],
        endOf,
      ),
    ).toEqual([]);
    expect(
      unusableSpans(
        [{ availability: conditional('2026-11-04', 'fluoroscopy'), from: at('2026-11-03') }],
        endOf,
      ),
    ).toEqual([]);
  });
});
