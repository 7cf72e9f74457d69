import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { conflict } from '../../platform/problem.ts';

/** Any number of our own: whoever may take away the last administrator waits here for the others. */
const administratorsLock = 1_264_932_466;

const activeSql = `select count(distinct g.person_id) as n
  from role_grant g join person p on p.id = g.person_id join account a on a.person_id = p.id
  where g.role = 'administrator' and g.facility_id is null and g.unit_id is null and g.taken_back_at is null
    and p.left_at is null and a.disabled_at is null and a.password_hash is not null`;

/** Keeps the door from being locked with nobody inside: one administrator of the whole organisation can always sign in. */
@Injectable()
export class Administrators {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Does what may take an administrator away, within the caller's transaction; refuses when none would be left. */
  async keepingOne<T>(manager: EntityManager, work: () => Promise<T>): Promise<T> {
    await this.lock(manager);
    const before = await this.active(manager);
    const done = await work();
    if (before > 0 && (await this.active(manager)) === 0) {
      throw conflict(
        'last-administrator',
        'This is the last administrator of the whole organisation who can sign in. Make another one first. Nothing was changed.',
      );
    }
    return done;
  }

  /** One after the other: on SQLite transactions are, on PostgreSQL they must be told. */
  async lock(manager: EntityManager): Promise<void> {
    if (this.database.isPostgres) {
      await manager.query('select pg_advisory_xact_lock($1)', [administratorsLock]);
    }
  }

  private async active(manager: EntityManager): Promise<number> {
    const [found] = await manager.query<{ n: number | string }[]>(activeSql);
    return Number(found?.n ?? 0);
  }
}
