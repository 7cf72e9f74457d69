import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/main.ts';
import { IngestionWorker } from '../../src/ingestion/ingestion.worker.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually } from '../support/ingestion.ts';
import { Scu } from '../support/scu.mjs';
import { signedInBefore } from '../support/signed-in.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');
const sample = join(import.meta.dirname, '../../dicom-samples/neuro-biplane.dcm');

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The built program on free ports; gives it with its ports once it says them. */
const startProgram = async (url: string | undefined) => {
  const folder = await mkdtemp(join(tmpdir(), 'kerma-stop-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const env = {
    PATH: process.env['PATH'],
    KERMA_DATA: folder,
    KERMA_HTTP_PORT: '0',
    KERMA_DICOM_PORT: '0',
    KERMA_LOG_LEVEL: 'error',
    DATABASE_URL: url ?? '',
  };
  const cookie = await signedInBefore(env);
  const child: ChildProcess = spawn(process.execPath, [program, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  cleanups.push(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await eventually(() => Promise.resolve(said.includes('Kerma is at')), 15_000);
  const http = /Kerma is at (\S+)/.exec(said)?.[1] ?? '';
  const dicomPort = Number(/on 127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
  return { child, http, dicomPort, cookie, said: () => said };
};

/** So many reports that differ in their UIDs, as one upload; nobody waits for the answer. */
const upload = async (http: string, cookie: string, files: number): Promise<void> => {
  const bytes = await readFile(sample);
  const form = new FormData();
  for (let at = 0; at < files; at += 1) {
    const trailing = Buffer.concat([
      bytes,
      Buffer.from([0xfc, 0xff, 0xfc, 0xff, 0x4f, 0x42, 0, 0, 4, 0, 0, 0]),
    ]);
    const number = Buffer.alloc(4);
    number.writeUInt32LE(at);
    form.append('files', new Blob([new Uint8Array(Buffer.concat([trailing, number]))]), `${at}.dcm`);
  }
  await fetch(`${http}/api/v1/uploads`, { method: 'POST', body: form, headers: { cookie } }).catch(
    () => null,
  );
};

onEachDatabase((place) => {
  describe('the server that is told to stop', () => {
    it('ends within a few seconds while it reads, streams and receives', async () => {
      const { config } = await place();
      const { child, http, dicomPort, cookie, said } = await startProgram(config.env.DATABASE_URL);
      const stream = await fetch(`${http}/api/v1/arrivals/stream`, { headers: { cookie } });
      expect(stream.status).toBe(200);
      const scu = await Scu.associate({ port: dicomPort });
      cleanups.push(() => scu.destroy());
      void upload(http, cookie, 300);
      await eventually(async () => {
        const page = await fetch(`${http}/api/v1/arrivals`, { headers: { cookie } });
        return (await page.text()).includes('"received"');
      });
      const told = Date.now();
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect(Date.now() - told).toBeLessThan(5000);
      expect(said()).not.toContain('"level"');
    }, 40_000);

    it('asks nothing of the database afterwards, and opens it no more', async () => {
      const { config } = await place({ KERMA_DICOM_ENABLED: false });
      const app = await createApp(config);
      const database = app.get(Database);
      const worker = app.get(IngestionWorker);
      await app.close();
      worker.wake();
      await new Promise((done) => setTimeout(done, 50));
      expect([database.writer.isInitialized, database.reader.isInitialized]).toEqual([false, false]);
      await expect(database.write((tables) => tables.query('select 1'))).rejects.toThrow();
      expect(database.writer.isInitialized).toBe(false);
    });
  });
});
