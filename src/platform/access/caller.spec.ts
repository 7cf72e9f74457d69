import { describe, expect, it } from '@jest/globals';
import { Caller, type GrantInForce, type Who } from './caller.ts';
import { permissions, type Permission } from './permissions.contract.ts';

const who: Who = { kind: 'session', personId: 1, name: 'Ana Ruiz', address: '127.0.0.1', credentialId: 1 };
const grant = (role: GrantInForce['role'], units: number[] | 'all' = 'all', seesPatients = false) => ({
  role,
  units: units === 'all' ? units : new Set(units),
  seesPatients,
});

describe('a caller', () => {
  it('without a role may nothing', () => {
    expect(permissions.filter((each) => new Caller(who, []).may(each))).toEqual([]);
  });

  it('may at the units of the grant, and not at others', () => {
    const caller = new Caller(who, [grant('physicist', [4])]);
    expect(caller.mayAt('studies.correct', 4)).toBe(true);
    expect(caller.mayAt('studies.correct', 5)).toBe(false);
    expect(caller.mayEverywhere('studies.correct')).toBe(false);
  });

  it('of two roles has what either gives, each where it was given', () => {
    const caller = new Caller(who, [grant('physicist', [4]), grant('viewer')]);
    expect(caller.unitsOf('studies.read')).toBe('all');
    expect(caller.unitsOf('studies.correct')).toEqual(new Set([4]));
  });

  it('who is administrator and no physicist neither signs QC nor changes a policy', () => {
    const caller = new Caller(who, [grant('administrator', 'all', true)]);
    expect(caller.may('qc.sign')).toBe(false);
    expect(caller.may('policies.change')).toBe(false);
  });

  it('sees who patients are only where that was given with the role', () => {
    expect(new Caller(who, [grant('physicist')]).may('patients.identify')).toBe(false);
    const caller = new Caller(who, [grant('physicist', [4], true), grant('viewer')]);
    expect(caller.mayAt('patients.identify', 4)).toBe(true);
    expect(caller.mayEverywhere('patients.identify')).toBe(false);
  });

  it('who operates answers for own cases only, and for the units as everyone', () => {
    const caller = new Caller(who, [grant('physician')]);
    expect(caller.reach('studies.read')).toEqual([{ units: 'all', ownCasesOnly: true }]);
    expect(caller.mayEverywhere('studies.read')).toBe(false);
    expect(caller.mayEverywhere('units.read')).toBe(true);
  });

  it('with a token may what the token names and the person may, no more', () => {
    const scope = new Set<Permission>(['studies.read', 'people.manage']);
    const caller = new Caller(who, [grant('viewer')], scope);
    expect(caller.permissions()).toEqual(['studies.read']);
    expect(caller.may('people.manage')).toBe(false);
    expect(caller.may('self')).toBe(false);
  });
});
