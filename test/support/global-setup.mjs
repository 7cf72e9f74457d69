import { startPostgres } from './postgres-cluster.mjs';

/** One PostgreSQL for the whole run; each suite makes its own database in it. */
export default async () => {
  if (process.env.KERMA_TEST_POSTGRES || process.env.KERMA_TEST_NO_POSTGRES === '1') return;
  try {
    const cluster = await startPostgres();
    process.env.KERMA_TEST_POSTGRES = cluster.url;
    globalThis.kermaPostgres = cluster;
  } catch (error) {
    process.stderr.write(`No PostgreSQL for this run, its tests are skipped: ${error.message}\n`);
  }
};
