import 'reflect-metadata';
import { Logger, StandardSchemaValidationPipe, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule, schema } from './app.module.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { createLogger, nestLogger } from './platform/logger.ts';
import { ProblemFilter } from './platform/problem.filter.ts';

/** The whole program, wired and initialised, not yet listening. */
export const createApp = async (config: Config): Promise<NestExpressApplication> => {
  const logger = createLogger(config);
  const database = await openDatabase(config, schema);
  Logger.overrideLogger(nestLogger(logger));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with({ config, database, logger }));
  app.setGlobalPrefix('api/v1', { exclude: ['health', 'metrics'] });
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.enableShutdownHooks();
  await app.init();
  return app;
};

/** Runs the server until it is told to stop. */
export const serve = async (config: Config): Promise<INestApplication> => {
  const app = await createApp(config);
  await app.listen(config.env.KERMA_HTTP_PORT, config.env.KERMA_HTTP_HOST);
  process.stderr.write(`Kerma listens on ${await app.getUrl()}\n`);
  return app;
};
