import { expect, it } from '@jest/globals';
import { onEachDatabase } from '../support/databases.ts';

onEachDatabase((place) => {
  it('the migrations make exactly the tables that the entities describe', async () => {
    const database = await (await place({}, { empty: true })).open();
    const drift = await database.writer.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('every migration can be undone and done again', async () => {
    const database = await (await place({}, { empty: true })).open();
    const done = database.writer.migrations.length;
    for (let step = 0; step < done; step += 1) await database.writer.undoLastMigration();
    expect(await database.writer.showMigrations()).toBe(true);
    expect(await database.writer.runMigrations()).toHaveLength(done);
    const drift = await database.writer.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });
});
