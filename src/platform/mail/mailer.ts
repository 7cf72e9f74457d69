import { Injectable } from '@nestjs/common';
import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import { Config } from '../config.ts';
import { addressOfPages } from '../http/host-names.ts';
import { readMailbox, type Mailbox } from './mail-address.ts';
import { domainOf, readSmtpUrl, type SmtpServer } from './mail-settings.ts';
import { writtenMail } from './mail-text.ts';
import type { Mail } from './mail.entity.ts';
import { smtpFailure, type SmtpFailure } from './smtp-failure.ts';

/** What is sent of a mail. */
export type SentMail = Pick<Mail, 'address' | 'recipient' | 'subject' | 'content'> & {
  readonly messageId: string;
};

/** A program wrote it: nobody's absence is to be told (RFC 3834, 5). */
const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

const toLibrary = ({ name, address }: Mailbox) => ({ name: name ?? '', address });

/** Hands a mail to the mail server of the settings. The one place that knows the SMTP library. */
@Injectable()
export class Mailer {
  readonly server: SmtpServer | null;
  readonly from: Mailbox;
  /** Of the pages, as people open them. */
  readonly publicAddress: string;
  /** Longest that the server may be silent, and that an attempt may take, ms. */
  readonly patience = { silence: 20_000, whole: 120_000 };

  constructor(config: Config) {
    const { KERMA_MAIL_URL: url, KERMA_MAIL_FROM: from, KERMA_PUBLIC_URL: publicUrl } = config.env;
    this.server = url === undefined ? null : readSmtpUrl(url);
    this.from = readMailbox(from ?? '') ?? { name: 'Kerma', address: 'kerma@localhost' };
    this.publicAddress = publicUrl ?? addressOfPages(config);
  }

  get domain(): string {
    return domainOf(this.from.address);
  }

  /** Null when the server has taken it. */
  async send({ address, recipient, subject, content, messageId }: SentMail): Promise<SmtpFailure | null> {
    const { server } = this;
    if (server === null) throw new Error('No mail server is set');
    const transport = createTransport(this.optionsFor(server));
    try {
      await transport.sendMail({
        ...writtenMail({ subject, ...content }, this.publicAddress),
        from: toLibrary(this.from),
        to: toLibrary({ name: recipient, address }),
        envelope: { from: this.from.address, to: address },
        messageId,
        headers,
        signal: AbortSignal.timeout(this.patience.whole),
      });
      return null;
    } catch (fault) {
      return smtpFailure(fault, server);
    } finally {
      transport.close();
    }
  }

  private optionsFor({
    host,
    port,
    isTlsFromStart,
    mustBeEncrypted,
    login,
  }: SmtpServer): SMTPTransportOptions {
    const { silence } = this.patience;
    return {
      host,
      port,
      secure: isTlsFromStart,
      requireTLS: mustBeEncrypted,
      ...(login && { auth: { user: login.user, pass: login.password } }),
      connectionTimeout: silence,
      greetingTimeout: silence,
      socketTimeout: silence,
      dnsTimeout: silence,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}
