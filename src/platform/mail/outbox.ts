import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { insertRow } from '../database/rows.ts';
import { isMailAddress, oneLine, type Mailbox } from './mail-address.ts';
import type { MailContent } from './mail-text.ts';
import { Mail } from './mail.entity.ts';

/** A mail that a feature wants to be sent. */
export interface OutgoingMail extends MailContent {
  /** Of its cause: to each address goes one mail of it, however often it is put here. */
  readonly key: string;
  /** What it is about, "credential-end". */
  readonly kind: string;
  readonly to: Mailbox;
  /** It is not sent before: quiet hours, digests. */
  readonly notBefore?: Date;
}

const dayMs = 86_400_000;

/** Mails leave by here: each is a row of the transaction that is its cause, and is sent when that is committed. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Within the caller's transaction. False where this address was given a mail of the same cause before. */
  async put(manager: EntityManager, { to, key, kind, notBefore, ...said }: OutgoingMail): Promise<boolean> {
    const { subject, ...content } = said;
    const now = this.clock.now();
    const due = notBefore !== undefined && notBefore > now ? notBefore : now;
    const giveUp = new Date(due.getTime() + this.config.env.KERMA_MAIL_GIVE_UP_DAYS * dayMs);
    const id = await insertRow(manager, Mail, {
      key,
      kind,
      address: oneLine(to.address),
      recipient: to.name === null ? null : oneLine(to.name),
      subject: oneLine(subject),
      content,
      createdAt: now.toISOString(),
      dueAt: due.toISOString(),
      giveUpAt: giveUp.toISOString(),
      attempts: 0,
      status: 'waiting',
      ...(!isMailAddress(to.address) && {
        status: 'parked',
        failure: `“${oneLine(to.address)}” is no mail address.`,
        failedAt: now.toISOString(),
        settledAt: now.toISOString(),
      }),
    });
    return id !== null;
  }
}
