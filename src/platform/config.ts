import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import { z } from 'zod';
import { mailSettingRules } from './mail/mail-settings.ts';
import { settingProblems } from './setting-problems.ts';

const flag = z.stringbool();
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const port = z.coerce.number().int().min(0).max(65_535);
const optional = z.string().min(1).optional();

/** Whether this is the IANA name of a time zone. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isPostgresUrl = (text: string | undefined): boolean =>
  text === undefined || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text));

/** An address, or a range as in 10.0.0.0/24; of every address there is none, since then everyone would be trusted. */
const isAddressRange = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128))
  );
};

/** Every setting, its name in the environment and its default. README's table is written from here. */
const environment = z.object({
  KERMA_DATA: z.string().min(1).default('data').describe('Folder of the database and of the originals'),
  DATABASE_URL: optional
    .refine(isPostgresUrl, 'it must begin with postgres:// and name a host')
    .describe('postgres://… ; embedded SQLite in the data folder when absent'),
  KERMA_HTTP_HOST: z.string().default('127.0.0.1').describe('Address of the pages and the API'),
  KERMA_HTTP_PORT: port.default(8080).describe('Port of the pages and the API'),
  KERMA_HTTP_NAMES: list
    .default([])
    .describe('Names beside localhost under which the pages are opened, comma separated'),
  KERMA_HTTP_TLS_KEY: optional.describe('PEM file; with the certificate, pages and API are served by TLS'),
  KERMA_HTTP_TLS_CERT: optional.describe('PEM file, the certificate with those between it and its authority'),
  KERMA_HTTP_TRUSTED_PROXIES: list
    .default([])
    .refine((proxies) => proxies.every(isAddressRange), 'write addresses as in 10.0.0.5 or 10.0.0.0/24')
    .describe(
      'Addresses of the proxies in front that speak TLS, comma separated; only they may say who asks',
    ),
  KERMA_SESSION_IDLE_MIN: z.coerce
    .number()
    .int()
    .min(2)
    .max(1440)
    .default(30)
    .describe('A session in which nothing is done ends after, minutes'),
  KERMA_SESSION_HOURS: z.coerce
    .number()
    .min(0.1)
    .max(168)
    .default(12)
    .describe('Longest session whatever is done, hours'),
  KERMA_PIN_IDLE_MIN: z.coerce
    .number()
    .int()
    .min(2)
    .max(60)
    .default(5)
    .describe('The same for a PIN on a shared tablet, minutes'),
  KERMA_PASSWORD_MIN: z.coerce
    .number()
    .int()
    .min(8)
    .max(64)
    .default(15)
    .describe('Fewest characters of a password; NIST SP 800-63B-4 asks for 15 where it is the only factor'),
  KERMA_DISK_FREE_MB: z.coerce
    .number()
    .int()
    .min(0)
    .default(500)
    .describe('Health says so when less is free, MB'),
  KERMA_DICOM_HOST: z.string().default('127.0.0.1').describe('Address of the DICOM receiver'),
  KERMA_DICOM_PORT: port.default(11_112).describe('Port of the DICOM receiver'),
  KERMA_DICOM_ENABLED: flag.default(true).describe('Whether the DICOM receiver listens'),
  KERMA_DICOM_AE_TITLE: z.string().max(16).default('KERMA').describe('Called AE title'),
  KERMA_DICOM_CALLED: list.default([]).describe('Called AE titles taken; empty: any'),
  KERMA_DICOM_CALLING: list.default([]).describe('Calling AE titles taken; empty: any'),
  KERMA_DICOM_MAX_PDU: z.coerce
    .number()
    .int()
    .min(4096)
    .default(1_048_576)
    .describe('Longest PDU taken, bytes'),
  KERMA_DICOM_MAX_OBJECT: z.coerce.number().int().default(67_108_864).describe('Largest object taken, bytes'),
  KERMA_DICOM_MAX_CONNECTIONS: z.coerce.number().int().min(1).default(64).describe('Connections at once'),
  KERMA_DICOM_MAX_CONNECTIONS_PER_PEER: z.coerce.number().int().min(1).default(16).describe('… of one peer'),
  KERMA_DICOM_REQUEST_S: z.coerce
    .number()
    .positive()
    .default(10)
    .describe('An association must be asked for within, s'),
  KERMA_DICOM_IDLE_S: z.coerce
    .number()
    .positive()
    .default(30)
    .describe('Silence after which a peer is dropped, s'),
  KERMA_DICOM_TOTAL_S: z.coerce.number().positive().default(3600).describe('Longest association, s'),
  KERMA_DICOM_TLS_KEY: optional.describe('PEM file; with the certificate, the receiver speaks TLS'),
  KERMA_DICOM_TLS_CERT: optional.describe('PEM file'),
  KERMA_DICOM_TLS_CA: optional.describe('PEM file; when set, a client certificate of it is required'),
  KERMA_WATCH: list.default([]).describe('Folders to watch, comma separated'),
  KERMA_WATCH_AFTER: z
    .enum(['leave', 'move', 'delete'])
    .default('leave')
    .describe('What becomes of a taken file'),
  KERMA_WATCH_SETTLE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(2000)
    .describe('A file is taken when unchanged so long'),
  KERMA_UPLOAD_MAX: z.coerce.number().int().default(2_147_483_648).describe('Largest upload, bytes'),
  KERMA_PATIENTS: z
    .enum(['full', 'pseudonymous', 'none'])
    .default('full')
    .describe('What is kept of patients'),
  KERMA_SECRET_KEY: z.string().min(32).optional().describe('Key of pseudonyms and of encrypted originals'),
  KERMA_TIME_ZONE: z
    .string()
    .default(Intl.DateTimeFormat().resolvedOptions().timeZone)
    .refine(isTimeZone, 'no such time zone; write it like Europe/Zurich')
    .describe('Zone of the facility'),
  KERMA_SILENT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(7)
    .describe('A unit is silent after so many days'),
  KERMA_EXPIRY_NOTICE_DAYS: list
    .default([90, 30, 7].map(String))
    .transform((days) => days.map(Number))
    .refine((days) => days.length > 0 && days.every((day) => Number.isInteger(day) && day > 0), {
      message: 'write whole numbers of days, like 90,30,7',
    })
    .describe('People are told so many days before a credential ends, comma separated'),
  KERMA_MAIL_URL: optional
    .refine(mailSettingRules.url.holds, mailSettingRules.url.words)
    .describe('smtp://… or smtps://… of the server that takes mails; without it none is sent'),
  KERMA_MAIL_FROM: optional
    .refine(mailSettingRules.from.holds, mailSettingRules.from.words)
    .describe('Sender of the mails, as in Kerma <kerma@hospital.example>'),
  KERMA_MAIL_GIVE_UP_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(5)
    .describe('A mail that cannot be sent is set aside after, days'),
  KERMA_PUBLIC_URL: optional
    .refine(mailSettingRules.publicUrl.holds, mailSettingRules.publicUrl.words)
    .describe('Address under which people open the pages, for links in mails'),
  KERMA_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('What is logged'),
  KERMA_LOG_PRETTY: flag.default(isatty(2)).describe('Log for people instead of JSON lines'),
});

export type Environment = z.infer<typeof environment>;

/** Settings that mean nothing without each other. */
const whole = environment.refine(
  ({ KERMA_MAIL_URL, KERMA_MAIL_FROM }) => KERMA_MAIL_URL === undefined || KERMA_MAIL_FROM !== undefined,
  { path: ['KERMA_MAIL_FROM'], message: 'it is needed beside KERMA_MAIL_URL' },
);

/** The settings with paths made absolute. */
export class Config {
  readonly env: Readonly<Environment>;
  readonly dataFolder: string;

  constructor(env: Environment) {
    this.env = env;
    this.dataFolder = resolve(env.KERMA_DATA);
  }
}

/** Reads the environment; throws with one line per wrong setting. */
export const readConfig = (from: NodeJS.ProcessEnv, overrides: Partial<Environment> = {}): Config => {
  const present = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
  const parsed = whole.safeParse(present);
  if (!parsed.success) {
    const lines = settingProblems(parsed.error.issues, present).map((line) => `  ${line}`);
    throw new Error(`Settings are not right:\n${lines.join('\n')}\n"kerma settings" explains each.`);
  }
  return new Config({ ...parsed.data, ...overrides });
};

/** Names that look like settings of Kerma and are none: mistyped, most likely, so that nothing came of them. */
export const unknownSettings = (from: NodeJS.ProcessEnv): string[] =>
  Object.keys(from).filter((name) => name.startsWith('KERMA_') && !(name in environment.shape));

/** A table of every setting with its default and meaning, as text for a terminal. */
export const describeSettings = (): string => {
  const rows = Object.entries(environment.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data;
    return {
      name,
      meaning: schema.description ?? '',
      fallback: fallback === undefined ? '' : String(fallback),
    };
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, meaning, fallback }) => {
      const unlessSet = fallback === '' ? '' : ` (${fallback})`;
      return `${name.padEnd(width)}  ${meaning}${unlessSet}`;
    })
    .join('\n');
};
