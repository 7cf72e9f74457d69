import type { EntityManager } from 'typeorm';

/** Any number of our own. */
const lock = 1_264_932_466;

const take = async (manager: EntityManager, how: string): Promise<void> => {
  if (manager.connection.options.type === 'postgres') await manager.query(`SELECT ${how}($1)`, [lock]);
};

/**
 * Until the transaction ends, whose names, of which professions and under which rules stays as it is: what is judged by it is
 * kept before it changes. Many may hold it. On SQLite one transaction writes at a time anyway.
 */
export const keepNames = (manager: EntityManager): Promise<void> =>
  take(manager, 'pg_advisory_xact_lock_shared');

/** Waits for all that is being judged; what is judged later sees the change. Taken before any row. */
export const changeNames = (manager: EntityManager): Promise<void> => take(manager, 'pg_advisory_xact_lock');
