import { MailDesk } from '../../src/platform/mail/mail-desk.service.ts';
import { MailQueries } from '../../src/platform/mail/mail.queries.ts';
import { MailQueue } from '../../src/platform/mail/mail-queue.ts';
import { MailTally } from '../../src/platform/mail/mail-tally.ts';
import { MailWorker } from '../../src/platform/mail/mail.worker.ts';
import { Mail } from '../../src/platform/mail/mail.entity.ts';
import { Mailer } from '../../src/platform/mail/mailer.ts';
import { Outbox, type OutgoingMail } from '../../src/platform/mail/outbox.ts';
import { Audit } from '../../src/platform/audit/audit.service.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { Config, type Environment } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Secrets } from '../../src/platform/secrets.ts';

interface MailParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
}

/** As if Kerma had been started with these settings beside. */
export const withSettings = ({ env }: Config, more: Partial<Environment>): Config =>
  new Config({ ...env, ...more });

/** Mails with everything real; nothing is sent until the worker is told to. */
export const openMails = ({ config, database, clock }: MailParts) => {
  const logger = createLogger(config);
  const mailer = new Mailer(config);
  const queue = new MailQueue(database, clock);
  const worker = new MailWorker(queue, mailer, new MailTally(), logger);
  const outbox = new Outbox(clock, config);
  const audit = new Audit(database, clock, Secrets.of(config));
  const desk = new MailDesk(database, mailer, clock, config, audit);
  const queries = new MailQueries(database, mailer, config);
  const put = (mail: OutgoingMail): Promise<boolean> =>
    database.write((manager) => outbox.put(manager, mail));
  const rows = (): Promise<Mail[]> => database.read.find(Mail, { order: { id: 'ASC' } });
  return { mailer, queue, worker, outbox, desk, queries, put, rows };
};

/** A mail of which only what matters is said. */
export const aMail = (differs: Partial<OutgoingMail> & { readonly address?: string } = {}): OutgoingMail => {
  const { address = 'ana@hospital.example', ...rest } = differs;
  return {
    key: 'a-cause/1',
    kind: 'test',
    to: { name: 'Ana Ruiz', address },
    subject: 'Your licence ends on 4 Dec 2026',
    paragraphs: ['It ends on 4 Dec 2026, in 7 days.'],
    link: { words: 'Your credentials', path: '/people/7' },
    ...rest,
  };
};
