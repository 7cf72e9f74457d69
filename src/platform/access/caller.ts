import { permissions, roleRights, type Permission, type Role } from './permissions.contract.ts';

/** Part of the hospital: some units or all; of the studies there, all or the person's own cases only. */
export interface Area {
  readonly units: ReadonlySet<number> | 'all';
  readonly ownCasesOnly: boolean;
}

/** A role that a person has now, facilities resolved to their units. */
export interface GrantInForce {
  readonly role: Role;
  readonly units: ReadonlySet<number> | 'all';
  readonly seesPatients: boolean;
}

/** How the caller made themselves known; `program` is Kerma's own work, `command-line` a person at the server. */
export type CallerKind = 'session' | 'pin' | 'token' | 'command-line' | 'program';

export interface Who {
  readonly kind: CallerKind;
  readonly personId: number | null;
  readonly name: string | null;
  /** Network address of the caller; null for what begins on this machine. */
  readonly address: string | null;
  /** Of the session or token. */
  readonly credentialId: number | null;
}

const givenBy = (grant: GrantInForce, permission: Permission): boolean => {
  const { may } = roleRights[grant.role];
  if (permission === 'patients.identify') return grant.seesPatients && may.includes('studies.read');
  return may.includes(permission);
};

const isStudyPermission = (permission: Permission): boolean =>
  permission.startsWith('studies.') || permission === 'patients.identify';

/** Who asks, and where they may do what. Says nothing of a permission that it was not given: unknown is denied. */
export class Caller {
  readonly who: Who;
  private readonly grants: readonly GrantInForce[];
  private readonly only: ReadonlySet<Permission> | null;

  /** `only` narrows what the grants give: a token's scope, a PIN. */
  constructor(who: Who, grants: readonly GrantInForce[], only: ReadonlySet<Permission> | null = null) {
    this.who = who;
    this.grants = grants;
    this.only = only;
  }

  /** Where the caller may do this; empty where nowhere. */
  reach(permission: Permission): readonly Area[] {
    if (this.only !== null && !this.only.has(permission)) return [];
    return this.grants
      .filter((grant) => givenBy(grant, permission))
      .map(({ role, units }) => ({
        units,
        ownCasesOnly: isStudyPermission(permission) && roleRights[role].ownCasesOnly,
      }));
  }

  may(permission: Permission): boolean {
    return this.reach(permission).length > 0;
  }

  /** Whether the permission holds for the whole organisation. */
  mayEverywhere(permission: Permission): boolean {
    return this.reach(permission).some(({ units, ownCasesOnly }) => units === 'all' && !ownCasesOnly);
  }

  /** Whether the permission holds for all that this unit is and does. */
  mayAt(permission: Permission, unitId: number): boolean {
    return this.reach(permission).some(
      ({ units, ownCasesOnly }) => !ownCasesOnly && (units === 'all' || units.has(unitId)),
    );
  }

  /** The units of which the permission holds, own cases or all. */
  unitsOf(permission: Permission): ReadonlySet<number> | 'all' {
    const areas = this.reach(permission);
    if (areas.some(({ units }) => units === 'all')) return 'all';
    return new Set(areas.flatMap(({ units }) => (units === 'all' ? [] : [...units])));
  }

  /** What the caller may do at all. */
  permissions(): readonly Permission[] {
    return permissions.filter((each) => this.may(each));
  }
}
