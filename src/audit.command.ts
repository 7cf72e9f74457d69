import { access } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { schema } from './app.module.ts';
import { actingAs } from './platform/access/acting.ts';
import { atCommandLine } from './platform/access/command-line.ts';
import { AuditAnchor } from './platform/audit/audit-anchor.ts';
import type { AuditVerification } from './platform/audit/audit.contract.ts';
import { Audit } from './platform/audit/audit.service.ts';
import { AuditVerifier } from './platform/audit/audit-verifier.service.ts';
import { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { openDatabase, sqlitePath } from './platform/database/open-database.ts';
import { createLogger } from './platform/logger.ts';
import { Secrets } from './platform/secrets.ts';

/** An empty trail in the wrong folder would be called whole. */
const mustBeThere = async (config: Config): Promise<void> => {
  const path = sqlitePath(config);
  if (path === null) return;
  await access(path).catch((cause: unknown) => {
    throw new Error(
      `There is no database at ${path}, so there is no audit trail to verify. Name the data folder in KERMA_DATA.`,
      { cause },
    );
  });
};

const barOnTerminal = (): SingleBar | null =>
  process.stderr.isTTY
    ? new SingleBar({ format: '{bar} {value}/{total} lines', stream: process.stderr, hideCursor: true })
    : null;

const verify = async (config: Config, database: Database): Promise<AuditVerification> => {
  const clock = new Clock();
  const secrets = Secrets.of(config);
  const audit = new Audit(database, clock, secrets);
  const anchor = new AuditAnchor(config, secrets);
  // What it would log is said here in words.
  const logger = createLogger(config).child({}, { level: 'silent' });
  const verifier = new AuditVerifier(database, secrets, clock, audit, anchor, logger);
  const bar = barOnTerminal();
  bar?.start(0, 0);
  const found = await verifier.verify(({ lines, of }) => {
    bar?.setTotal(Math.max(of, lines));
    bar?.update(lines);
  });
  bar?.stop();
  return found;
};

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;

const wordsOf = ({ isWhole, lines, faults, faultCount }: AuditVerification): string[] => {
  if (isWhole)
    return [
      `The audit trail is whole: ${counted(lines, 'line')}, each as it was written, and none is missing.`,
    ];
  const more = faultCount - faults.length;
  return [
    `The audit trail is NOT whole: ${counted(faultCount, 'fault')} in ${counted(lines, 'line')}.`,
    ...faults.map(({ what }) => `  ${what}`),
    ...(more > 0 ? [`  … and ${counted(more, 'more fault')}.`] : []),
    'Keep a copy of the database and of the log as they are now, and find out who could write to the database.',
  ];
};

/** Verifies the trail and says what was found; gives the exit status, 1 when it is not whole. */
export const verifyAudit = async (config: Config): Promise<number> => {
  await mustBeThere(config);
  const database = await openDatabase(config, schema);
  try {
    const found = await actingAs(atCommandLine(), () => verify(config, database));
    process.stdout.write(`${wordsOf(found).join('\n')}\n`);
    return found.isWhole ? 0 : 1;
  } finally {
    await database.close();
  }
};
