#!/usr/bin/env node
import { Command } from 'commander';
import { readConfig } from './platform/config.ts';

const program = new Command('kerma')
  .description('Reads dose reports, watches the units that send them')
  .version('0.1.0');

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
  .command('samples')
  .description('write the sample reports with their facts')
  .argument('[folder]', 'where to', 'dicom-samples')
  .action(async (folder: string) => {
    const { writeSamples } = await import('./demo/write-samples.ts');
    const names = await writeSamples(folder);
    process.stdout.write(`${names.length} samples in ${folder}\n`);
  });

await program.parseAsync();
