import type { DataSource, EntityManager } from 'typeorm';

/**
 * One door to the tables. `write` runs its work in one transaction: on SQLite the transactions of this process
 * are queued (TypeORM has a single connection there, and two open transactions would mix), on PostgreSQL they
 * run side by side. `read` never sees uncommitted rows: on SQLite it has a connection of its own.
 */
export class Database {
  readonly writer: DataSource;
  readonly reader: DataSource;
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
    if (this.isPostgres) return this.writer.transaction(work);
    const turn = this.last.then(() => this.writer.transaction(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.last;
    if (this.reader !== this.writer && this.reader.isInitialized) await this.reader.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
  }
}
