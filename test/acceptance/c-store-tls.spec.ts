import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Environment } from '../../src/platform/config.ts';
import { madeUpDataSet, startReceiver, type RunningReceiver } from '../support/c-store.ts';
import { doseReport, Scu } from '../support/scu.mjs';
import { certify } from '../support/tls.ts';

const authority = certify('Hospital authority');
const server = certify('Receiver', authority);
const client = certify('Scanner', authority);
const stranger = certify('Scanner', certify('Another authority'));

describe('C-STORE over TLS', () => {
  let folder: string;
  let running: RunningReceiver | null;

  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };

  const start = async (settings: Partial<Environment> = {}): Promise<RunningReceiver> => {
    running = await startReceiver({
      KERMA_DICOM_TLS_KEY: await file('key.pem', server.key),
      KERMA_DICOM_TLS_CERT: await file('cert.pem', server.cert),
      KERMA_DICOM_REQUEST_S: 1,
      ...settings,
    });
    return running;
  };

  const withClientCertificates = async (): Promise<Partial<Environment>> => ({
    KERMA_DICOM_TLS_CA: await file('ca.pem', authority.cert),
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kerma-tls-'));
    running = null;
  });

  afterEach(async () => {
    await running?.receiver.onModuleDestroy();
    await rm(folder, { recursive: true, force: true });
  });

  it('takes an object of 2 MB from a client that checks our certificate, and says so at start', async () => {
    const { port, door, line } = await start();
    expect(line).toBe(`C-STORE as KERMA on 127.0.0.1:${port} with TLS`);
    const scu = await Scu.associate({ port, tls: { ca: authority.cert } });
    const dataSet = madeUpDataSet(doseReport, '1.2', 2_000_000);
    expect(await scu.echo()).toBe(0);
    expect((await scu.store({ sopInstance: '1.2', dataSet })).status).toBe(0);
    expect(
      Buffer.from(door.arrivals[0]?.bytes ?? [])
        .subarray(-dataSet.length)
        .equals(dataSet),
    ).toBe(true);
    expect(await scu.release()).toBe(true);
  });

  it('lets in a client with a certificate of the authority, where one is required', async () => {
    const { port } = await start(await withClientCertificates());
    const { cert, key } = client;
    const scu = await Scu.associate({ port, tls: { ca: authority.cert, cert, key } });
    expect(await scu.echo()).toBe(0);
    scu.destroy();
  });

  it.each([
    ['without a certificate', {}],
    ['with one of another authority', { cert: stranger.cert, key: stranger.key }],
  ])('keeps out a client %s, where one is required', async (_who, own) => {
    const { port, receiver } = await start(await withClientCertificates());
    await expect(Scu.associate({ port, tls: { ca: authority.cert, ...own } })).rejects.toThrow();
    expect(receiver.statistics()).toMatchObject({ associationsAccepted: 0, ended: { 'tls-failed': 1 } });
  });

  it('keeps out a client that speaks no TLS, or nothing at all, and goes on', async () => {
    const { port, receiver } = await start();
    await expect(Scu.associate({ port })).rejects.toThrow('not associated');
    const silent = await Scu.open({ port });
    expect(await silent.next()).toBeNull();
    expect(receiver.statistics().ended).toEqual({ 'tls-failed': 2 });
    const scu = await Scu.associate({ port, tls: { ca: authority.cert } });
    expect(await scu.echo()).toBe(0);
    scu.destroy();
  });

  it('says which setting is wrong', async () => {
    await expect(start({ KERMA_DICOM_TLS_KEY: undefined })).rejects.toThrow(
      'TLS needs both KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT',
    );
    const missing = join(folder, 'missing.pem');
    await expect(start({ KERMA_DICOM_TLS_CERT: missing })).rejects.toThrow(
      `KERMA_DICOM_TLS_CERT: the file ${missing} cannot be read`,
    );
    await expect(start({ KERMA_DICOM_TLS_CERT: await file('bad.pem', 'no certificate') })).rejects.toThrow(
      'KERMA_DICOM_TLS_KEY and KERMA_DICOM_TLS_CERT are not a key and its certificate',
    );
  });
});
