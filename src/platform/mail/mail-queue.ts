import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { updateRow } from '../database/rows.ts';
import { nextAttempt } from './back-off.ts';
import { nextStatus, type MailEvent } from './mail-states.ts';
import { Mail } from './mail.entity.ts';
import type { SmtpFailure } from './smtp-failure.ts';

/** How long the others leave alone what one has in hand; far longer than an attempt may take. */
const leaseMs = 600_000;
/** Longer than a year: what comes once a year is not taken for new. */
const keptMs = 400 * 86_400_000;

/** SQLite counts variables as they first appear: `now` is written as the one that it is there. */
const isDue = (now: string): string =>
  `status = 'waiting' and due_at <= ${now} and (lease_until is null or lease_until < ${now})`;

/** A mail in hand: nobody else sends it until the lease is over. */
export type ClaimedMail = Mail & { readonly lease: string; readonly messageId: string };

/** The mails that wait, as a queue on which several processes may work. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The mail that is due longest, in hand from now on; null where none is. `domain`: of its Message-ID. */
  async claim(domain: string): Promise<ClaimedMail | null> {
    const { read } = this.database;
    const now = this.now();
    const [any] = await read.query<object[]>(`select id from mail where ${isDue('$1')} limit 1`, [now]);
    if (any === undefined) return null;
    return this.database.write(async (manager) => {
      const locking = this.database.isPostgres ? 'for update skip locked' : '';
      const [due] = await manager.query<{ id: number }[]>(
        `select id from mail where ${isDue('$1')} order by due_at, id limit 1 ${locking}`,
        [now],
      );
      if (due === undefined) return null;
      const mail = await manager.findOneByOrFail(Mail, { id: due.id });
      const lease = randomUUID();
      const messageId = mail.messageId ?? `<${randomUUID()}@${domain}>`;
      const leaseUntil = new Date(this.clock.now().getTime() + leaseMs).toISOString();
      await updateRow(manager, Mail, mail.id, { lease, leaseUntil, messageId });
      return Object.assign(mail, { lease, leaseUntil, messageId });
    });
  }

  /** It was taken by the server. False where the lease was lost meanwhile. */
  sent(mail: ClaimedMail): Promise<boolean> {
    return this.settle(mail, 'sent', { failure: null, failedAt: null });
  }

  /** It was not: it waits for another attempt, or for a person. */
  failed(mail: ClaimedMail, { isFinal, words }: SmtpFailure): Promise<boolean> {
    const now = this.now();
    const event = isFinal || now >= mail.giveUpAt ? 'given-up' : 'failed';
    const dueAt = nextAttempt(mail.attempts + 1, this.clock.now()).toISOString();
    const waits = event === 'failed' ? { dueAt } : {};
    return this.settle(mail, event, { failure: words, failedAt: now, ...waits });
  }

  /** A failure of the server is that of every mail that is due: they wait as long, or are given up. */
  async failedAll({ words }: SmtpFailure, attempts: number): Promise<void> {
    const now = this.now();
    const dueAt = nextAttempt(attempts, this.clock.now()).toISOString();
    await this.database.write(async (manager) => {
      await this.parkOverdue(manager, words);
      await manager.query(
        `update mail set attempts = attempts + 1, failure = $1, due_at = $2, failed_at = $3
          where ${isDue('$3')}`,
        [words, dueAt, now],
      );
    });
  }

  /** Nothing can be sent at all: what has waited long enough is given up. */
  async giveUpOverdue(words: string): Promise<void> {
    const [any] = await this.database.read.query<object[]>(
      `select id from mail where ${isDue('$1')} and give_up_at <= $1 limit 1`,
      [this.now()],
    );
    if (any !== undefined) await this.database.write((manager) => this.parkOverdue(manager, words));
  }

  /** Takes away what was settled long ago. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs).toISOString();
    await this.database.write((manager) =>
      manager.query(`delete from mail where status <> 'waiting' and settled_at < $1`, [before]),
    );
  }

  private async parkOverdue(manager: EntityManager, words: string): Promise<void> {
    await manager.query(
      `update mail set status = '${statusAfter('given-up')}', failure = $1, failed_at = $2, settled_at = $2
        where ${isDue('$2')} and give_up_at <= $2`,
      [words, this.now()],
    );
  }

  private async settle(mail: ClaimedMail, event: MailEvent, change: Partial<Mail>): Promise<boolean> {
    const status = statusAfter(event);
    return this.database.write(async (manager) => {
      const isMine = await manager.existsBy(Mail, { id: mail.id, lease: mail.lease });
      if (!isMine) return false;
      await updateRow(manager, Mail, mail.id, {
        ...change,
        status,
        attempts: mail.attempts + 1,
        settledAt: status === 'waiting' ? null : this.now(),
        lease: null,
        leaseUntil: null,
      });
      return true;
    });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Of a mail that waits. */
const statusAfter = (event: MailEvent): Mail['status'] => {
  const status = nextStatus('waiting', event);
  if (status === null) throw new Error(`A mail that waits cannot be ${event}`);
  return status;
};
