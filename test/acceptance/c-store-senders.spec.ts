import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { splitPart10, startReceiver, type RunningReceiver } from '../support/c-store.ts';
import { libraryEcho, libraryStore } from '../support/library-scu.ts';
import { freshUid, part10File } from '../support/part10-file.ts';
import { isInstalled, run, startOrthanc, type RunningOrthanc } from '../support/peer-programs.ts';

const orthancPlace = '/usr/sbin/Orthanc';
const withDcmtk = isInstalled('storescu') ? describe : describe.skip;
const withOrthanc = isInstalled('Orthanc', orthancPlace) ? describe : describe.skip;

let running: RunningReceiver;
let folder: string;

const writeReport = async (name: string): Promise<{ path: string; uid: string; bytes: Buffer }> => {
  const uid = freshUid();
  const bytes = part10File(uid);
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, uid, bytes };
};

const arrivedDataSets = (): Buffer[] =>
  running.door.arrivals.map(({ bytes }) => splitPart10(Buffer.from(bytes)).dataSet);

beforeEach(async () => {
  running = await startReceiver({ KERMA_DICOM_CALLED: ['KERMA'] });
  folder = await mkdtemp(join(tmpdir(), 'kerma-senders-'));
});

afterEach(async () => {
  await running.receiver.onModuleDestroy();
  await rm(folder, { recursive: true, force: true });
});

describe("the library's own client", () => {
  it('is answered a C-ECHO, and declined under another called AE title', async () => {
    expect(await libraryEcho(running.port)).toBe(0);
    await expect(libraryEcho(running.port, 'OTHER')).rejects.toThrow('rejected, reason 7');
  });

  it('stores a report', async () => {
    const { path, uid } = await writeReport('report.dcm');
    expect(await libraryStore(running.port, path)).toBe(0);
    expect(running.door.arrivals.map(({ fileName }) => fileName)).toEqual([`${uid}.dcm`]);
  });

  it('is told when a report is not stored', async () => {
    const { path } = await writeReport('report.dcm');
    running.door.before = () => Promise.reject(new Error('disk full'));
    expect(await libraryStore(running.port, path)).toBe(0xa700);
  });
});

withDcmtk("dcmtk's senders", () => {
  const to = (): string[] => ['-aec', 'KERMA', '127.0.0.1', String(running.port)];

  it('are answered a C-ECHO, and declined under another called AE title', async () => {
    expect((await run('echoscu', to())).status).toBe(0);
    const declined = await run('echoscu', ['-aec', 'OTHER', '127.0.0.1', String(running.port)]);
    expect(declined.said).toContain('Called AE Title Not Recognized');
  });

  it('store many reports in one association, byte for byte', async () => {
    const reports = await Promise.all(Array.from({ length: 30 }, (_, at) => writeReport(`report-${at}.dcm`)));
    const { status } = await run('storescu', [...to(), ...reports.map(({ path }) => path)]);
    expect(status).toBe(0);
    const sent = reports.map(({ bytes }) => splitPart10(bytes).dataSet.toString('base64')).sort();
    expect(
      arrivedDataSets()
        .map((bytes) => bytes.toString('base64'))
        .sort(),
    ).toEqual(sent);
    expect(running.receiver.statistics().associationsAccepted).toBe(1);
  });

  it('are told when a report is not stored', async () => {
    const { path } = await writeReport('report.dcm');
    running.door.before = () => Promise.reject(new Error('disk full'));
    const { said } = await run('storescu', ['-v', ...to(), path]);
    expect(said).toContain('Refused: OutOfResources');
  });
});

withOrthanc('Orthanc', () => {
  let orthanc: RunningOrthanc;
  let fixed: RunningReceiver;

  beforeAll(async () => {
    fixed = await startReceiver();
    orthanc = await startOrthanc(orthancPlace, fixed.port);
  }, 60_000);

  afterAll(async () => {
    await orthanc.stop();
    await fixed.receiver.onModuleDestroy();
  });

  it('is answered a C-ECHO', async () => {
    expect((await orthanc.call('POST', '/modalities/kerma/echo', '{}')).status).toBe(200);
  });

  it('pushes a report', async () => {
    const bytes = part10File();
    const kept = await orthanc.call('POST', '/instances', bytes);
    const { ID: id } = kept.json as { ID: string };
    const pushed = await orthanc.call('POST', '/modalities/kerma/store', id);
    expect(pushed).toMatchObject({ status: 200, json: { FailedInstancesCount: 0, InstancesCount: 1 } });
    const [arrival] = fixed.door.arrivals;
    expect(arrival?.sender).toBe('ORTHANC at 127.0.0.1');
    const { dataSet } = splitPart10(Buffer.from(arrival?.bytes ?? []));
    expect(dataSet.equals(splitPart10(bytes).dataSet)).toBe(true);
  });

  it('is told when a report is not stored', async () => {
    const kept = await orthanc.call('POST', '/instances', part10File());
    fixed.door.before = () => Promise.reject(new Error('disk full'));
    const { ID: id } = kept.json as { ID: string };
    expect((await orthanc.call('POST', '/modalities/kerma/store', id)).status).toBe(500);
  });
});
