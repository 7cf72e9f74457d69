/** The built program, taking made-up files as fast as it can; writes the SHA-256 of each one that it acknowledged. */
import { createHash, randomBytes } from 'node:crypto';
import { IngestionDoor } from '../../dist/ingestion/index.js';
import { createApp } from '../../dist/main.js';
import { readConfig } from '../../dist/platform/config.js';

const app = await createApp(readConfig(process.env));
const door = app.get(IngestionDoor);

const lane = async () => {
  for (;;) {
    const bytes = randomBytes(5000);
    await door.accept({ bytes, channel: 'cli', sender: null, fileName: null });
    process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')}\n`);
  }
};

await Promise.all(Array.from({ length: 8 }, lane));
