import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { EntityManager } from 'typeorm';
import { createApp as createAnonymousApp } from '../../src/main.ts';
import { Account } from '../../src/personnel/accounts/account.entity.ts';
import { NewPasswords } from '../../src/personnel/accounts/new-passwords.service.ts';
import { Passwords } from '../../src/personnel/accounts/passwords.service.ts';
import { RoleGrants } from '../../src/personnel/accounts/role-grants.service.ts';
import { Sessions } from '../../src/personnel/accounts/sessions.service.ts';
import type { GrantInput } from '../../src/personnel/people.contract.ts';
import { People } from '../../src/personnel/people.service.ts';
import type { Role } from '../../src/platform/access/permissions.contract.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';

/** A role for the whole organisation, unless a facility or unit is named. */
export type TestGrant = Partial<Omit<GrantInput, 'role'>> & { readonly role: Role };

export const grant = (role: Role, differs: Omit<TestGrant, 'role'> = {}): TestGrant => ({ role, ...differs });

/** May everything that several people together may: for suites that are not about who may. */
export const everyRight: readonly TestGrant[] = (
  ['physicist', 'administrator', 'radiation-safety-officer', 'technologist'] as const
).map((role) => grant(role, { seesPatients: true }));

export interface TestPerson {
  readonly personId: number;
  readonly name: string;
  readonly login: string;
  /** For the header `Cookie`. */
  readonly cookie: string;
}

const give = (
  app: NestExpressApplication,
  manager: EntityManager,
  { personId, given }: { personId: number; given: TestGrant },
): Promise<void> => {
  const whole = { facilityId: null, unitId: null, seesPatients: false, reason: 'a test', ...given };
  return app.get(RoleGrants).give(manager, personId, whole);
};

/** A new person with these roles, and a session of theirs as if they had signed in. */
export const personSignedIn = async (
  app: NestExpressApplication,
  grants: readonly TestGrant[],
  name = 'Ana Ruiz',
): Promise<TestPerson> => {
  const login = `ana-${randomUUID()}`;
  return app.get(Database).write(async (manager) => {
    const input = { name, title: null, email: null, profession: 'other', login } as const;
    const personId = await app.get(People).create(manager, input);
    for (const given of grants) await give(app, manager, { personId, given });
    const proven = { personId, method: 'password', deviceId: null, address: null, agent: null } as const;
    const secret = await app.get(Sessions).begin(manager, proven);
    return { personId, name, login, cookie: `kerma_session=${secret}` };
  });
};

/** The header `Cookie` of a new person with these roles. */
export const signedInAs = async (
  { app }: { readonly app: NestExpressApplication },
  grants: readonly TestGrant[],
): Promise<string> => (await personSignedIn(app, grants)).cookie;

/** From now on, requests that say nothing of who sends them come from a person with every right. */
export const letEveryoneIn = async (app: NestExpressApplication): Promise<void> => {
  const { cookie } = await personSignedIn(app, everyRight);
  const server: Server = app.getHttpServer();
  server.prependListener('request', ({ headers }) => {
    if (headers.cookie === undefined && headers.authorization === undefined) headers.cookie = cookie;
  });
};

/** The program, with everyone let in. */
export const createApp = async (config: Config, clock?: Clock): Promise<NestExpressApplication> => {
  const app = await createAnonymousApp(config, clock);
  await letEveryoneIn(app);
  return app;
};

/** The header `Cookie` of someone with every right in a program that starts with this environment later. */
export const signedInBefore = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const app = await createAnonymousApp(readConfig({ ...env, KERMA_DICOM_ENABLED: 'false' }));
  const cookie = await signedInAs({ app }, everyRight);
  await app.close();
  await app.get(Database).close();
  return cookie;
};

export interface TestAccount {
  readonly personId: number;
  readonly login: string;
  readonly password: string;
}

/** Nobody's words, and long enough. */
export const goodPassword = 'lantern orbit cobalt meadow';

/** A new person with a password and these roles, signed in nowhere. */
export const accountOf = async (
  { app }: { readonly app: NestExpressApplication },
  grants: readonly TestGrant[] = [],
  login = `ben-${randomUUID()}`,
): Promise<TestAccount> => {
  const passwordHash = await app.get(Passwords).hash(goodPassword);
  return app.get(Database).write(async (manager) => {
    const input = { name: 'Ben Okoro', title: null, email: null, profession: 'technologist', login } as const;
    const personId = await app.get(People).create(manager, input);
    const { id } = await manager.findOneByOrFail(Account, { personId });
    await app.get(NewPasswords).set(manager, id, passwordHash);
    for (const given of grants) await give(app, manager, { personId, given });
    return { personId, login, password: goodPassword };
  });
};
