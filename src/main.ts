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
import { addressOfPages, isLoopback, refusalToBind } from './platform/http/host-names.ts';
import { finishHttp, prepareHttp } from './platform/http/prepare-http.ts';
import { readHttpTls } from './platform/http/tls-settings.ts';
import { FirstAdministrator } from './personnel/index.ts';

/**
 * Pages keep streams of events open: without the first, stopping would wait for them. Bodies are JSON or files: without the
 * second, forms of any page would be read too.
 */
const ours = { forceCloseConnections: true, bodyParser: false };
type HttpOptions = Pick<NestApplicationOptions, keyof typeof ours | 'httpsOptions'>;

/** The whole program, wired and initialised, not yet listening. */
export const createApp = async (config: Config, clock?: Clock): Promise<NestExpressApplication> => {
  const tls = await readHttpTls(config);
  const http: HttpOptions = { ...ours, ...(tls && { httpsOptions: tls }) };
  const logger = createLogger(config);
  const database = await openDatabase(config, schema);
  Logger.overrideLogger(nestLogger(logger));
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, database, logger, ...(clock && { clock }) }),
    http,
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

/** What whoever starts it must know at first: that it has no name yet, and how the first person gets in. */
const beginnings = async (app: INestApplication, { env }: Config, pages: string): Promise<string[]> => {
  const lines = [];
  if (!isLoopback(env.KERMA_HTTP_HOST) && env.KERMA_HTTP_NAMES.length === 0) {
    lines.push('It answers to the name localhost only: name others in KERMA_HTTP_NAMES.');
  }
  const path = await app.get(FirstAdministrator, { strict: false }).invite();
  if (path !== null) {
    lines.push('Nobody has an account yet. Within a day, make the first administrator by opening, once:');
    lines.push(`  ${pages}${path}`);
  }
  return lines;
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
  const listening = app.getHttpServer().address() as { port: number };
  const begun = await beginnings(app, config, addressOfPages(config, listening.port));
  say([...lines, whereDataAre(config), `Kerma is at ${await app.getUrl()}`, ...begun]);
  return app;
};
