import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from '@jest/globals';
import { schema } from '../../src/app.module.ts';
import { readConfig, type Config, type Environment } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase, type Schema } from '../../src/platform/database/open-database.ts';
import { asAdmin, atDatabase, createMigratedPostgres, layMigratedSqlite } from './database-templates.ts';

export interface TestPlace {
  /** A fresh data folder and a fresh, migrated database; all closed and removed after the test. */
  readonly config: Config;
  readonly open: (use?: Schema) => Promise<Database>;
}

type Kind = 'sqlite' | 'postgres';
type Cleanup = () => Promise<unknown>;

const postgresUrl = process.env['KERMA_TEST_POSTGRES'];

/** What a place differs in. */
export interface PlaceDiffers {
  /** Its database has no tables yet: opening it runs the migrations, as a first start does. */
  readonly empty?: boolean;
}

const createPostgresDatabase = async (cleanups: Cleanup[], empty: boolean): Promise<string> => {
  const server = postgresUrl ?? '';
  const name = `kerma_${randomUUID().replaceAll('-', '')}`;
  if (empty) await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name}`));
  else await createMigratedPostgres(server, name);
  cleanups.push(() =>
    asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  );
  return atDatabase(server, name);
};

const makePlace = async (
  { kind, cleanups, empty = false }: PlaceDiffers & { readonly kind: Kind; readonly cleanups: Cleanup[] },
  env: Partial<Environment>,
): Promise<TestPlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'kerma-test-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const url = kind === 'postgres' ? await createPostgresDatabase(cleanups, empty) : undefined;
  if (url === undefined && !empty) await layMigratedSqlite(folder);
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

export type MakePlace = (env?: Partial<Environment>, differs?: PlaceDiffers) => Promise<TestPlace>;

const suite = (kind: Kind, body: (place: MakePlace, kind: Kind) => void): void => {
  const cleanups: Cleanup[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  body((env = {}, differs = {}) => makePlace({ ...differs, kind, cleanups }, env), kind);
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
