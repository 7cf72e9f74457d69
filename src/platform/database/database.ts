import { open } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';

const isGone = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * One door to the tables. `write` runs its work in one transaction: on SQLite the transactions of this process
 * are queued (TypeORM has a single connection there, and two open transactions would mix), on PostgreSQL they
 * run side by side. `read` never sees uncommitted rows: on SQLite it has a connection of its own.
 */
export class Database {
  readonly writer: DataSource;
  readonly reader: DataSource;
  /**
   * Longest wait for a row that another process holds, ms (PostgreSQL; SQLite's `busy_timeout` does it there): what cannot go
   * on is given up, so that it does not hold its own rows for as long.
   */
  longestLockMs = 30_000;
  private last: Promise<unknown> = Promise.resolve();

  constructor(writer: DataSource, reader: DataSource) {
    this.writer = writer;
    this.reader = reader;
  }

  get isPostgres(): boolean {
    return this.writer.options.type === 'postgres';
  }

  /** For queries outside of a transaction. */
  get read(): EntityManager {
    return this.reader.manager;
  }

  /** Runs the work in one transaction: all of it is kept, or nothing. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.isPostgres) return this.patiently(work);
    const turn = this.last.then(() => this.exclusively(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Syncs what was committed before the call to disk. On SQLite (WAL, `synchronous = NORMAL`) a commit outlives a
   * crash of the program but not a loss of power; what a sender is promised must outlive both.
   */
  async sync(): Promise<void> {
    const { type, database } = this.writer.options;
    if (type !== 'sqlite' || database === ':memory:') return;
    try {
      const log = await open(`${database}-wal`, 'r+');
      await log.datasync().finally(() => log.close());
    } catch (fault) {
      // A checkpoint that removes the log has synced the database itself.
      if (!isGone(fault)) throw fault;
    }
  }

  private patiently<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.writer.transaction(async (manager) => {
      await manager.query(`set local lock_timeout = ${this.longestLockMs}`);
      return work(manager);
    });
  }

  /**
   * SQLite's BEGIN takes no lock: a transaction that reads before it writes could never go on if another process
   * wrote in between, and TypeORM would retry for ever. A first write that changes nothing takes the lock at once.
   */
  private async exclusively<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.writer.transaction(async (manager) => {
        await manager.query('DELETE FROM migrations WHERE 1 = 0');
        return await work(manager);
      });
    } catch (fault) {
      await this.forgetTransaction();
      throw fault;
    }
  }

  /**
   * SQLite rolls back by itself when the disk is full; TypeORM's own rollback then fails and it would believe for
   * ever that a transaction is open, so that later commits only release a savepoint.
   */
  private async forgetTransaction(): Promise<void> {
    if (!this.writer.isInitialized) return;
    const runner = this.writer.createQueryRunner();
    if (!runner.isTransactionActive) return;
    await runner.query('BEGIN').catch(() => undefined);
    await runner.rollbackTransaction();
  }

  async close(): Promise<void> {
    await this.last;
    if (this.reader !== this.writer && this.reader.isInitialized) await this.reader.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
  }
}
