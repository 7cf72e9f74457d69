import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.ts';
import { openDataFolder } from '../data-folder.ts';
import { Database } from './database.ts';
import { unopenedPostgres, unopenedSqlite } from './unopened-database.ts';

export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/**
 * TypeORM asks the driver to be verbose: it then formats every statement with its values and a stack trace, which takes half
 * of the time of an import and would put patient data into the text of errors.
 */
const quietDriver: unknown = Object.create(sqlite3, { verbose: { value: () => sqlite3 } });

const sqlite = async (path: string, schema: Schema): Promise<Database> => {
  const options = {
    type: 'sqlite',
    database: path,
    enableWAL: true,
    busyErrorRetry: 50,
    driver: quietDriver,
    entities: [...schema.entities],
    migrations: [...schema.migrations],
  } satisfies DataSourceOptions;
  const writer = await new DataSource(options).initialize();
  await writer.query('PRAGMA busy_timeout = 10000');
  await writer.query('PRAGMA foreign_keys = ON');
  await writer.query('PRAGMA synchronous = NORMAL');
  await writer.runMigrations({ transaction: 'each' });
  // What may only be read opens without complaint, and would fail with the first arrival.
  await access(path, constants.W_OK);
  const reader = await new DataSource({ ...options, migrations: [] }).initialize();
  await reader.query('PRAGMA busy_timeout = 10000');
  await reader.query('PRAGMA query_only = ON');
  return new Database(writer, reader);
};

const postgres = async (url: string, schema: Schema): Promise<Database> => {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    extra: { max: 10 },
  });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  return new Database(source, source);
};

/** Where the embedded database lies; null where another is named. */
export const sqlitePath = ({ env, dataFolder }: Config): string | null =>
  env.DATABASE_URL === undefined ? join(dataFolder, 'kerma.sqlite') : null;

/** Opens the database of the settings, brought to the newest schema; throws what a person can act upon as a sentence. */
export const openDatabase = async (config: Config, schema: Schema): Promise<Database> => {
  await openDataFolder(config.dataFolder);
  const url = config.env.DATABASE_URL;
  const path = join(config.dataFolder, 'kerma.sqlite');
  const opening = url === undefined ? sqlite(path, schema) : postgres(url, schema);
  return opening.catch((fault: unknown) => {
    throw url === undefined ? unopenedSqlite(path, fault) : unopenedPostgres(url, fault);
  });
};
