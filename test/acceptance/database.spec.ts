import { expect, it } from '@jest/globals';
import { onEachDatabase } from '../support/databases.ts';

onEachDatabase((place) => {
  it('keeps nothing of a transaction that fails', async () => {
    const database = await (await place({}, { empty: true })).open({ entities: [], migrations: [] });
    await database.write((manager) => manager.query('CREATE TABLE thing (name varchar(10))'));
    const failing = database.write(async (manager) => {
      await manager.query("INSERT INTO thing VALUES ('a')");
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.read.query('SELECT name FROM thing')).toEqual([]);
  });

  it('keeps transactions that were started together apart', async () => {
    const database = await (await place({}, { empty: true })).open({ entities: [], migrations: [] });
    await database.write((manager) => manager.query('CREATE TABLE thing (name varchar(10))'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        database.write(async (manager) => {
          await manager.query(`INSERT INTO thing VALUES ('${String(index)}')`);
          if (index % 2 === 1) throw new Error('odd');
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(5);
    const rows: { name: string }[] = await database.read.query('SELECT name FROM thing ORDER BY name');
    expect(rows.map((row) => row.name)).toEqual(['0', '2', '4', '6', '8']);
  });
});
