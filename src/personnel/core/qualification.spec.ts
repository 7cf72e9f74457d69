import { describe, expect, it } from '@jest/globals';
import { defaultPolicies } from '../data/default-policies.ts';
import {
  isMetByHealthPhysicsAlone,
  notQualifiedSince,
  qualificationOn,
  type HeldCredential,
  type QualificationQuestion,
} from './qualification.ts';

const policy = defaultPolicies['qualified-medical-physicist'];

const held = (said: Partial<HeldCredential>): HeldCredential => ({
  id: 1,
  kind: 'abr',
  subfield: 'diagnostic-medical-physics',
  issued: '2015-06-01',
  expires: null,
  isVerified: true,
  restriction: null,
  hours: null,
  ...said,
});

const asked = (
  credentials: readonly HeldCredential[],
  said: Partial<QualificationQuestion> = {},
): QualificationQuestion => ({
  capacity: 'qualified-medical-physicist',
  unitId: 7,
  date: '2026-11-22',
  credentials,
  overrides: [],
  ...said,
});

describe('a qualified medical physicist', () => {
  it.each([
    ['abr', 'diagnostic-medical-physics'],
    ['abr', 'radiological-physics'],
    ['abr', 'diagnostic-radiological-physics'],
    ['abr', 'diagnostic-imaging-physics'],
    ['ccpm', 'diagnostic-radiological-physics'],
    ['abmp', 'diagnostic-imaging-physics'],
  ] as const)('is certified by %s in %s', (kind, subfield) => {
    expect(qualificationOn(asked([held({ kind, subfield })]), policy)).toEqual({
      isQualified: true,
      credentialIds: [1],
      overrideId: null,
      until: null,
    });
  });

  it.each([
    ['abr', 'therapeutic-medical-physics'],
    ['abr', 'nuclear-medical-physics'],
    ['abr', null],
    ['abmp', 'medical-health-physics'],
    ['absnm', 'radiation-protection'],
    ['abhp', null],
    ['arrt', 'CT'],
  ] as const)('is not certified by %s in %s', (kind, subfield) => {
    const answer = qualificationOn(asked([held({ kind, subfield })]), policy);
    expect(answer).toMatchObject({ isQualified: false, unmet: [{ why: 'not-held' }] });
  });

  it('counts from the day of issue to the last day, both included', () => {
    const credentials = [held({ issued: '2026-01-01', expires: '2026-12-31' })];
    const on = (date: string) => qualificationOn(asked(credentials, { date }), policy);
    expect(on('2025-12-31')).toEqual({
      isQualified: false,
      unmet: [{ why: 'not-yet', from: '2026-01-01' }],
    });
    expect(on('2026-01-01')).toMatchObject({ isQualified: true, until: '2026-12-31' });
    expect(on('2026-12-31')).toMatchObject({ isQualified: true });
    expect(on('2027-01-01')).toEqual({
      isQualified: false,
      unmet: [{ why: 'ended', credentialId: 1, on: '2026-12-31' }],
    });
  });

  it('who renewed stays qualified by the newer certificate', () => {
    const credentials = [
      held({ expires: '2025-12-31' }),
      held({ id: 2, issued: '2026-01-01', expires: '2030-12-31' }),
    ];
    expect(qualificationOn(asked(credentials), policy)).toMatchObject({
      credentialIds: [2],
      until: '2030-12-31',
    });
  });

  it('is not qualified since the day after the first of the ends, where nothing else is missing', () => {
    const end = (on: string) => ({ why: 'ended', credentialId: 1, on }) as const;
    expect(notQualifiedSince([end('2026-12-31'), end('2026-03-02')])).toBe('2026-03-03');
    expect(notQualifiedSince([end('2026-03-02'), { why: 'too-few-hours', hours: 0, needed: 15 }])).toBeNull();
    expect(notQualifiedSince([])).toBeNull();
  });

  it('with a certificate that nobody has verified is not qualified, and is told so', () => {
    expect(qualificationOn(asked([held({ isVerified: false })]), policy)).toEqual({
      isQualified: false,
      unmet: [{ why: 'not-verified', credentialIds: [1] }],
    });
  });

  it('with a restricted certificate needs a signed exception', () => {
    const credentials = [held({ restriction: 'dental units only' })];
    expect(qualificationOn(asked(credentials), policy)).toEqual({
      isQualified: false,
      unmet: [{ why: 'restricted', credentialIds: [1] }],
    });
  });

  it('must hold everything that the policy asks beside', () => {
    const withLicence = { ...policy, allOf: [{ kind: 'state-licence', subfields: [] }] } as const;
    expect(qualificationOn(asked([held({})]), withLicence)).toEqual({
      isQualified: false,
      unmet: [{ why: 'not-held', rules: [{ kind: 'state-licence', subfields: [] }] }],
    });
    const credentials = [
      held({}),
      held({ id: 2, kind: 'state-licence', subfield: null, expires: '2027-03-31' }),
    ];
    expect(qualificationOn(asked(credentials), withLicence)).toEqual({
      isQualified: true,
      credentialIds: [1, 2],
      overrideId: null,
      until: '2027-03-31',
    });
  });
});

describe('continuing education', () => {
  const withHours = { ...policy, continuingEducation: { hours: 15, years: 3 } };
  const course = (id: number, issued: string, hours: number) =>
    held({ id, kind: 'cme', subfield: null, issued, hours });

  it('counts hours for the years that the policy names, and says when too few will be left', () => {
    // 10 h to 9 Mar 2027, 8 h to 31 May 2028: from 10 Mar 2027 on 8 are left.
    const credentials = [held({}), course(2, '2024-03-10', 10), course(3, '2025-06-01', 8)];
    expect(qualificationOn(asked(credentials), withHours)).toMatchObject({
      isQualified: true,
      until: '2027-03-09',
    });
    expect(qualificationOn(asked(credentials, { date: '2027-03-10' }), withHours)).toEqual({
      isQualified: false,
      unmet: [{ why: 'too-few-hours', hours: 8, needed: 15 }],
    });
  });

  it('is asked for in vain where nobody has any', () => {
    expect(qualificationOn(asked([held({})]), withHours)).toEqual({
      isQualified: false,
      unmet: [{ why: 'too-few-hours', hours: 0, needed: 15 }],
    });
  });
});

describe('a signed exception', () => {
  const override = {
    id: 9,
    capacity: 'qualified-medical-physicist',
    unitId: 7,
    from: '2026-11-01',
    until: '2026-11-30',
  } as const;

  it('qualifies for its unit and days, and says that it did', () => {
    expect(qualificationOn(asked([], { overrides: [override] }), policy)).toEqual({
      isQualified: true,
      credentialIds: [],
      overrideId: 9,
      until: '2026-11-30',
    });
  });

  it.each([
    { unitId: 8 },
    { date: '2026-12-01' },
    { date: '2026-10-31' },
    { capacity: 'technologist' } as const,
  ])('qualifies for nothing else: %j', (other) => {
    const answer = qualificationOn(asked([], { overrides: [override], ...other }), policy);
    expect(answer.isQualified).toBe(false);
  });

  it.each([
    [7, false],
    [null, true],
  ])('of unit %j counts where no unit is named: %j', (unitId, counts) => {
    const question = asked([], { unitId: null, overrides: [{ ...override, unitId }] });
    expect(qualificationOn(question, policy).isQualified).toBe(counts);
  });

  it('is not used where credentials suffice', () => {
    const answer = qualificationOn(asked([held({})], { overrides: [override] }), policy);
    expect(answer).toMatchObject({ overrideId: null, until: null });
  });
});

describe('a policy', () => {
  it('that names no way to meet it qualifies nobody', () => {
    const empty = { anyOf: [], allOf: [], mustBeVerified: false, continuingEducation: null };
    expect(qualificationOn(asked([held({})]), empty).isQualified).toBe(false);
  });

  it.each([
    [[{ kind: 'abhp', subfields: [] }], [], true],
    [[{ kind: 'abmp', subfields: ['medical-health-physics'] }], [], true],
    [[{ kind: 'abmp', subfields: [] }], [], true],
    [[{ kind: 'abhp', subfields: [] }], [{ kind: 'state-licence', subfields: [] }], false],
    [policy.anyOf, [], false],
  ] as const)('is not met by health physics alone: %j and %j', (anyOf, allOf, refused) => {
    expect(isMetByHealthPhysicsAlone({ ...policy, anyOf, allOf })).toBe(refused);
  });
});

describe('a technologist', () => {
  it.each([
    ['arrt', 'R'],
    ['arrt', 'CT'],
    ['state-licence', null],
  ] as const)('is qualified by %s %s', (kind, subfield) => {
    const question = asked([held({ kind, subfield })], { capacity: 'technologist' });
    expect(qualificationOn(question, defaultPolicies.technologist).isQualified).toBe(true);
  });
});
