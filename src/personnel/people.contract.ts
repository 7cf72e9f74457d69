import { z } from 'zod';
import { permission, role } from '../platform/access/permissions.contract.ts';
import { pageQuery, reasonText } from '../platform/api.contract.ts';
import { loginName, roleGrant } from './accounts/accounts.contract.ts';

const instant = z.iso.datetime();

export const profession = z
  .enum([
    'physicist',
    'technologist',
    'physician',
    'non-physician-radiology-provider',
    'radiation-safety-officer',
    'other',
  ])
  .meta({ id: 'Profession' });
export type ProfessionName = z.infer<typeof profession>;

export const account = z
  .object({
    login: z.string(),
    state: z.enum(['active', 'invited', 'disabled']).describe('invited: no password chosen yet'),
    hasPin: z.boolean(),
    lastSignedInAt: instant.nullable(),
    blockedUntil: instant.nullable().describe('Too many failed attempts'),
  })
  .meta({ id: 'Account' });

/** How a person is named wherever they are mentioned. */
export const personMention = z
  .object({ id: z.number().int(), name: z.string() })
  .meta({ id: 'PersonMention' });
export type PersonMention = z.infer<typeof personMention>;

export const person = z
  .object({
    id: z.number().int(),
    name: z.string(),
    title: z.string().nullable(),
    email: z.string().nullable(),
    profession,
    leftAt: instant.nullable(),
    account: account
      .nullable()
      .describe('null: cannot sign in, or not yours to see (people.manage, and oneself)'),
    roles: z.array(roleGrant).describe('In force now'),
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof person>;

export const personDetails = person.extend({ formerRoles: z.array(roleGrant) }).meta({ id: 'PersonDetails' });
export type PersonDetails = z.infer<typeof personDetails>;

export const peopleQuery = pageQuery.extend({
  text: z.string().trim().max(100).optional().describe('In name, login and e-mail'),
  role: role.optional(),
  profession: profession.optional(),
  state: z.enum(['here', 'left', 'all']).default('here'),
});
export type PeopleQuery = z.output<typeof peopleQuery>;

/** By name. */
export const peoplePage = z
  .object({ people: z.array(person), nextCursor: z.string().nullable(), total: z.number().int() })
  .meta({ id: 'PeoplePage' });
export type PeoplePage = z.infer<typeof peoplePage>;

/** POST people/:id/roles and …/take-back give PersonDetails. Nobody gives themselves a role (403 role-to-oneself). */
export const grantInput = z
  .object({
    role,
    facilityId: z.number().int().nullable().default(null),
    unitId: z.number().int().nullable().default(null),
    seesPatients: z.boolean().default(false),
    reason: reasonText,
  })
  .refine(({ facilityId, unitId }) => facilityId === null || unitId === null, {
    message: 'A facility or a unit, not both',
    path: ['unitId'],
  })
  .meta({ id: 'GrantInput' });
export type GrantInput = z.output<typeof grantInput>;

export const takeBack = z.object({ reason: reasonText }).meta({ id: 'TakeBack' });
export type TakeBack = z.infer<typeof takeBack>;

const personFields = {
  name: z.string().trim().min(1, 'Say what the person is called').max(120),
  title: z.string().trim().max(120).nullable().default(null),
  email: z.email('Write it as in ana@hospital.example').max(200).nullable().default(null),
  profession,
};

/** With a login, an account is made and a link to choose a password comes back. */
export const personInput = z
  .object({ ...personFields, login: loginName.nullable().default(null) })
  .meta({ id: 'PersonInput' });
export type PersonInput = z.output<typeof personInput>;

export const personChange = z
  .object({
    name: personFields.name.optional(),
    title: z.string().trim().max(120).nullable().optional(),
    email: z.email('Write it as in ana@hospital.example').max(200).nullable().optional(),
    profession: profession.optional(),
    left: z.boolean().optional().describe('true: has left; sessions and tokens end'),
    login: loginName.optional(),
    disabled: z.boolean().optional().describe('The account; sessions and tokens end'),
    reason: reasonText,
  })
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof personChange>;

/** A link to hand to the person; it works once, for a day. POST people/:id/password-link makes a new one and lifts delays. */
export const passwordLink = z
  .object({ path: z.string().describe('Put after the address of Kerma: /link#SECRET'), expiresAt: instant })
  .meta({ id: 'PasswordLink' });
export type PasswordLink = z.infer<typeof passwordLink>;

export const madePerson = z
  .object({ person: personDetails, passwordLink: passwordLink.nullable() })
  .meta({ id: 'MadePerson' });
export type MadePerson = z.infer<typeof madePerson>;

/** The table of `permissions.contract.ts`, for the page that shows it. */
export const permissionTable = z
  .object({
    permissions: z.array(z.object({ permission, words: z.string() })),
    roles: z.array(
      z.object({ role, words: z.string(), may: z.array(permission), ownCasesOnly: z.boolean() }),
    ),
  })
  .meta({ id: 'PermissionTable' });
export type PermissionTable = z.infer<typeof permissionTable>;
