import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from '@jest/globals';
import pg from 'pg';
import { schema } from '../../src/app.module.ts';
import { readConfig, type Config, type Environment } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase, type Schema } from '../../src/platform/database/open-database.ts';

export interface TestPlace {
  /** A fresh data folder and a fresh, migrated database; all closed and removed after the test. */
  readonly config: Config;
  readonly open: (use?: Schema) => Promise<Database>;
}

type Kind = 'sqlite' | 'postgres';
type Cleanup = () => Promise<unknown>;

const postgresUrl = process.env['KERMA_TEST_POSTGRES'];

const createPostgresDatabase = async (server: string, cleanups: Cleanup[]): Promise<string> => {
  const name = `kerma_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  cleanups.push(async () => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

const makePlace = async (kind: Kind, cleanups: Cleanup[], env: Partial<Environment>): Promise<TestPlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'kerma-test-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const url = kind === 'postgres' ? await createPostgresDatabase(postgresUrl ?? '', cleanups) : undefined;
  const quiet = {
    KERMA_LOG_LEVEL: 'silent',
    KERMA_LOG_PRETTY: false,
    KERMA_HTTP_PORT: 0,
    KERMA_DICOM_PORT: 0,
  } as const;
  const config = readConfig({}, { ...quiet, KERMA_DATA: folder, ...(url && { DATABASE_URL: url }), ...env });
  const open = async (use: Schema = schema): Promise<Database> => {
    const database = await openDatabase(config, use);
    cleanups.push(() => database.close());
    return database;
  };
  return { config, open };
};

export type MakePlace = (env?: Partial<Environment>) => Promise<TestPlace>;

const suite = (kind: Kind, body: (place: MakePlace, kind: Kind) => void): void => {
  const cleanups: Cleanup[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  body((env = {}) => makePlace(kind, cleanups, env), kind);
};

/**
 * Runs the same sentences on SQLite and on PostgreSQL. Call the given function inside of a test (or beforeEach) to get
 * a fresh place; it is cleaned up after that test.
 */
export const onEachDatabase = (body: (place: MakePlace, kind: Kind) => void): void => {
  describe('on SQLite', () => suite('sqlite', body));
  const onPostgres = postgresUrl === undefined ? describe.skip : describe;
  onPostgres('on PostgreSQL', () => suite('postgres', body));
};
