import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.ts';
import { Database } from './database.ts';

export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/**
 * TypeORM asks the driver to be verbose: it then formats every statement with its values and a stack trace, which takes half
 * of the time of an import and would put patient data into the text of errors.
 */
const quietDriver: unknown = Object.create(sqlite3, { verbose: { value: () => sqlite3 } });

const sqlite = async (config: Config, schema: Schema): Promise<Database> => {
  await mkdir(config.dataFolder, { recursive: true });
  const options = {
    type: 'sqlite',
    database: join(config.dataFolder, 'kerma.sqlite'),
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

/** Opens the database of the settings, brought to the newest schema. */
export const openDatabase = (config: Config, schema: Schema): Promise<Database> =>
  config.env.DATABASE_URL === undefined ? sqlite(config, schema) : postgres(config.env.DATABASE_URL, schema);
