import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { schema } from './app.module.ts';
import { PeopleAtServer, PersonnelModule } from './personnel/index.ts';
import { loginName } from './personnel/accounts/accounts.contract.ts';
import {
  personInput,
  type GrantInput,
  type PasswordLink,
  type PersonView,
} from './personnel/people.contract.ts';
import { actingAs } from './platform/access/acting.ts';
import { atCommandLine } from './platform/access/command-line.ts';
import { role, roles, type Role } from './platform/access/permissions.contract.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { addressOfPages } from './platform/http/host-names.ts';
import { createLogger, nestLogger } from './platform/logger.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { ProblemException } from './platform/problem.ts';

export interface NewUserFlags {
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly profession: string;
  readonly role: readonly string[];
  readonly seesPatients: boolean;
  readonly passwordStdin: boolean;
}

const reason = 'Given at the server';

/** People and accounts alone: nothing is received, read or scheduled meanwhile. */
const withPeople = async (config: Config, work: (people: PeopleAtServer) => Promise<void>): Promise<void> => {
  const logger = createLogger(config);
  const database = await openDatabase(config, schema);
  Logger.overrideLogger(nestLogger(logger));
  const parts = PlatformModule.with({ config, database, logger });
  const app = await NestFactory.createApplicationContext({
    module: PersonnelModule,
    imports: [parts],
  });
  try {
    await actingAs(atCommandLine(), () => work(app.get(PeopleAtServer)));
  } catch (fault) {
    // What was refused is said as a sentence, without the place in the program.
    throw fault instanceof ProblemException ? new Error(fault.problem.detail, { cause: fault }) : fault;
  } finally {
    await app.close();
    await database.close();
  }
};

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const sayLink = (config: Config, { path, expiresAt }: PasswordLink): void => {
  say(`Hand over this link; it works once, until ${expiresAt}:`);
  say(`  ${addressOfPages(config)}${path}`);
};

const roleOf = (typed: string): Role => {
  const parsed = role.safeParse(typed);
  if (!parsed.success) throw new Error(`“${typed}” is no role. There are: ${roles.join(', ')}.`);
  return parsed.data;
};

const grantOf = (typed: string, seesPatients: boolean): GrantInput => ({
  role: roleOf(typed),
  facilityId: null,
  unitId: null,
  seesPatients,
  reason,
});

/** One password as it comes, without the end of its line. */
const passwordFromInput = async (): Promise<string> => (await text(process.stdin)).replace(/\r?\n$/, '');

const personOf = ({ name, login, email, profession }: NewUserFlags) => {
  const parsed = personInput.safeParse({ name, login, profession, ...(email !== undefined && { email }) });
  if (parsed.success) return { ...parsed.data, login: loginName.parse(login) };
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The person was not added:\n${lines.join('\n')}`);
};

/** Adds a person with an account; prints a link to choose a password unless one comes on standard input. */
export const addUser = async (config: Config, flags: NewUserFlags): Promise<void> => {
  const person = personOf(flags);
  const grants = flags.role.map((each) => grantOf(each, flags.seesPatients));
  const password = flags.passwordStdin ? await passwordFromInput() : null;
  await withPeople(config, async (people) => {
    const link = await people.add({ person, grants, password });
    say(`${person.name} was added.`);
    if (link !== null) sayLink(config, link);
  });
};

const stateOf = ({ leftAt, account }: PersonView): string =>
  leftAt === null ? (account?.state ?? 'no account') : 'left';

/** Lists who has an account: login, name, state, roles. */
export const listUsers = (config: Config): Promise<void> =>
  withPeople(config, async (people) => {
    const rows = (await people.list()).map((person) => [
      person.account?.login ?? '',
      person.name,
      stateOf(person),
      person.roles.map((each) => each.role).join(', '),
    ]);
    const widths = [0, 1, 2].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
    for (const row of rows)
      say(
        row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd(),
      );
  });

export const giveRole = (config: Config, flags: { login: string; role: string; seesPatients: boolean }) =>
  withPeople(config, async (people) => {
    await people.giveRole(flags.login, grantOf(flags.role, flags.seesPatients));
    say(`${flags.login} is ${flags.role} of the whole organisation now.`);
  });

/** Prints a link to choose a new password; whoever was made to wait for failed attempts is no more. */
export const resetPassword = (config: Config, login: string): Promise<void> =>
  withPeople(config, async (people) => sayLink(config, await people.resetPassword(login)));
