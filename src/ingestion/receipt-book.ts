import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Channel } from './arrival.ts';
import { nextStatus } from './core/receipt-states.ts';
import { GroupCommit } from './group-commit.ts';
import { ReceiptRow } from './receipt.entity.ts';

/** What is known of a file when it arrives. */
export interface Entry {
  readonly channel: Channel;
  readonly sender: string | null;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface Entered {
  readonly receiptId: number;
  /** Whether these bytes were here before. */
  readonly again: boolean;
}

type Repetition = { readonly row: ReceiptRow; readonly times: number };

const fresh = (entry: Entry, now: string): Partial<ReceiptRow> => ({
  ...entry,
  status: 'received',
  receivedAt: now,
  lastReceivedAt: now,
  timesReceived: 1,
  attempts: 0,
});

const isUnlike =
  (known: ReadonlyMap<string, unknown>) => (entry: Entry, index: number, all: readonly Entry[]) =>
    !known.has(entry.sha256) && all.findIndex(({ sha256 }) => sha256 === entry.sha256) === index;

/** Writes arrivals into the log: one row for each distinct file, many of them in one transaction. */
@Injectable()
export class ReceiptBook {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly entries = new GroupCommit<Entry, Entered>((batch) => this.commit(batch));

  constructor(@Inject(Database) database: Database, @Inject(Clock) clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Resolves when the receipt is on disk, safe from a loss of power too; throws when it could not be written. */
  enter(entry: Entry): Promise<Entered> {
    return this.entries.add(entry);
  }

  private async commit(batch: readonly Entry[]): Promise<Entered[]> {
    const now = this.clock.now().toISOString();
    const entered = await this.database.write(async (tables) => {
      const before = await this.rowsOf(tables, batch);
      const added = batch.filter(isUnlike(before)).map((entry) => fresh(entry, now));
      if (added.length > 0)
        await tables
          .createQueryBuilder()
          .insert()
          .into(ReceiptRow)
          .values(added)
          .orIgnore()
          .updateEntity(false)
          .execute();
      const rows = added.length > 0 ? await this.rowsOf(tables, batch) : before;
      await this.countRepetitions(tables, this.repetitions(batch, before, rows), now);
      return this.results(batch, before, rows);
    });
    await this.database.sync();
    return entered;
  }

  private async rowsOf(tables: EntityManager, batch: readonly Entry[]): Promise<Map<string, ReceiptRow>> {
    const rows = await tables.findBy(ReceiptRow, {
      sha256: In([...new Set(batch.map(({ sha256 }) => sha256))]),
    });
    return new Map(rows.map((row) => [row.sha256, row]));
  }

  private repetitions(
    batch: readonly Entry[],
    before: ReadonlyMap<string, ReceiptRow>,
    rows: ReadonlyMap<string, ReceiptRow>,
  ): Repetition[] {
    return [...rows.values()]
      .map((row) => {
        const arrived = batch.filter(({ sha256 }) => sha256 === row.sha256).length;
        return { row, times: before.has(row.sha256) ? arrived : arrived - 1 };
      })
      .filter(({ times }) => times > 0);
  }

  private async countRepetitions(
    tables: EntityManager,
    repetitions: readonly Repetition[],
    now: string,
  ): Promise<void> {
    for (const { row, times } of repetitions) {
      const woken = nextStatus(row.status, 'came-again');
      await tables.update(ReceiptRow, row.id, {
        timesReceived: row.timesReceived + times,
        lastReceivedAt: now,
        ...(woken && {
          status: woken,
          attempts: 0,
          nextAttemptAt: null,
          settledAt: null,
          code: null,
          message: null,
        }),
      });
    }
  }

  private results(
    batch: readonly Entry[],
    before: ReadonlyMap<string, ReceiptRow>,
    rows: ReadonlyMap<string, ReceiptRow>,
  ): Entered[] {
    const seen = new Set(before.keys());
    return batch.map(({ sha256 }) => {
      const row = rows.get(sha256);
      if (!row) throw new Error('A receipt is missing right after it was written');
      const again = seen.has(sha256);
      seen.add(sha256);
      return { receiptId: row.id, again };
    });
  }
}
