import 'reflect-metadata';
import { Logger, type INestApplication, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule, schema } from './app.module.ts';
import { Receivers } from './ingestion/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { createLogger, nestLogger } from './platform/logger.ts';
import { refusalToListen } from './platform/http/free-port.ts';
import { refusalToBind } from './platform/http/host-names.ts';
import { finishHttp, prepareHttp } from './platform/http/prepare-http.ts';

/** Pages keep streams of events open: without this, stopping would wait for them. */
const endStreams: Pick<NestApplicationOptions, 'forceCloseConnections'> = { forceCloseConnections: true };

/** The whole program, wired and initialised, not yet listening. */
export const createApp = async (config: Config, clock?: Clock): Promise<NestExpressApplication> => {
  const logger = createLogger(config);
  const database = await openDatabase(config, schema);
  Logger.overrideLogger(nestLogger(logger));
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, database, logger, ...(clock && { clock }) }),
    endStreams,
  );
  prepareHttp(app);
  app.enableShutdownHooks();
  await app.init();
  finishHttp(app);
  return app;
};

/** What may come before the doors open. */
export interface Beginning {
  readonly clock?: Clock;
  readonly beforeListening?: (app: INestApplication) => Promise<void>;
}

const onlyHere = 'There are no accounts yet, so only this machine can reach it.';

const patientsKept = {
  full: 'patients are kept with name and id',
  pseudonymous: 'patients are kept under pseudonyms',
  none: 'nothing is kept of patients',
} as const;

const whereDataAre = ({ env, dataFolder }: Config): string =>
  `Data in ${dataFolder}; ${patientsKept[env.KERMA_PATIENTS]} (KERMA_PATIENTS)`;

const say = (lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`);
};

/** Runs the server until it is told to stop. */
export const serve = async (config: Config, beginning: Beginning = {}): Promise<INestApplication> => {
  const { KERMA_HTTP_HOST: host, KERMA_HTTP_PORT: port } = config.env;
  const refusal = refusalToBind(config) ?? (await refusalToListen(host, port));
  if (refusal !== null) throw new Error(refusal);
  const app = await createApp(config, beginning.clock);
  await beginning.beforeListening?.(app);
  await app.listen(port, host);
  const lines = await app.get(Receivers).start();
  say([...lines, whereDataAre(config), `Kerma is at ${await app.getUrl()}`, onlyHere]);
  return app;
};
