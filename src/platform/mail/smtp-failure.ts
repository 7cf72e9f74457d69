import { oneLine } from './mail-address.ts';
import type { SmtpServer } from './mail-settings.ts';

/** What came of an attempt that failed. */
export interface SmtpFailure {
  /** Whose it is: of the server or our settings, so that every mail would fail alike; or of this mail alone. */
  readonly of: 'server' | 'mail';
  /** Trying again would bring the same. */
  readonly isFinal: boolean;
  /** What happened, as a sentence for whoever keeps it running. */
  readonly words: string;
}

/** What the SMTP client puts on its errors. */
interface SmtpFault {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/** Codes of the system, of the resolver and of TLS. */
const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it broke the connection off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'names cannot be looked up now',
  EDNS: 'its name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EABORT: 'it does not come to an end',
  ECONNECTION: 'it broke the connection off',
  ETLS: 'no encrypted connection came about; a certificate of your own authority is named in NODE_EXTRA_CA_CERTS',
  EPROTOCOL: 'what answers there does not speak SMTP',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted; name its authority in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted; name its authority in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not trusted; name its authority in NODE_EXTRA_CA_CERTS',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another name',
};

const longestReply = 300;

/** Every form in which a login could come back in a reply. */
const secretsOf = ({ login }: SmtpServer): string[] => {
  if (login === null || login.password === '') return [];
  const { user, password } = login;
  const encoded = [password, `\u0000${user}\u0000${password}`].map((text) =>
    Buffer.from(text, 'utf8').toString('base64'),
  );
  return [password, ...encoded];
};

const replyOf = ({ response }: SmtpFault, server: SmtpServer): string | null => {
  if (typeof response !== 'string') return null;
  const safe = secretsOf(server).reduce((text, secret) => text.replaceAll(secret, '…'), oneLine(response));
  return safe.length > longestReply ? `${safe.slice(0, longestReply)}…` : safe;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** It answered, but something of all mails is not right for it. */
const refusedByServer = (fault: SmtpFault, said: string): string => {
  if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH')
    return `does not take user and password of KERMA_MAIL_URL${said}`;
  if (fault.command === 'MAIL FROM') return `does not take the sender KERMA_MAIL_FROM${said}`;
  return `refused${said}`;
};

const ofServer = (fault: SmtpFault, server: SmtpServer): SmtpFailure => {
  const reply = replyOf(fault, server);
  const where = `The mail server ${server.host}:${server.port}`;
  const cause = causes[textOf(fault.originalCode)] ?? causes[textOf(fault.code)];
  if (reply === null && fault.code !== 'EAUTH')
    return { of: 'server', isFinal: false, words: `${where} cannot be used: ${cause ?? 'it failed'}.` };
  const said = reply === null ? '' : `: ${reply}`;
  return { of: 'server', isFinal: false, words: `${where} ${refusedByServer(fault, said)}.` };
};

/** Shutting down (RFC 5321, 3.8): whatever it was asked. */
const closing = 421;

/** What a fault of the SMTP client means. Only a refusal of the recipient or of the text is of the mail alone. */
export const smtpFailure = (thrown: unknown, server: SmtpServer): SmtpFailure => {
  const fault = (thrown ?? {}) as SmtpFault;
  const { command, responseCode } = fault;
  const isOfMail = (command === 'RCPT TO' || command === 'DATA') && typeof responseCode === 'number';
  if (!isOfMail || responseCode === closing) return ofServer(fault, server);
  const what = command === 'RCPT TO' ? 'address' : 'mail';
  const isFinal = responseCode >= 500;
  const said = replyOf(fault, server) ?? String(responseCode);
  const now = isFinal ? '' : ' now';
  return { of: 'mail', isFinal, words: `The mail server does not take the ${what}${now}: ${said}.` };
};
