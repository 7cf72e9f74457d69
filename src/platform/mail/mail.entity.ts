import { Entity, Index } from 'typeorm';
import { Id, Int, Json, Text, TextOrNull, LongTextOrNull } from '../database/columns.ts';
import type { MailStatus } from './mail-states.ts';
import type { MailContent } from './mail-text.ts';

/** A mail to one person, written in the transaction of its cause. All instants are ISO, UTC. */
@Entity('mail')
@Index('mail_once', ['key', 'address'], { unique: true })
@Index('mail_due', ['status', 'dueAt'])
export class Mail {
  @Id() id: number;
  /** Of its cause, "credential-end/7/30": each address is sent one mail of it. */
  @Text('key') key: string;
  /** What it is about, "credential-end". */
  @Text('kind') kind: string;
  @Text('address') address: string;
  @TextOrNull('recipient') recipient: string | null;
  @Text('subject') subject: string;
  @Json('content') content: Omit<MailContent, 'subject'>;
  @Text('status') status: MailStatus;
  @Text('created_at') createdAt: string;
  /** Not before this; after a failure, of the next attempt. */
  @Text('due_at') dueAt: string;
  @Text('give_up_at') giveUpAt: string;
  @Int('attempts') attempts: number;
  /** The last failure as a sentence. */
  @LongTextOrNull('failure') failure: string | null;
  @TextOrNull('failed_at') failedAt: string | null;
  /** When it was sent, parked or dropped. */
  @TextOrNull('settled_at') settledAt: string | null;
  /** The same in every attempt: whoever gets it twice may know. */
  @TextOrNull('message_id') messageId: string | null;
  /** Whoever has it in hand, and until when the others leave it alone. */
  @TextOrNull('lease') lease: string | null;
  @TextOrNull('lease_until') leaseUntil: string | null;
}
