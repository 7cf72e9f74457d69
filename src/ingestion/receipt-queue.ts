import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { updateRow } from '../platform/database/rows.ts';
import { nextStatus, statusesThatTake } from './core/receipt-states.ts';
import { GroupCommit } from './group-commit.ts';
import type { ReceiptStatus } from './ingestion.contract.ts';
import { ReceiptRow } from './receipt.entity.ts';

/** How long the other processes leave a claimed receipt alone; far longer than the slowest batch takes. */
const leaseMs = 300_000;

/** What became of one attempt. */
export interface Settlement {
  readonly id: number;
  readonly event: 'recorded' | 'refused' | 'fault' | 'last-fault';
  readonly row: Partial<ReceiptRow>;
}

export type Selection = { readonly ids: readonly number[] } | { readonly all: ReceiptStatus };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * The receipts as a queue that several processes may work on: a receipt is claimed for a while, settled, or put back.
 * Every status change goes through the table of states.
 */
@Injectable()
export class ReceiptQueue {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly host = hostname();
  private readonly holder = `${this.host}/${process.pid}`;
  private readonly settlements = new GroupCommit<Settlement, undefined>((batch) => this.commit(batch));

  constructor(@Inject(Database) database: Database, @Inject(Clock) clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Up to so many receipts that are due, oldest first. Settle them all before claiming again. */
  async claim(most: number): Promise<ReceiptRow[]> {
    if ((await this.due(this.database.read).limit(1).getRawMany()).length === 0) return [];
    return this.database.write(async (tables) => {
      const query = this.due(tables).orderBy('receipt.id').limit(most);
      if (this.database.isPostgres) query.setLock('pessimistic_write').setOnLocked('skip_locked');
      const rows = await query.getMany();
      if (rows.length === 0) return [];
      const until = new Date(this.clock.now().getTime() + leaseMs).toISOString();
      const lease = { leaseHolder: this.holder, leaseUntil: until };
      await tables.update(ReceiptRow, { id: In(rows.map(({ id }) => id)) }, lease);
      return rows;
    });
  }

  /** Writes what became of an attempt; what happened to the receipt meanwhile elsewhere wins. */
  async settle(settlement: Settlement): Promise<void> {
    await this.settlements.add(settlement);
  }

  /** As `settle`, within the transaction that also records the reports. */
  async settleWithin(tables: EntityManager, batch: readonly Settlement[]): Promise<void> {
    // Always in the same order, so that two transactions do not wait for each other.
    const inOrder = batch.toSorted((one, other) => one.id - other.id);
    const known = await tables.query<Pick<ReceiptRow, 'id' | 'status'>[]>(
      `select id, status from receipt where id in (${inOrder.map(({ id }) => id).join(',')})`,
    );
    const statusOf = new Map(known.map(({ id, status }) => [id, status]));
    for (const { id, event, row } of inOrder) {
      const from = statusOf.get(id);
      const status = from && nextStatus(from, event);
      if (status)
        await updateRow(tables, ReceiptRow, id, { ...row, status, leaseHolder: null, leaseUntil: null });
    }
  }

  /** Queues the selection anew; gives the ids of those that could be. `tell` is the last step of the same transaction. */
  replay(
    selection: Selection,
    tell: (tables: EntityManager, ids: readonly number[]) => Promise<void>,
  ): Promise<number[]> {
    return this.database.write(async (tables) => {
      const rows = await this.replayable(tables, selection);
      const ids = rows.map(({ id }) => id);
      const anew = { attempts: 0, nextAttemptAt: null, settledAt: null, leaseHolder: null, leaseUntil: null };
      for (let at = 0; at < ids.length; at += 500)
        await tables.update(ReceiptRow, { id: In(ids.slice(at, at + 500)) }, { status: 'received', ...anew });
      if (ids.length > 0) await tell(tables, ids);
      return ids;
    });
  }

  /** Puts back what processes of this machine claimed that are no more: restart resumes at once. */
  async releaseDead(): Promise<void> {
    const claimed: { holder: string }[] = await this.database.read
      .createQueryBuilder(ReceiptRow, 'receipt')
      .select('DISTINCT receipt.lease_holder', 'holder')
      .where('receipt.lease_holder IS NOT NULL')
      .andWhere({ status: In(statusesThatTake('fault')) })
      .getRawMany();
    const dead = claimed.map(({ holder }) => holder).filter((holder) => this.isDead(holder));
    if (dead.length > 0) await this.release(dead);
  }

  /** Puts back what this process still holds. */
  releaseOwn(): Promise<void> {
    return this.release([this.holder]);
  }

  private async release(holders: readonly string[]): Promise<void> {
    await this.database.write((tables) =>
      tables.update(ReceiptRow, { leaseHolder: In(holders) }, { leaseHolder: null, leaseUntil: null }),
    );
  }

  private isDead(holder: string): boolean {
    const [host, pid] = holder.split('/');
    return host === this.host && (Number(pid) === process.pid || !isAlive(Number(pid)));
  }

  private due(tables: EntityManager): SelectQueryBuilder<ReceiptRow> {
    const now = this.clock.now().toISOString();
    return tables
      .createQueryBuilder(ReceiptRow, 'receipt')
      .where(
        new Brackets((due) =>
          due
            .where("receipt.status = 'received'")
            .orWhere("(receipt.status = 'failed' AND receipt.next_attempt_at <= :now)"),
        ),
      )
      .andWhere(
        '(receipt.lease_until IS NULL OR receipt.lease_until < :now OR receipt.lease_holder = :holder)',
      )
      .setParameters({ now, holder: this.holder });
  }

  private async commit(batch: readonly Settlement[]): Promise<undefined[]> {
    await this.database.write((tables) => this.settleWithin(tables, batch));
    return batch.map(() => undefined);
  }

  private replayable(tables: EntityManager, selection: Selection): Promise<ReceiptRow[]> {
    const taken = statusesThatTake('replay');
    const select = { id: true } as const;
    if ('all' in selection) {
      const statuses = taken.filter((status) => status === selection.all);
      return tables.find(ReceiptRow, { select, where: { status: In(statuses) } });
    }
    return tables.find(ReceiptRow, { select, where: { id: In(selection.ids), status: In(taken) } });
  }
}
