import { describe, expect, it } from '@jest/globals';
import { credentialState, dueNotice, isSucceeded } from './credential-state.ts';

const dated = { issued: '2021-01-01', expires: '2026-12-31', isWithdrawn: false };

describe('a credential', () => {
  it.each([
    ['2020-12-31', 'not-yet'],
    ['2021-01-01', 'valid'],
    ['2026-10-01', 'valid'],
    // Ninety days before 31 December.
    ['2026-10-02', 'expires-soon'],
    ['2026-12-31', 'expires-soon'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s', (date, state) => {
    expect(credentialState(dated, date, 90)).toBe(state);
  });

  it('for life does not expire', () => {
    expect(credentialState({ ...dated, expires: null }, '2100-01-01', 90)).toBe('valid');
  });

  it('that was withdrawn is so, whatever its dates', () => {
    expect(credentialState({ ...dated, isWithdrawn: true }, '2026-01-01', 90)).toBe('withdrawn');
  });
});

describe('a credential that ends', () => {
  const one = {
    id: 1,
    personId: 7,
    kind: 'arrt',
    subfield: 'CT',
    title: null,
    expires: '2026-12-31',
  };
  it.each([
    [{ expires: '2028-12-31' }, true],
    [{ expires: null }, true],
    [{ expires: '2026-12-31' }, false],
    [{ expires: '2028-12-31', subfield: 'R' }, false],
    [{ expires: '2028-12-31', personId: 8 }, false],
    [{ expires: '2028-12-31', kind: 'cme' }, false],
    [{ expires: '2028-12-31', title: 'Other' }, false],
  ])('beside one of %j is followed by it: %j', (differs, isSo) => {
    expect(isSucceeded(one, [one, { ...one, id: 2, ...differs }])).toBe(isSo);
  });
});

describe('people are told of an end', () => {
  it.each([
    ['2026-10-01', null],
    ['2026-10-02', 90],
    ['2026-11-30', 90],
    ['2026-12-01', 30],
    ['2026-12-23', 30],
    ['2026-12-24', 7],
    ['2026-12-31', 7],
    ['2027-01-01', null],
  ])('on %s: %s days before', (date, days) => {
    expect(dueNotice('2026-12-31', date, [90, 30, 7])).toBe(days);
  });
});
