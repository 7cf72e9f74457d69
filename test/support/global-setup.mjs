import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres-cluster.mjs';

/** A folder for what the suites of this run share, and one PostgreSQL; each suite makes its own database in it. */
export default async () => {
  process.env.KERMA_TEST_RUN = join(tmpdir(), `kerma-run-${randomUUID()}`);
  await mkdir(process.env.KERMA_TEST_RUN);
  if (process.env.KERMA_TEST_POSTGRES || process.env.KERMA_TEST_NO_POSTGRES === '1') return;
  try {
    const cluster = await startPostgres();
    process.env.KERMA_TEST_POSTGRES = cluster.url;
    globalThis.kermaPostgres = cluster;
  } catch (error) {
    process.stderr.write(`No PostgreSQL for this run, its tests are skipped: ${error.message}\n`);
  }
};
