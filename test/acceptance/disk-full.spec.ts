import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Receivers } from '../../src/ingestion/index.ts';
import type { ArrivalPage, UploadResult } from '../../src/ingestion/ingestion.contract.ts';
import { CStoreReceiver } from '../../src/ingestion/receivers/c-store/c-store.receiver.ts';
import { splitPart10 } from '../support/c-store.ts';
import { eventually } from '../support/ingestion.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { Scu } from '../support/scu.mjs';
import { grant, signedInAs } from '../support/signed-in.ts';

const disk = mkdtempSync(join(tmpdir(), 'kerma-disk-'));
/** A small disk of its own takes the rights of an administrator. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]).status === 0;
if (!mounted) process.stdout.write('no disk may be mounted here: the sentences of a full disk are skipped\n');

const sampleOf = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../dicom-samples/${name}.dcm`, import.meta.url));

const send = async (port: number, sample: string): Promise<number | undefined> => {
  const { sopClass, transferSyntax, ...object } = splitPart10(await sampleOf(sample));
  const contexts = [{ id: 3, abstractSyntax: sopClass, transferSyntaxes: [transferSyntax] }];
  const scu = await Scu.associate({ port }, { contexts });
  const { status } = await scu.store({ ...object, sopClass });
  await scu.release();
  return status;
};

const upload = async ({ url }: RunningApp, sample: string): Promise<Response> => {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(await sampleOf(sample))]), `${sample}.dcm`);
  return fetch(`${url}/api/v1/uploads`, { method: 'POST', body: form });
};

/** For someone who sees no patients: a sight of patients is told in the audit trail first, and is refused while that has no room. */
const pageFor = async ({ url }: RunningApp, cookie: string): Promise<ArrivalPage> =>
  (await (await fetch(`${url}/api/v1/arrivals`, { headers: { cookie } })).json()) as ArrivalPage;

(mounted ? describe : describe.skip)('a disk that is full', () => {
  let running: RunningApp | null = null;
  afterEach(async () => {
    await running?.stop();
  });
  it('fails the sender, loses nothing, and works again by itself when there is room', async () => {
    running = await runApp({ KERMA_DATA: disk, KERMA_DICOM_ENABLED: true, KERMA_DICOM_PORT: 0 });
    await running.app.get(Receivers).start();
    const port = running.app.get(CStoreReceiver).address()?.port ?? 0;
    const filler = join(disk, 'filler');
    const cookie = await signedInAs(running, [grant('physicist')]);
    expect(await send(port, 'neuro-biplane')).toBe(0);
    const { bavail, bsize } = await statfs(disk);
    await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    expect(await send(port, 'ct-implicit')).toBe(0xa700);
    const refused = await upload(running, 'c-arm-hip');
    const said = (await refused.json()) as Partial<UploadResult>;
    if (refused.ok) expect(said.counts).toMatchObject({ stored: 0, failed: 1 });
    else expect(refused.status).toBe(507);
    expect((await pageFor(running, cookie)).items).toHaveLength(1);
    await rm(filler);
    expect(await send(port, 'ct-implicit')).toBe(0);
    expect((await upload(running, 'c-arm-hip')).status).toBeLessThan(300);
    const now = running;
    await eventually(async () => (await pageFor(now, cookie)).counts.recorded === 3, 15_000);
  });
});

afterAll(async () => {
  if (mounted) spawnSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});
