import { z } from 'zod';

/** Everything that may be permitted, in the words of the page that shows it. `self` is for whoever is signed in. */
export const permissionWords = {
  self: 'Sign in; own password, sessions, tokens and credentials',
  'studies.read': 'See studies: doses, events, findings',
  'studies.export': 'Take lists of studies away as CSV',
  'studies.correct': 'Put mistakes right: move, split, link, exclude',
  'studies.enter': 'Enter studies by hand',
  'patients.identify': 'See who the patient is: names, ids, originals',
  'units.read': 'See units and their history',
  'units.manage': 'Confirm, name, place and merge units; facilities',
  'arrivals.read': 'See what arrived and what was refused',
  'arrivals.add': 'Upload reports',
  'arrivals.replay': 'Have reports read again',
  'qc.read': 'See QC: what is due, results, trends, issues',
  'qc.record': 'Record QC',
  'qc.plan': 'Say which tests a unit has, how they are judged and when they are due',
  'qc.sign': 'Review and sign QC',
  'people.read': 'See people, their credentials and who supervises',
  'people.manage': 'Add people, give roles, reset passwords',
  'devices.manage': 'Enrol shared tablets',
  'credentials.enter': 'Enter credentials of other people',
  'credentials.verify': 'Verify credentials against their source',
  'policies.change': 'Change what makes a person qualified; sign exceptions',
  'supervision.manage': 'Say which physicist supervises a unit',
  'designations.manage': 'Designate technologists for positioning fluoroscopy',
  'operators.map': 'Say which person a name in reports is',
  'audit.read': 'Read the audit trail',
  'retention.change': 'Say how long records are kept',
  'operations.read': 'Read the figures for monitoring',
} as const;
export type Permission = keyof typeof permissionWords;
export const permissions = Object.keys(permissionWords) as [Permission, ...Permission[]];
export const permission = z.enum(permissions).meta({ id: 'Permission' });

export const role = z
  .enum(['technologist', 'physicist', 'radiation-safety-officer', 'physician', 'viewer', 'administrator'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof role>;
export const roles = role.options;

/** What a role may do. `patients.identify` is no part of a role: it is given, or not, with each grant of one. */
export interface RoleRights {
  readonly words: string;
  readonly may: readonly Exclude<Permission, 'patients.identify'>[];
  /** Of the studies, only those in which the person is named as operator. */
  readonly ownCasesOnly: boolean;
}

/** The one table of who may do what; guards, pages and the specification read it. */
export const roleRights: Readonly<Record<Role, RoleRights>> = {
  technologist: {
    words: 'Records QC, enters studies by hand, looks up own units',
    may: [
      'self',
      'studies.read',
      'studies.enter',
      'units.read',
      'arrivals.read',
      'qc.read',
      'qc.record',
      'people.read',
    ],
    ownCasesOnly: false,
  },
  physicist: {
    words: 'Reviews doses, sets policies, reviews and signs QC',
    may: [
      'self',
      'studies.read',
      'studies.export',
      'studies.correct',
      'studies.enter',
      'units.read',
      'units.manage',
      'arrivals.read',
      'arrivals.add',
      'arrivals.replay',
      'qc.read',
      'qc.record',
      'qc.plan',
      'qc.sign',
      'people.read',
      'credentials.verify',
      'policies.change',
      'supervision.manage',
      'designations.manage',
      'operators.map',
    ],
    ownCasesOnly: false,
  },
  'radiation-safety-officer': {
    words: 'Follows doses, people and investigations to their end',
    may: [
      'self',
      'studies.read',
      'studies.export',
      'studies.correct',
      'units.read',
      'arrivals.read',
      'qc.read',
      'people.read',
      'credentials.enter',
      'credentials.verify',
      'policies.change',
      'supervision.manage',
      'designations.manage',
      'operators.map',
      'audit.read',
      'retention.change',
    ],
    ownCasesOnly: false,
  },
  physician: {
    words: 'Operator: answers for own cases',
    may: ['self', 'studies.read', 'units.read', 'people.read'],
    ownCasesOnly: true,
  },
  viewer: {
    words: 'Looks, changes nothing',
    may: ['self', 'studies.read', 'units.read', 'qc.read', 'people.read'],
    ownCasesOnly: false,
  },
  administrator: {
    words: 'Adds people, units and senders; keeps it running',
    may: [
      'self',
      'studies.read',
      'units.read',
      'units.manage',
      'arrivals.read',
      'arrivals.add',
      'arrivals.replay',
      'qc.read',
      'people.read',
      'people.manage',
      'devices.manage',
      'credentials.enter',
      'operators.map',
      'audit.read',
      'retention.change',
      'operations.read',
    ],
    ownCasesOnly: false,
  },
};
