import type { Me, RoleGrantView } from '../../personnel/accounts/accounts.contract.ts';
import { roleRights, type Permission } from '../../platform/access/permissions.contract.ts';

/** A unit, as far as a scope asks: which it is, and of which facility. */
interface UnitPlace {
  readonly id: number;
  readonly facility: { readonly id: number } | null;
}

/** Somewhere at least; in the whole organisation; at one unit. */
export type Place = 'somewhere' | 'everywhere' | UnitPlace;

const gives = ({ role, seesPatients }: RoleGrantView, permission: Permission): boolean => {
  const { may } = roleRights[role];
  if (permission === 'patients.identify') return seesPatients && may.includes('studies.read');
  return may.includes(permission);
};

const isStudyPermission = (permission: Permission): boolean =>
  permission.startsWith('studies.') || permission === 'patients.identify';

/** A role that covers own cases only gives nothing for all that a place does. */
const isForOwnCases = ({ role }: RoleGrantView, permission: Permission): boolean =>
  isStudyPermission(permission) && roleRights[role].ownCasesOnly;

const covers = ({ scope }: RoleGrantView, place: Exclude<Place, 'somewhere'>): boolean => {
  if (scope.kind === 'organisation') return true;
  if (place === 'everywhere') return false;
  return scope.kind === 'unit' ? scope.id === place.id : scope.id === place.facility?.id;
};

/** Whether one of these holds somewhere; where none is asked for, it does. */
export const mayOneOf = ({ permissions }: Me, needs: readonly Permission[]): boolean =>
  needs.length === 0 || needs.some((each) => permissions.includes(each));

/** Whether a button is worth showing: the server judges each request again. */
export const may = (me: Me, permission: Permission, place: Place = 'somewhere'): boolean => {
  if (!me.permissions.includes(permission)) return false;
  if (place === 'somewhere') return true;
  return me.roles.some(
    (grant) =>
      grant.takenBackAt === null &&
      gives(grant, permission) &&
      !isForOwnCases(grant, permission) &&
      covers(grant, place),
  );
};
