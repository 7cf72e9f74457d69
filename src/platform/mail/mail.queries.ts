import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { MailState, MailView } from './mail.contract.ts';
import { Mailer } from './mailer.ts';
import { Mail } from './mail.entity.ts';
import type { MailStatus } from './mail-states.ts';
import type { SmtpServer } from './mail-settings.ts';

/** More are counted, not shown. */
const mostShown = 100;

const viewOf = (mail: Mail): MailView => ({
  id: mail.id,
  kind: mail.kind,
  to: { name: mail.recipient, address: mail.address },
  subject: mail.subject,
  createdAt: mail.createdAt,
  dueAt: mail.dueAt,
  attempts: mail.attempts,
  failure:
    mail.failure === null || mail.failedAt === null ? null : { at: mail.failedAt, words: mail.failure },
});

/** Never the password. */
const serverView = ({ host, port, isTlsFromStart, mustBeEncrypted, login }: SmtpServer) => ({
  address: `${host.includes(':') ? `[${host}]` : host}:${port}`,
  encryption: isTlsFromStart
    ? ('always' as const)
    : mustBeEncrypted
      ? ('must' as const)
      : ('offered' as const),
  user: login?.user ?? null,
});

/** What waits to be sent, what was, and what could not be. */
@Injectable()
export class MailQueries {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  async state(): Promise<MailState> {
    const { read } = this.database;
    const { server, from, publicAddress } = this.mailer;
    const [last] = await read.find(Mail, {
      where: { status: 'sent' },
      order: { settledAt: 'DESC' },
      take: 1,
    });
    return {
      server: server === null ? null : serverView(server),
      from: server === null ? null : from,
      publicAddress,
      giveUpDays: this.config.env.KERMA_MAIL_GIVE_UP_DAYS,
      counts: await this.counts(),
      lastSentAt: last?.settledAt ?? null,
      waiting: await this.of('waiting'),
      parked: await this.of('parked'),
    };
  }

  async counts(): Promise<Record<MailStatus, number>> {
    const rows = await this.database.read.query<{ status: MailStatus; n: number | string }[]>(
      'select status, count(*) as n from mail group by status',
    );
    const counts = { waiting: 0, sent: 0, parked: 0, dropped: 0 };
    for (const { status, n } of rows) counts[status] = Number(n);
    return counts;
  }

  private async of(status: MailStatus): Promise<MailView[]> {
    const rows = await this.database.read.find(Mail, {
      where: { status },
      order: { id: 'DESC' },
      take: mostShown,
    });
    return rows.map(viewOf);
  }
}
