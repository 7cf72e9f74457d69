import type { NestExpressApplication } from '@nestjs/platform-express';
import { Database } from '../../src/platform/database/database.ts';

/** Where merely asking leaves its marks: sessions and tokens note their use, failed sign-ins are counted, the trail tells. */
const passing = new Set(['api_token', 'audit_entry', 'audit_head', 'session', 'sign_in_guard']);

/** All rows of all tables as text, by table, but for those that note who asked: what must stay as it is when a request is refused. */
export const everythingKept = async (app: NestExpressApplication): Promise<ReadonlyMap<string, string>> => {
  const { read, writer } = app.get(Database);
  const tables = writer.entityMetadatas
    .map(({ tableName }) => tableName)
    .filter((name) => !passing.has(name));
  const kept = new Map<string, string>();
  for (const table of tables) kept.set(table, JSON.stringify(await read.query(`select * from "${table}"`)));
  return kept;
};
