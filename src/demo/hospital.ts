import type { INestApplication } from '@nestjs/common';
import { UnitsQueries } from '../equipment/index.ts';
import { PeopleAtServer } from '../personnel/index.ts';
import { actingAs } from '../platform/access/acting.ts';
import { Caller } from '../platform/access/caller.ts';
import type { Role } from '../platform/access/permissions.contract.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { daysAfter, localDate } from '../quantities/calendar.ts';
import { demoPeople } from './data/accounts.ts';
import { demoCharges } from './data/charges.ts';
import { hospitalUnits, type UnitKey } from './data/units.ts';
import { demonstration } from './demonstration.ts';

/** The invented hospital as it is in the tables: who is who, which unit is which, and the day that it is. */
export interface Hospital {
  readonly app: INestApplication;
  readonly personId: (key: string) => number;
  readonly unitId: (key: UnitKey) => number;
  /** The day so many days from today. */
  readonly day: (days: number) => string;
}

export const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The demonstration has no ${what}`);
  return value;
};

/** Those who sign in, by login. */
const accounts = async (app: INestApplication): Promise<ReadonlyMap<string, number>> => {
  const known = new Map<string, number>();
  for (const { id, account } of await app.get(PeopleAtServer, { strict: false }).list())
    if (account !== null) known.set(account.login, id);
  return known;
};

/** `others` are people who do not sign in, by key. */
export const hospitalOf = async (
  app: INestApplication,
  others: ReadonlyMap<string, number> = new Map(),
): Promise<Hospital> => {
  const people = await accounts(app);
  const units = await app.get(UnitsQueries, { strict: false }).all();
  const today = localDate(app.get(Clock).now(), app.get(Config).env.KERMA_TIME_ZONE);
  const serialOf = (key: UnitKey) => hospitalUnits.find((unit) => unit.key === key)?.deviceSerialNumber;
  return {
    app,
    personId: (key) => must(people.get(key) ?? others.get(key), key),
    unitId: (key) =>
      must(
        units.find(({ unit }) => unit.serialNumber === serialOf(key)),
        key,
      ).unit.id,
    day: (days) => daysAfter(today, days),
  };
};

/** Does the work in the name of someone of the hospital, with one role everywhere. */
export const inNameOf = <T>(
  { personId }: Hospital,
  { key, role }: { readonly key: string; readonly role: Role },
  work: (caller: Caller) => Promise<T>,
): Promise<T> => {
  const name = demoPeople.find(({ login }) => login === key)?.name ?? key;
  const who = { ...demonstration, personId: personId(key), name };
  const grants = [{ role, units: 'all', seesPatients: false }] as const;
  return actingAs(who, () => work(new Caller(who, grants)));
};

/** The physicist in charge of a unit so many days ago, the primary before a deputy; null where there was none. */
export const physicistOn = (unit: UnitKey, daysAgo: number): string | null => {
  const held = demoCharges.filter(
    (each) => each.unit === unit && each.from <= -daysAgo && -daysAgo <= (each.until ?? 0),
  );
  const primaries = held.filter(({ kind }) => kind === 'primary');
  return (primaries.at(-1) ?? held[0])?.by ?? null;
};

export const asPhysicist = <T>(
  hospital: Hospital,
  key: string,
  work: (caller: Caller) => Promise<T>,
): Promise<T> => inNameOf(hospital, { key, role: 'physicist' }, work);

export const passwordOf = (key: string): string =>
  must(
    demoPeople.find(({ login }) => login === key),
    key,
  ).password;
