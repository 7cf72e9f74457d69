import { Global, Module } from '@nestjs/common';
import { MailController } from './mail.controller.ts';
import { MailDesk } from './mail-desk.service.ts';
import { MailFigures } from './mail.figures.ts';
import { MailQueries } from './mail.queries.ts';
import { MailQueue } from './mail-queue.ts';
import { MailTally } from './mail-tally.ts';
import { MailWorker } from './mail.worker.ts';
import { Mailer } from './mailer.ts';
import { Outbox } from './outbox.ts';

/** Mails: features put them into the outbox, a worker sends them. Global, since any feature may have something to say. */
@Global()
@Module({
  controllers: [MailController],
  providers: [MailDesk, MailFigures, MailQueries, MailQueue, MailTally, MailWorker, Mailer, Outbox],
  exports: [Outbox],
})
export class MailModule {}
