import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LOGGER, type Logger } from '../logger.ts';
import { MailQueue, type ClaimedMail } from './mail-queue.ts';
import { MailTally } from './mail-tally.ts';
import { Mailer } from './mailer.ts';
import type { SmtpFailure } from './smtp-failure.ts';

const everyMs = 5000;
const dayMs = 86_400_000;
/** Longest wait for the mail in hand when the program is told to stop. */
const stopMs = 3000;

const noServer = 'No mail server is set (KERMA_MAIL_URL).';

/**
 * Sends what is due, one mail after the other. What is promised: each is sent once, by whichever process; but where one is
 * killed, or the line breaks, after the server has taken a mail and before it is noted here, that mail is sent again
 * with the same Message-ID.
 */
@Injectable()
export class MailWorker implements BeforeApplicationShutdown {
  private inHand: Promise<void> | null = null;
  private isStopping = false;

  // Nest injects; each is one part of the work.
  constructor(
    private readonly queue: MailQueue,
    private readonly mailer: Mailer,
    private readonly tally: MailTally,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((done) => (timer = setTimeout(done, stopMs)));
    await Promise.race([this.inHand, late]).finally(() => clearTimeout(timer));
  }

  /** Sends until nothing is due or the server fails; whoever calls meanwhile waits for the same. */
  @Interval(everyMs)
  work(): Promise<void> {
    this.inHand ??= this.workOff()
      .catch((fault: unknown) => this.logger.error({ err: fault }, 'the outbox of mails cannot be reached'))
      .finally(() => (this.inHand = null));
    return this.inHand;
  }

  @Interval(dayMs)
  prune(): Promise<void> {
    return this.queue.prune();
  }

  private async workOff(): Promise<void> {
    if (this.mailer.server === null) {
      await this.queue.giveUpOverdue(noServer);
      return;
    }
    while (!this.isStopping) {
      const mail = await this.queue.claim(this.mailer.domain);
      if (mail === null || !(await this.deliver(mail))) return;
    }
  }

  /** False where the server failed: the next mail would fail alike. */
  private async deliver(mail: ClaimedMail): Promise<boolean> {
    const failure = await this.mailer.send(mail);
    const isMine = failure === null ? await this.queue.sent(mail) : await this.queue.failed(mail, failure);
    this.say(mail, { failure, isMine });
    if (failure?.of !== 'server') return true;
    await this.queue.failedAll(failure, mail.attempts + 1);
    return false;
  }

  /** Ids and kinds only: addresses, subjects and replies stay in the table. */
  private say(
    { id, kind, attempts }: ClaimedMail,
    { failure, isMine }: { failure: SmtpFailure | null; isMine: boolean },
  ): void {
    this.tally.count(failure === null ? 'sent' : 'failed');
    const about = { mail: id, kind, attempt: attempts + 1 };
    if (!isMine)
      this.logger.warn(about, 'a mail was in hand for too long: another process may have sent it too');
    else if (failure === null) this.logger.info(about, 'mail sent');
    else this.logger.warn({ ...about, failureOf: failure.of }, 'mail not sent');
  }
}
