import { describe, expect, it } from '@jest/globals';
import type { Me, RoleGrantView } from '../../personnel/accounts/accounts.contract.ts';
import { permissions, roleRights } from '../../platform/access/permissions.contract.ts';
import { may } from './may.ts';

const grant = (role: RoleGrantView['role'], part: Partial<RoleGrantView> = {}): RoleGrantView => ({
  id: 1,
  role,
  scope: { kind: 'organisation', id: null, name: null },
  seesPatients: false,
  givenAt: '2026-01-05T08:00:00.000Z',
  takenBackAt: null,
  ...part,
});

const at = (kind: 'facility' | 'unit', id: number): Partial<RoleGrantView> => ({
  scope: { kind, id, name: 'somewhere' },
});

const withRoles = (...roles: RoleGrantView[]): Me => ({
  personId: 1,
  name: 'Ana Ruiz',
  login: 'ana',
  method: 'password',
  roles,
  permissions: permissions.filter((each) =>
    roles.some(({ role, seesPatients }) =>
      each === 'patients.identify' ? seesPatients : roleRights[role].may.includes(each),
    ),
  ),
  sessionEndsAt: '2026-11-22T20:00:00.000Z',
  idleMinutes: 30,
});

const unit = (id: number, facilityId: number | null) => ({
  id,
  facility: facilityId === null ? null : { id: facilityId },
});

describe('what a person may', () => {
  it('in the whole organisation holds at each unit', () => {
    const me = withRoles(grant('physicist'));
    expect(may(me, 'units.manage', 'everywhere')).toBe(true);
    expect(may(me, 'units.manage', unit(3, null))).toBe(true);
  });

  it('in one facility holds at its units and nowhere else', () => {
    const me = withRoles(grant('physicist', at('facility', 7)));
    expect(may(me, 'units.manage')).toBe(true);
    expect(may(me, 'units.manage', unit(3, 7))).toBe(true);
    expect(may(me, 'units.manage', unit(3, 8))).toBe(false);
    expect(may(me, 'units.manage', unit(3, null))).toBe(false);
    expect(may(me, 'units.manage', 'everywhere')).toBe(false);
  });

  it('at one unit holds there alone', () => {
    const me = withRoles(grant('technologist', at('unit', 3)));
    expect(may(me, 'qc.record', unit(3, 7))).toBe(true);
    expect(may(me, 'qc.record', unit(4, 7))).toBe(false);
  });

  it('by a role that was taken back is nothing', () => {
    const me = withRoles(grant('physicist', { takenBackAt: '2026-02-01T08:00:00.000Z' }));
    expect(may(me, 'units.manage', 'everywhere')).toBe(false);
  });

  it('of own cases only is not all that a unit does', () => {
    const me = withRoles(grant('physician', { seesPatients: true }));
    expect(may(me, 'studies.read')).toBe(true);
    expect(may(me, 'studies.read', unit(3, 7))).toBe(false);
    expect(may(me, 'patients.identify', 'everywhere')).toBe(false);
    expect(may(me, 'units.read', unit(3, 7))).toBe(true);
  });

  it('never reaches further than the session: a PIN does not manage units, whoever holds it', () => {
    const byPin: Me = { ...withRoles(grant('physicist')), method: 'pin', permissions: ['qc.record'] };
    expect(may(byPin, 'units.manage', 'everywhere')).toBe(false);
    expect(may(byPin, 'qc.record', 'everywhere')).toBe(true);
  });
});
