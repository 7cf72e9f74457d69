import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { onEachDatabase } from '../support/databases.ts';
import { openIngestion } from '../support/ingestion.ts';
import { describeReceiver } from './receivers.contract.ts';

describeReceiver('the door itself, as every way in uses it', (door) =>
  Promise.resolve({
    send: ({ name, bytes }) =>
      door.accept({ bytes, channel: 'cli', sender: null, fileName: name }).then(
        () => 'stored',
        () => 'not-stored',
      ),
    stop: () => Promise.resolve(),
  }),
);

onEachDatabase((place) => {
  it('removes what a killed process left half written an hour ago, and nothing younger', async () => {
    const { config, open } = await place();
    const { originals } = openIngestion({ config, database: await open() });
    const folder = join(config.dataFolder, 'originals', '0', 'a');
    await mkdir(folder, { recursive: true });
    for (const name of ['.arriving-old', '.arriving-young', '0a11'])
      await writeFile(join(folder, name), 'half');
    const twoHoursAgo = Date.now() / 1000 - 7200;
    for (const name of ['.arriving-old', '0a11']) await utimes(join(folder, name), twoHoursAgo, twoHoursAgo);
    expect(await originals.sweep(new Date())).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['.arriving-young', '0a11']);
  });
});
