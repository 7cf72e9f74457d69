import type { RoleGrantView } from '../../personnel/accounts/accounts.contract.ts';
import type { Role } from '../../platform/access/permissions.contract.ts';

const words: Readonly<Record<Role, string>> = {
  technologist: 'Technologist',
  physicist: 'Physicist',
  'radiation-safety-officer': 'Radiation safety officer',
  physician: 'Physician',
  viewer: 'Viewer',
  administrator: 'Administrator',
};

export const roleWord = (role: Role): string => words[role];

/** Where a role holds: "whole organisation", "North Campus". */
export const scopeWords = ({ scope }: RoleGrantView): string =>
  scope.kind === 'organisation' ? 'whole organisation' : (scope.name ?? `${scope.kind} ${scope.id ?? ''}`);

/** "Physicist, whole organisation" */
export const grantWords = (grant: RoleGrantView): string => `${roleWord(grant.role)}, ${scopeWords(grant)}`;

/** "Physicist, whole organisation; Technologist, Angio 2" */
export const rolesInWords = (grants: readonly RoleGrantView[]): string => grants.map(grantWords).join('; ');
