import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { schema } from '../../src/app.module.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';

/**
 * Migrating costs more than most tests. The first who needs a database of this run's schema migrates one, and the others
 * take copies. Both templates live as long as the run's folder, which the global setup makes and its teardown removes, so
 * that none outlives the schema it was made by.
 */
const folderOfRun = (): string => {
  const folder = process.env['KERMA_TEST_RUN'];
  if (folder === undefined) throw new Error('The global setup made no folder for this run');
  return folder;
};

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

/** Migrates the database of a data folder, or the one at the URL. */
const migrate = async (dataFolder: string, url?: string): Promise<void> => {
  const config = readConfig({}, { KERMA_DATA: dataFolder, ...(url && { DATABASE_URL: url }) });
  await (await openDatabase(config, schema)).close();
};

const sqliteTemplate = async (): Promise<string> => {
  const template = join(folderOfRun(), 'template.sqlite');
  if (await isThere(template)) return template;
  const folder = await mkdtemp(join(folderOfRun(), 'migrating-'));
  await migrate(folder);
  // Two workers may both have come here: the later one replaces the file by its like, at once.
  await rename(join(folder, 'kerma.sqlite'), template);
  await rm(folder, { recursive: true });
  return template;
};

/** Lays a migrated SQLite database into the data folder. */
export const layMigratedSqlite = async (dataFolder: string): Promise<void> =>
  copyFile(await sqliteTemplate(), join(dataFolder, 'kerma.sqlite'), constants.COPYFILE_EXCL);

/** The same server, another database. */
export const atDatabase = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** Does the work with a connection to the server's own database. */
export const asAdmin = async <T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  return work(admin).finally(() => admin.end());
};

const isKnown = async (admin: pg.Client, name: string): Promise<boolean> =>
  (await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount === 1;

const postgresTemplate = async (server: string, admin: pg.Client): Promise<string> => {
  const template = basename(folderOfRun()).replaceAll('-', '_');
  if (await isKnown(admin, template)) return template;
  const making = `kerma_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE DATABASE ${making}`);
  await migrate(folderOfRun(), atDatabase(server, making));
  try {
    await admin.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
  } catch (fault) {
    // Another worker was faster; its template is as good.
    await admin.query(`DROP DATABASE ${making}`);
    if (!(await isKnown(admin, template))) throw fault;
  }
  return template;
};

/** Makes a migrated database of this name on the server. */
export const createMigratedPostgres = (server: string, name: string): Promise<void> =>
  asAdmin(server, async (admin) => {
    const template = await postgresTemplate(server, admin);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
