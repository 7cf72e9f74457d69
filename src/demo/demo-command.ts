import { mkdir } from 'node:fs/promises';
import type { INestApplication } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { IngestionDoor } from '../ingestion/index.ts';
import { createApp, serve } from '../main.ts';
import { Config, readConfig } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { empty, mark, stateOf } from './demo-folder.ts';
import { prepareOperators } from './operators-of-demo.ts';
import { preparePapers } from './papers-of-demo.ts';
import { preparePeople } from './people-of-demo.ts';
import { placeUnits } from './place-units.ts';
import { prepareQc } from './qc-of-demo.ts';
import { sendYear } from './send-year.ts';
import { YearClock } from './year-clock.ts';
import type { YearOptions } from './year-plan.ts';
import { yearFromWorker } from './year-source.ts';

interface DemoOptions extends YearOptions {
  readonly fresh: boolean;
  readonly serve: boolean;
}

/**
 * The settings of the demonstration: those of the environment, but its own data folder and a quiet log. Its people are
 * invented: no mail is sent to their addresses.
 */
const demoConfig = (env: NodeJS.ProcessEnv): Config =>
  readConfig({
    KERMA_LOG_LEVEL: 'warn',
    ...env,
    KERMA_DATA: env['KERMA_DATA'] ?? 'data/demo',
    KERMA_MAIL_URL: '',
  });

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

const fill = async (app: INestApplication, year: YearOptions, clock: YearClock): Promise<void> => {
  const bar = new SingleBar({
    format: 'A year at the hospital {bar} {value}/{total} studies · {files} files · {duration_formatted}',
    hideCursor: true,
  });
  const began = performance.now();
  bar.start(year.studies, 0, { files: 0 });
  const to = {
    door: app.get(IngestionDoor, { strict: false }),
    database: app.get(Database, { strict: false }),
    clock,
  };
  try {
    const sent = await sendYear(yearFromWorker(year), to, ({ studies, files }) =>
      bar.update(studies, { files }),
    );
    bar.stop();
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${sent.studies} studies, ${sent.files} files through the door in ${seconds} s.`);
  } finally {
    bar.stop();
    clock.follow();
  }
  await placeUnits(app);
  await mark(app.get(Config, { strict: false }).dataFolder, year, true);
};

const fillQc = async (app: INestApplication, clock: YearClock): Promise<void> => {
  const bar = new SingleBar({
    format: 'A year of QC {bar} day {value} of {total} · {duration_formatted}',
    hideCursor: true,
  });
  bar.start(365, 0);
  try {
    await prepareQc(app, clock, (day) => bar.update(day));
  } finally {
    bar.stop();
  }
};

/** Fills the demonstration's folder with a year of made-up studies unless it is there, and serves it. */
export const demo = async (options: DemoOptions): Promise<void> => {
  const { fresh, serve: serves, ...year } = options;
  const config = demoConfig(process.env);
  const before = await stateOf(config.dataFolder);
  const there = before === 'whole' && !fresh;
  if (!there) {
    await empty(config.dataFolder);
    await mkdir(config.dataFolder, { recursive: true });
    await mark(config.dataFolder, year, false);
  } else say(`The year is in ${config.dataFolder} already; --fresh makes it anew.`);
  const clock = new YearClock();
  const beforeListening = async (app: INestApplication): Promise<void> => {
    if (!there) await fill(app, year, clock);
    await preparePeople(app);
    if (!there) await preparePapers(app);
    if (!there) await fillQc(app, clock);
    if (!there) await prepareOperators(app);
  };
  if (serves) {
    await serve(config, { clock, beforeListening });
    return;
  }
  const app = await createApp(config, clock);
  await beforeListening(app);
  await app.close();
  await app.get(Database, { strict: false }).close();
};
