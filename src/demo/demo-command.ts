import { mkdir } from 'node:fs/promises';
import type { INestApplication } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { IngestionDoor } from '../ingestion/arrival.ts';
import { createApp } from '../main.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { empty, mark, stateOf } from './demo-folder.ts';
import { sendYear } from './send-year.ts';
import type { YearOptions } from './year-plan.ts';
import { yearFromWorker } from './year-source.ts';

export interface DemoOptions extends YearOptions {
  readonly fresh: boolean;
  readonly serve: boolean;
}

/** The settings of the demonstration: those of the environment, but its own data folder and a quiet log. */
export const demoConfig = (env: NodeJS.ProcessEnv): Config =>
  readConfig({ KERMA_LOG_LEVEL: 'warn', ...env, KERMA_DATA: env['KERMA_DATA'] ?? 'data/demo' });

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

const fill = async (app: INestApplication, config: Config, year: YearOptions): Promise<void> => {
  const bar = new SingleBar({
    format: 'A year at the hospital {bar} {value}/{total} studies · {files} reports · {duration_formatted}',
    hideCursor: true,
  });
  const began = performance.now();
  bar.start(year.studies, 0, { files: 0 });
  const to = {
    door: app.get(IngestionDoor, { strict: false }),
    database: app.get(Database, { strict: false }),
  };
  try {
    const sent = await sendYear(yearFromWorker(year), to, ({ studies, files }) =>
      bar.update(studies, { files }),
    );
    bar.stop();
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${sent.studies} studies, ${sent.files} reports through the door in ${seconds} s.`);
  } finally {
    bar.stop();
  }
  await mark(config.dataFolder, year, true);
};

/** Fills the demonstration's folder with a year of made-up studies unless it is there, and serves it. */
export const demo = async (options: DemoOptions): Promise<void> => {
  const { fresh, serve, ...year } = options;
  const config = demoConfig(process.env);
  const before = await stateOf(config.dataFolder);
  if (before === 'foreign') await empty(config.dataFolder);
  if (fresh || before === 'interrupted') await empty(config.dataFolder);
  await mkdir(config.dataFolder, { recursive: true });
  const there = before === 'whole' && !fresh;
  if (!there) await mark(config.dataFolder, year, false);
  const app = await createApp(config);
  if (there) say(`The year is in ${config.dataFolder} already; --fresh makes it anew.`);
  else await fill(app, config, year);
  if (!serve) return app.close();
  await app.listen(config.env.KERMA_HTTP_PORT, config.env.KERMA_HTTP_HOST);
  say(`Kerma is at ${await app.getUrl()}`);
};
