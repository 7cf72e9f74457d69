import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly from: string;
  readonly to: string;
  /** As it came over the line: headers, an empty line, the rest. */
  readonly raw: string;
  readonly messageId: string;
}

/** How the server behaves towards an address. */
type Manner = 'refuses' | 'defers';
const replies = { refuses: [550, 'no such user'], defers: [450, 'mailbox busy'] } as const;

const refusal = (manner: Manner): Error => {
  const [responseCode, words] = replies[manner];
  return Object.assign(new Error(words), { responseCode });
};

/** A mail server on this machine that can be down, refuse, keep silent, or die at the worst moment. */
export class TestMailServer {
  readonly taken: TakenMail[] = [];
  readonly manners = new Map<string, Manner>();
  /** Called when a mail has come whole and is taken, before the client is told. */
  afterTaking: (mail: TakenMail) => Promise<void> = () => Promise.resolve();
  port = 0;
  private server: SMTPServer | null = null;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** How often each address was sent a mail. */
  get counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { to } of this.taken) counts[to] = (counts[to] ?? 0) + 1;
    return counts;
  }

  /** On the same port as before, if it was up before. */
  async start(): Promise<this> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 1,
      onRcptTo: ({ address }, _session, callback) => {
        const manner = this.manners.get(address);
        callback(manner === undefined ? null : refusal(manner));
      },
      onData: (stream, { envelope }, callback) => {
        void text(stream).then(async (raw) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '';
          const mail = { from, to: envelope.rcptTo[0]?.address ?? '', raw, messageId };
          this.taken.push(mail);
          await this.afterTaking(mail);
          callback(null);
        });
      },
    });
    this.server.on('error', () => undefined);
    const listener = this.server.listen(this.port, '127.0.0.1');
    await once(listener, 'listening');
    this.port = (listener.address() as AddressInfo).port;
    return this;
  }

  /** Breaks every connection off, in the middle of whatever. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((done) => server.close(done));
  }
}
