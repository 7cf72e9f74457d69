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

await program.parseAsync();
