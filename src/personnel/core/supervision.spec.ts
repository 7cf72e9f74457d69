import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../quantities/calendar.ts';
import { gapsIn, primariesBeside, supervisionOn, type Charge } from './supervision.ts';

let made = 0;
const charge = (from: string, until: string | null, kind: Charge['kind'] = 'primary'): Charge => ({
  id: (made += 1),
  personId: 1,
  kind,
  from,
  until,
});
const year = { from: '2026-01-01', until: '2026-12-31' };

describe('the supervision of a unit', () => {
  it('on a day is by the primary of that day and its deputies', () => {
    const spring = charge('2026-01-01', '2026-06-30');
    const autumn = charge('2026-07-01', null);
    const deputy = charge('2026-06-01', '2026-07-31', 'deputy');
    const all = [spring, autumn, deputy];
    expect(supervisionOn(all, '2026-06-30')).toEqual({ primary: spring, deputies: [deputy] });
    expect(supervisionOn(all, '2026-07-01').primary).toBe(autumn);
    expect(supervisionOn(all, '2025-12-31')).toEqual({ primary: null, deputies: [] });
  });

  it('has gaps before, between and after charges', () => {
    const all = [charge('2026-02-01', '2026-03-31'), charge('2026-05-01', '2026-10-31')];
    expect(gapsIn(all, year)).toEqual([
      { from: '2026-01-01', until: '2026-01-31' },
      { from: '2026-04-01', until: '2026-04-30' },
      { from: '2026-11-01', until: '2026-12-31' },
    ]);
  });

  it('has one gap as long as the period where nobody is primary, whatever deputies there are', () => {
    expect(gapsIn([charge('2026-01-01', null, 'deputy')], year)).toEqual([year]);
  });

  it('has none where charges follow day on day', () => {
    expect(gapsIn([charge('2025-03-01', '2026-06-30'), charge('2026-07-01', null)], year)).toEqual([]);
  });

  it('of a day is a gap exactly where that day has no primary', () => {
    const day = fc.integer({ min: -30, max: 400 }).map((days) => daysAfter('2026-01-01', days));
    const some = fc
      .tuple(day, fc.option(fc.integer({ min: 0, max: 200 })))
      .map(([from, days]) => charge(from, days === null ? null : daysAfter(from, days)));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), fc.integer({ min: 0, max: 364 }), (charges, at) => {
        const date = daysAfter('2026-01-01', at);
        const inGap = gapsIn(charges, year).some(({ from, until }) => from <= date && date <= until);
        expect(inGap).toBe(supervisionOn(charges, date).primary === null);
      }),
    );
  });
});

describe('a second primary', () => {
  const first = charge('2026-01-01', '2026-06-30');

  it.each([
    ['2026-06-30', null],
    ['2025-12-01', '2026-01-01'],
    ['2026-02-01', '2026-03-01'],
    ['2025-01-01', null],
  ])('beside the first from %s until %s is found', (from, until) => {
    expect(primariesBeside([first], { from, until })).toEqual([first]);
  });

  it.each([
    ['2026-07-01', null],
    ['2025-12-01', '2025-12-31'],
  ])('before or after it from %s until %s is not', (from, until) => {
    expect(primariesBeside([first], { from, until })).toEqual([]);
  });
});
