import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/main.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { readConfig, type Environment } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { layMigratedSqlite } from './database-templates.ts';
import { letEveryoneIn } from './signed-in.ts';

export interface RunningApp {
  readonly app: NestExpressApplication;
  /** As http://127.0.0.1:port */
  readonly url: string;
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

/**
 * The whole program on a free port of this machine, with a fresh data folder that goes when it stops. Unless `anonymous`,
 * requests without cookie and token come from a person with every right.
 */
export const runApp = async (
  env: Partial<Environment> = {},
  { anonymous = false, clock }: { readonly anonymous?: boolean; readonly clock?: Clock } = {},
): Promise<RunningApp> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kerma-app-'));
  const config = readConfig(
    {},
    {
      KERMA_LOG_LEVEL: 'silent',
      KERMA_LOG_PRETTY: false,
      KERMA_DICOM_ENABLED: false,
      KERMA_DATA: dataFolder,
      ...env,
    },
  );
  if (config.env.DATABASE_URL === undefined) await layMigratedSqlite(config.dataFolder);
  const app = await createApp(config, clock);
  if (!anonymous) await letEveryoneIn(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const stop = async (): Promise<void> => {
    await app.close();
    await app.get(Database).close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { app, url: `http://127.0.0.1:${port}`, dataFolder, stop };
};
