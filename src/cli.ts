#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { describeSettings, readConfig, unknownSettings } from './platform/config.ts';
import { version } from './platform/version.ts';
import type { NewUserFlags } from './user.command.ts';

interface DemoFlags {
  readonly studies: number;
  readonly seed: string;
  readonly until?: string;
  readonly fresh: boolean;
  readonly serve: boolean;
}

/** The wall clock of this machine, to the second. */
const localNow = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
};

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1 to 999999.');
  return Number(text);
};

const localTime = (text: string): string => {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isTime) throw new InvalidArgumentError('Write it like 2026-11-22T18:00:00.');
  return text.length === 16 ? `${text}:00` : text;
};

/** A mistyped setting would change nothing without a word: of `KERMA_PATIENT=none` nothing would come. */
const warnOfUnknownSettings = (): void => {
  for (const name of unknownSettings(process.env))
    process.stderr.write(`${name} is no setting of Kerma and changes nothing; see "kerma settings".\n`);
};

const program = new Command('kerma')
  .description(
    'Reads dose reports, keeps one study from all of its reports, watches the units that send them',
  )
  .version(version)
  .showHelpAfterError('("kerma help" lists the commands, "kerma help <command>" explains one)')
  .addHelpText(
    'after',
    `
To begin with:
  kerma demo             look around: a year of an invented hospital, on http://127.0.0.1:8080
  kerma read FILE…       what dose reports say, without storing anything
  kerma serve            the server: pages on 127.0.0.1:8080, DICOM as KERMA on 127.0.0.1:11112
  kerma import PATH…     bring files, folders and zips in, whether the server runs or not

Every setting is a variable of the environment; "kerma settings" lists them.`,
  );

program
  .command('serve')
  .description('run the server until it is stopped (Ctrl-C)')
  .addHelpText(
    'after',
    `
Set most often, in the environment:
  KERMA_DATA=data                 folder of the database and of the originals
  KERMA_HTTP_PORT=8080            port of the pages
  KERMA_DICOM_HOST=127.0.0.1      an address of this machine, so that scanners can reach it
  KERMA_DICOM_PORT=11112          port of the DICOM receiver
  KERMA_WATCH=/folder,/another    folders to watch
  KERMA_PATIENTS=full             or pseudonymous, or none

"kerma settings" lists all of them.`,
  )
  .action(async () => {
    warnOfUnknownSettings();
    const config = readConfig(process.env);
    const { serve } = await import('./main.ts');
    await serve(config);
  });

program
  .command('read')
  .description('read dose reports and show what they say; stores nothing; status 1 when any was refused')
  .argument('<file...>', 'DICOM files')
  .option('--json', 'one JSON line a file')
  .action(async (files: string[], options: { json?: boolean }) => {
    const { readFiles } = await import('./read.command.ts');
    process.exitCode = await readFiles(files, { json: options.json === true });
  });

program
  .command('demo')
  .description('a year of an invented hospital, through the real ingestion, then served')
  .option('--studies <n>', 'how many studies', wholeNumber, 3000)
  .option('--seed <text>', 'the same seed makes the same year', 'kestrel-vale')
  .option(
    '--until <time>',
    'when the year ends, local time, like 2026-11-22T18:00:00 (default: now)',
    localTime,
  )
  .option('--fresh', 'throw the last demonstration away', false)
  .option('--no-serve', 'only fill the data folder')
  .addHelpText('after', '\nIts data folder is data/demo, unless KERMA_DATA names another.')
  .action(async (asked: DemoFlags) => {
    warnOfUnknownSettings();
    const { demo } = await import('./demo/demo-command.ts');
    await demo({ ...asked, until: asked.until ?? localNow() });
  });

program
  .command('import')
  .description('store and read files, folders and zip archives; status 1 when any was refused')
  .argument('<path...>', 'files, folders with all that is in them, zip archives')
  .option('--json', 'one JSON line a file')
  .addHelpText(
    'after',
    '\nGoes into the data folder of KERMA_DATA (default: data), whether the server runs or not.',
  )
  .action(async (paths: string[], options: { json?: boolean }) => {
    warnOfUnknownSettings();
    const { importFiles } = await import('./import.command.ts');
    const config = readConfig({ KERMA_LOG_LEVEL: 'warn', ...process.env });
    process.exitCode = await importFiles(config, paths, { json: options.json === true });
  });

const user = program.command('user').description('people with an account');
const quietConfig = () => readConfig({ KERMA_LOG_LEVEL: 'warn', ...process.env });

user
  .command('add')
  .description('add a person with an account; prints a link to choose a password')
  .requiredOption('--login <login>', 'what the person signs in with')
  .requiredOption('--name <name>', 'what the person is called')
  .option('--email <address>')
  .option('--profession <word>', 'physicist, technologist, physician, radiation-safety-officer …', 'other')
  .option('--role <role...>', 'for the whole organisation: administrator, physicist …', [])
  .option('--sees-patients', 'with these roles, who the patients are', false)
  .option('--password-stdin', 'take the password from standard input instead', false)
  .action(async (flags: NewUserFlags) => {
    const { addUser } = await import('./user.command.ts');
    await addUser(quietConfig(), flags);
  });

user
  .command('list')
  .description('who has an account')
  .action(async () => {
    const { listUsers } = await import('./user.command.ts');
    await listUsers(quietConfig());
  });

user
  .command('give-role')
  .description('give a role for the whole organisation')
  .argument('<login>')
  .argument('<role>')
  .option('--sees-patients', 'with this role, who the patients are', false)
  .action(async (login: string, role: string, flags: { seesPatients: boolean }) => {
    const { giveRole } = await import('./user.command.ts');
    await giveRole(quietConfig(), { login, role, ...flags });
  });

user
  .command('reset-password')
  .description('print a link to choose a new password; the wait for failed attempts ends')
  .argument('<login>')
  .action(async (login: string) => {
    const { resetPassword } = await import('./user.command.ts');
    await resetPassword(quietConfig(), login);
  });

program
  .command('audit')
  .description('the audit trail: who did or saw what')
  .command('verify')
  .description(
    'read the whole trail and say what was altered, taken out or put in; status 1 when anything was',
  )
  .addHelpText('after', '\nThe server does so each night; both may run at once.')
  .action(async () => {
    const { verifyAudit } = await import('./audit.command.ts');
    process.exitCode = await verifyAudit(quietConfig());
  });

program
  .command('settings')
  .description('list every setting of the environment, its meaning and default')
  .action(() => {
    process.stdout.write(`${describeSettings()}\n`);
  });

program
  .command('samples')
  .description('write the sample reports with their facts')
  .argument('[folder]', 'where to', 'dicom-samples')
  .action(async (folder: string) => {
    const { writeSamples } = await import('./demo/write-samples.ts');
    const names = await writeSamples(folder);
    process.stdout.write(`${names.length} samples in ${folder}\n`);
  });

/** What a person can act upon is a plain Error with a sentence; anything else is our bug, and its place helps. */
const words = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  return fault.constructor === Error ? fault.message : (fault.stack ?? fault.message);
};

try {
  await program.parseAsync();
} catch (fault) {
  process.stderr.write(`${words(fault)}\n`);
  // Parts that did start would keep the process alive.
  process.exit(1);
}
