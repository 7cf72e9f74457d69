import { z } from 'zod';
import { permission, role } from '../../platform/access/permissions.contract.ts';

const instant = z.iso.datetime();

/** Login names: letters of any script, digits and . _ - @ + */
export const loginName = z
  .string()
  .trim()
  .min(2, 'At least two characters')
  .max(64)
  .regex(/^[\p{L}\p{N}._@+-]+$/u, 'Letters, digits and . _ - @ + only');

/** Length is checked by the rules of the server; here only what no server takes. */
export const passwordText = z.string().min(1, 'Type a password').max(512);

const scope = z
  .object({
    kind: z.enum(['organisation', 'facility', 'unit']),
    id: z.number().int().nullable(),
    name: z.string().nullable().describe('Of the facility or unit'),
  })
  .meta({ id: 'GrantScope' });

export const roleGrant = z
  .object({
    id: z.number().int(),
    role,
    scope,
    seesPatients: z.boolean(),
    givenAt: instant,
    takenBackAt: instant.nullable(),
  })
  .meta({ id: 'RoleGrant' });
export type RoleGrantView = z.infer<typeof roleGrant>;

/** Who is signed in in this browser. */
export const me = z
  .object({
    personId: z.number().int(),
    name: z.string(),
    login: z.string(),
    method: z.enum(['password', 'pin']),
    roles: z.array(roleGrant),
    permissions: z.array(permission).describe('Anywhere; a list may be narrowed to units or own cases'),
    sessionEndsAt: instant.describe('Whatever happens; earlier when idle'),
    idleMinutes: z.number(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/**
 * GET /api/v1/session, open to everyone: what the sign-in page must know, and nothing more. It counts as use of the
 * session: a page in which someone types asks it now and then. An attempt that must wait (429) says `Retry-After`.
 */
export const sessionState = z
  .object({
    me: me.nullable(),
    firstAdministratorNeeded: z.boolean().describe('No account yet: a link was printed at start'),
    demoAccounts: z
      .array(z.object({ login: z.string(), password: z.string(), words: z.string() }))
      .nullable()
      .describe('Only of the demonstration'),
    device: z
      .object({ name: z.string() })
      .nullable()
      .describe('This browser is an enrolled tablet: PINs are taken'),
    passwordMinLength: z.number().int(),
  })
  .meta({ id: 'SessionState' });
export type SessionState = z.infer<typeof sessionState>;

/** POST session and POST session/pin give SessionState; DELETE session gives nothing (204). 429 with Retry-After after too many. */
export const signIn = z.object({ login: z.string().max(200), password: passwordText }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signIn>;

export const pinSignIn = z
  .object({ pin: z.string().regex(/^\d{4}$/, 'Four digits') })
  .meta({ id: 'PinSignIn' });
export type PinSignIn = z.infer<typeof pinSignIn>;

/** A link is `/link#SECRET`: what follows the # never leaves the browser by itself. */
const linkSecret = z.string().min(20).max(200);
export const linkOpen = z.object({ secret: linkSecret }).meta({ id: 'LinkOpen' });
export type LinkOpen = z.infer<typeof linkOpen>;

export const openedLink = z
  .object({
    purpose: z.enum(['first-administrator', 'choose-password']),
    personName: z.string().nullable(),
    login: z.string().nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'OpenedLink' });
export type OpenedLink = z.infer<typeof openedLink>;

/** Name and login are taken for the first administrator only. Signs in: POST links/use gives SessionState. */
export const linkUse = z
  .object({
    secret: linkSecret,
    password: passwordText,
    name: z.string().trim().min(1).max(120).optional(),
    login: loginName.optional(),
  })
  .meta({ id: 'LinkUse' });
export type LinkUse = z.infer<typeof linkUse>;

/** PUT me/password gives nothing (204); the other sessions of the person end. */
export const passwordChange = z
  .object({ current: passwordText, next: passwordText })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof passwordChange>;

export const sessionView = z
  .object({
    id: z.number().int(),
    isThisOne: z.boolean(),
    method: z.enum(['password', 'pin']),
    address: z.string().nullable(),
    agent: z.string().nullable().describe('What the browser says it is'),
    begunAt: instant,
    seenAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;
/** DELETE me/sessions ends all, this one too; DELETE me/sessions/:id one (204). */
export const sessionList = z.object({ sessions: z.array(sessionView) }).meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof sessionList>;

export const tokenView = z
  .object({
    id: z.number().int(),
    name: z.string(),
    hint: z.string(),
    permissions: z.array(permission),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
export type TokenView = z.infer<typeof tokenView>;
export const tokenList = z.object({ tokens: z.array(tokenView) }).meta({ id: 'ApiTokenList' });
export type TokenList = z.infer<typeof tokenList>;

export const tokenInput = z
  .object({
    name: z.string().trim().min(1, 'Name it after the program that will use it').max(80),
    permissions: z.array(permission).min(1, 'Choose what the program may do'),
    days: z.number().int().min(1).max(366).describe('Until it expires'),
  })
  .meta({ id: 'ApiTokenInput' });
export type TokenInput = z.infer<typeof tokenInput>;
export const newToken = z
  .object({ token: tokenView, secret: z.string().describe('Shown now and never again') })
  .meta({ id: 'NewApiToken' });
export type NewToken = z.infer<typeof newToken>;

export const newPin = z
  .object({ pin: z.string().describe('Chosen by Kerma, unlike every other; shown now and never again') })
  .meta({ id: 'NewPin' });
export type NewPin = z.infer<typeof newPin>;

export const device = z
  .object({
    id: z.number().int(),
    name: z.string(),
    facility: z.object({ id: z.number().int(), name: z.string() }).nullable(),
    isThisBrowser: z.boolean(),
    lockedUntil: instant
      .nullable()
      .describe('Too many wrong PINs; POST devices/:id/unlock lets it in earlier'),
    enrolledAt: instant,
    seenAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Device' });
export type DeviceView = z.infer<typeof device>;
export const deviceList = z.object({ devices: z.array(device) }).meta({ id: 'DeviceList' });
export type DeviceList = z.infer<typeof deviceList>;
/** POST devices enrols the browser that asks: its answer sets the cookie of the tablet. */
export const deviceInput = z
  .object({ name: z.string().trim().min(1).max(80), facilityId: z.number().int().nullable() })
  .meta({ id: 'DeviceInput' });
export type DeviceInput = z.infer<typeof deviceInput>;
