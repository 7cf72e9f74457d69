import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import pg from 'pg';

/** A server that is not of this run keeps nothing of it. */
const dropTemplate = async (server, run) => {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${basename(run).replaceAll('-', '_')}`);
  await admin.end();
};

export default async () => {
  const { KERMA_TEST_RUN: run, KERMA_TEST_POSTGRES: server } = process.env;
  await rm(run, { recursive: true, force: true });
  if (globalThis.kermaPostgres) await globalThis.kermaPostgres.stop();
  else if (server) await dropTemplate(server, run);
};
