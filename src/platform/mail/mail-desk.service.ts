import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.service.ts';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import { updateRow } from '../database/rows.ts';
import { conflict, notFound } from '../problem.ts';
import type { TestMailResult } from './mail.contract.ts';
import { nextStatus, type MailEvent } from './mail-states.ts';
import { Mail } from './mail.entity.ts';
import { Mailer } from './mailer.ts';

const dayMs = 86_400_000;

/** What administrators do about mails. */
@Injectable()
export class MailDesk {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
  ) {}

  /** Queues it anew, as if it had never been tried. */
  retry(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      await this.anew(manager, [await this.parked(manager, id, 'retried')]);
      await this.audit.write(manager, { action: 'mail.retried', subject: { kind: 'mail', id } });
    });
  }

  async retryAll(): Promise<void> {
    await this.database.write(async (manager) => {
      const parked = await manager.findBy(Mail, { status: 'parked' });
      if (parked.length === 0) throw conflict('nothing-parked', 'No mail waits for a person.');
      await this.anew(manager, parked);
      const after = { count: parked.length };
      await this.audit.write(manager, { action: 'mail.retried', subject: { kind: 'mail' }, after });
    });
  }

  /** It is not sent any more. */
  drop(id: number, reason: string): Promise<void> {
    return this.database.write(async (manager) => {
      const { kind, subject } = await this.parked(manager, id, 'dropped');
      await updateRow(manager, Mail, id, { status: 'dropped', settledAt: this.clock.now().toISOString() });
      const before = { kind, subject };
      await this.audit.write(manager, {
        action: 'mail.dropped',
        subject: { kind: 'mail', id },
        before,
        reason,
      });
    });
  }

  /** At once and past the outbox: whoever set the server up waits for the answer. */
  async test(to: string): Promise<TestMailResult> {
    const { server, publicAddress } = this.mailer;
    if (server === null)
      throw conflict('no-mail-server', 'No mail server is set. Set KERMA_MAIL_URL where Kerma is started.');
    await this.audit.tell({ action: 'mail.tested', subject: { kind: 'mail' }, after: { to } });
    const failure = await this.mailer.send({
      address: to,
      recipient: null,
      subject: 'A test of the mails of Kerma',
      content: {
        paragraphs: [
          'If you read this, Kerma can send mails.',
          `The link leads to Kerma at ${publicAddress}. If it does not, set KERMA_PUBLIC_URL.`,
        ],
        link: { words: 'Settings', path: '/settings' },
      },
      messageId: `<${randomUUID()}@${this.mailer.domain}>`,
    });
    if (failure !== null) return { isSent: false, words: failure.words };
    return { isSent: true, words: `${server.host} took the mail to ${to}. Look whether it arrives.` };
  }

  private async parked(manager: EntityManager, id: number, event: MailEvent): Promise<Mail> {
    const mail = await manager.findOneBy(Mail, { id });
    if (mail === null) throw notFound('The mail');
    if (nextStatus(mail.status, event) === null)
      throw conflict('mail-is-settled', 'This mail was sent, or dropped, or waits again meanwhile.');
    return mail;
  }

  private async anew(manager: EntityManager, mails: readonly Mail[]): Promise<void> {
    const now = this.clock.now();
    const giveUpAt = new Date(now.getTime() + this.config.env.KERMA_MAIL_GIVE_UP_DAYS * dayMs).toISOString();
    const ids = mails.map(({ id }) => id);
    const anew = { dueAt: now.toISOString(), giveUpAt, attempts: 0, settledAt: null } as const;
    for (let at = 0; at < ids.length; at += 500)
      await manager.update(Mail, { id: In(ids.slice(at, at + 500)) }, { status: 'waiting', ...anew });
  }
}
