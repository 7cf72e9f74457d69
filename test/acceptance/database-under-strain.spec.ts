import { afterEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';

const schema = { entities: [], migrations: [] };
const count = async (database: Database): Promise<number> => {
  const rows: { n: string | number }[] = await database.read.query('SELECT count(*) AS n FROM note');
  return Number(rows[0]?.n);
};
const prepare = (database: Database): Promise<unknown> =>
  database.write((tables) => tables.query('CREATE TABLE note (text varchar)'));
const insert = (database: Database, text: string): Promise<unknown> =>
  database.write((tables) => tables.query(`INSERT INTO note (text) VALUES ('${text}')`));

const others: Promise<unknown>[] = [];
afterEach(async () => {
  await Promise.allSettled(others.splice(0));
});

onEachDatabase((place, kind) => {
  describe('the database', () => {
    it('lets two processes read and then write in turn', async () => {
      const { open } = await place();
      const [one, two] = [await open(schema), await open(schema)];
      await prepare(one);
      const slow = one.write(async (tables) => {
        await tables.query('SELECT * FROM note');
        await new Promise((done) => setTimeout(done, 200));
        await tables.query(`INSERT INTO note (text) VALUES ('slow')`);
      });
      others.push(slow);
      await new Promise((done) => setTimeout(done, 50));
      await insert(two, 'quick');
      await slow;
      expect(await count(one)).toBe(2);
    });

    if (kind === 'sqlite')
      it('works again by itself after the disk was full', async () => {
        const database = await (await place()).open(schema);
        await prepare(database);
        const rows: { page_count: number }[] = await database.writer.query('PRAGMA page_count');
        await database.writer.query(`PRAGMA max_page_count = ${rows[0]?.page_count ?? 0}`);
        await expect(insert(database, 'x'.repeat(100_000))).rejects.toThrow('SQLITE_FULL');
        await database.writer.query('PRAGMA max_page_count = 1000000');
        const broken = database.write(async (tables) => {
          await tables.query(`INSERT INTO note (text) VALUES ('half')`);
          throw new Error('stop');
        });
        await expect(broken).rejects.toThrow('stop');
        await insert(database, 'after');
        await database.sync();
        expect(await count(database)).toBe(1);
      });
  });
});
