import { isLoopback } from '../http/host-names.ts';
import { isMailAddress, readMailbox } from './mail-address.ts';

/** The server that takes mails, as a setting names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte on (smtps); else STARTTLS where the server offers it. */
  readonly isTlsFromStart: boolean;
  /** STARTTLS must be offered: a password would cross the network in the clear. */
  readonly mustBeEncrypted: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** RFC 6409 and RFC 8314: submission, and submission by TLS. */
const usualPorts = { 'smtp:': 587, 'smtps:': 465 } as const;

const loginIn = ({ username, password }: URL): SmtpServer['login'] | undefined => {
  if (username === '' && password === '') return null;
  const [user, secret] = [decoded(username), decoded(password)];
  return user === null || secret === null || user === '' ? undefined : { user, password: secret };
};

/** smtp://user:password@host:587 or smtps://…; null for anything else. */
export const readSmtpUrl = (text: string): SmtpServer | null => {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return null;
  const login = loginIn(url);
  const isMore = url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '';
  if (isMore || login === undefined) return null;
  const isTlsFromStart = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: url.port === '' ? usualPorts[url.protocol] : Number(url.port),
    isTlsFromStart,
    mustBeEncrypted: !isTlsFromStart && login !== null && !isLoopback(host),
    login,
  };
};

/** What the three settings of mail must be, each in words; a wrong one is refused when the program starts. */
export const mailSettingRules = {
  url: {
    holds: (text: string | undefined): boolean => text === undefined || readSmtpUrl(text) !== null,
    words:
      'write it as in smtps://user:password@mail.hospital.example:465, signs like @ in the password as %40',
  },
  from: {
    holds: (text: string | undefined): boolean => text === undefined || readMailbox(text) !== null,
    words: 'write it as in Kerma <kerma@hospital.example>',
  },
  publicUrl: {
    holds: (text: string | undefined): boolean => {
      const url = text === undefined ? undefined : URL.parse(text);
      if (url === undefined) return true;
      return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
    },
    words: 'write it as in https://kerma.hospital.example',
  },
} as const;

/** The domain behind the @. */
export const domainOf = (address: string): string =>
  isMailAddress(address) ? address.slice(address.lastIndexOf('@') + 1) : 'kerma.invalid';
