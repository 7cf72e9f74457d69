import { z } from 'zod';

const instant = z.iso.datetime();

export const mailbox = z.object({ name: z.string().nullable(), address: z.string() }).meta({ id: 'Mailbox' });

export const mailView = z
  .object({
    id: z.number().int(),
    kind: z.string().describe('"credential-end"'),
    to: mailbox,
    subject: z.string(),
    createdAt: instant,
    dueAt: instant.describe('Not before, or of the next attempt'),
    attempts: z.number().int(),
    failure: z.object({ at: instant, words: z.string() }).nullable().describe('Of the last attempt'),
  })
  .meta({ id: 'Mail' });
export type MailView = z.infer<typeof mailView>;

/** What waits, what was sent, what could not be. The lists are the newest hundred. */
export const mailState = z
  .object({
    server: z
      .object({
        address: z.string(),
        encryption: z
          .enum(['always', 'must', 'offered'])
          .describe('TLS from the start; STARTTLS without which nothing is sent; STARTTLS where offered'),
        user: z.string().nullable(),
      })
      .nullable()
      .describe('null: none is set (KERMA_MAIL_URL), nothing is sent'),
    from: mailbox.nullable(),
    publicAddress: z.string().describe('Of the pages, in links'),
    giveUpDays: z.number().int(),
    counts: z.object({
      waiting: z.number().int(),
      sent: z.number().int().describe('Of the last 400 days'),
      parked: z.number().int().describe('Could not be sent; someone must look'),
      dropped: z.number().int(),
    }),
    lastSentAt: instant.nullable(),
    waiting: z.array(mailView),
    parked: z.array(mailView),
  })
  .meta({ id: 'MailState' });
export type MailState = z.infer<typeof mailState>;

export const testMailInput = z
  .object({ to: z.email('Write it as in ana@hospital.example').max(200) })
  .meta({ id: 'TestMailInput' });
export type TestMailInput = z.infer<typeof testMailInput>;

export const testMailResult = z
  .object({ isSent: z.boolean().describe('The mail server took it'), words: z.string() })
  .meta({ id: 'TestMailResult' });
export type TestMailResult = z.infer<typeof testMailResult>;
