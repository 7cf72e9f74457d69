#!/usr/bin/env node
import { Command } from 'commander';
import { describeSettings, readConfig } from './platform/config.ts';
import { version } from './platform/version.ts';

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

const program = new Command('kerma')
  .description('Reads dose reports, watches the units that send them')
  .version(version);

program
  .command('serve')
  .description('run the server')
  .action(async () => {
    const { serve } = await import('./main.ts');
    await serve(readConfig(process.env));
  });

program
  .command('read')
  .description('read dose reports and show what they say; stores nothing')
  .argument('<file...>', 'DICOM files')
  .option('--json', 'one JSON line a file')
  .action(async (files: string[], options: { json?: boolean }) => {
    const { readFiles } = await import('./read.command.ts');
    process.exitCode = await readFiles(files, { json: options.json === true });
  });

program
  .command('demo')
  .description('a year of an invented hospital, through the real ingestion, then served')
  .option('--studies <n>', 'how many studies', Number, 3000)
  .option('--seed <text>', 'the same seed makes the same year', 'kestrel-vale')
  .option('--until <time>', 'when the year ends, local time, ISO 8601')
  .option('--fresh', 'throw the last demonstration away', false)
  .option('--no-serve', 'only fill the data folder')
  .action(async (asked: DemoFlags) => {
    const { demo } = await import('./demo/demo-command.ts');
    await demo({ ...asked, until: asked.until ?? localNow() });
  });

program
  .command('import')
  .description('store and read files, folders and zip archives; status 1 when any was refused')
  .argument('<path...>', 'files and folders')
  .option('--json', 'one JSON line a file')
  .action(async (paths: string[], options: { json?: boolean }) => {
    const { importFiles } = await import('./import.command.ts');
    const config = readConfig({ KERMA_LOG_LEVEL: 'warn', ...process.env });
    process.exitCode = await importFiles(config, paths, { json: options.json === true });
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
