import { afterEach, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Reading } from '../../src/dicom/index.ts';
import type { DoseReport } from '../../src/dicom/rdsr/dose-report.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually, openIngestion } from '../support/ingestion.ts';
import { openRecorder } from '../support/recorder.ts';
import { ctReport } from '../support/reports.ts';

/** Reads "3" and "3 again" as reports of the study 5.3, "poison" as a report that no table takes. */
const readNumber = (bytes: Uint8Array): Reading => {
  const words = Buffer.from(bytes).toString('latin1');
  const report: DoseReport = ctReport({
    sopInstanceUid: words === 'poison' ? (null as never) : `4.${words}`,
    studyInstanceUid: `5.${words.charAt(0)}`,
    dlpMgycm: 1,
    events: [{ irradiationEventUid: `6.${words}`, dlpMgycm: 1 }],
  });
  return { ok: true, report, findings: [] };
};

const workers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

onEachDatabase((place, kind) => {
  const begin = async () => {
    const here = await place();
    const { recorder, database, announced } = await openRecorder(here);
    const ingestion = openIngestion({ config: here.config, database, recorder, read: readNumber });
    workers.push(ingestion.worker);
    const accept = (words: string) =>
      ingestion.door.accept({ bytes: Buffer.from(words), channel: 'cli', sender: null, fileName: words });
    const acceptAll = (...words: string[]) => Promise.all(words.map(accept));
    const become = (statuses: Record<string, string>): Promise<void> =>
      eventually(async () =>
        (await ingestion.receipts()).every(({ fileName, status }) => status === statuses[fileName ?? '']),
      );
    const studies = async (): Promise<string[]> => {
      const rows: { study_uid: string }[] = await database.read.query('select study_uid from dose_study');
      return rows.map(({ study_uid }) => study_uid).sort();
    };
    return { ...ingestion, here, database, announced, acceptAll, become, studies };
  };

  it('arrivals that wait are recorded together, and each receipt tells where', async () => {
    const { acceptAll, worker, become, receipts, studies, database } = await begin();
    await acceptAll('1', '2', '3');
    worker.start();
    await become({ 1: 'recorded', 2: 'recorded', 3: 'recorded' });
    expect(await studies()).toEqual(['5.1', '5.2', '5.3']);
    for (const { fileName, reportId, studyId, sopInstanceUid } of await receipts()) {
      expect(sopInstanceUid).toBe(`4.${fileName}`);
      const where: unknown = await database.read.query(
        `select r.sop_instance_uid, s.study_uid from dose_report r join dose_study s on s.id = r.study_id
          where r.id = ${reportId} and s.id = ${studyId}`,
      );
      expect(where).toEqual([{ sop_instance_uid: `4.${fileName}`, study_uid: `5.${fileName}` }]);
    }
  });

  it('one that cannot be recorded does not keep its neighbours', async () => {
    const { acceptAll, worker, become, receipts, studies } = await begin();
    await acceptAll('1', 'poison', '2');
    worker.start();
    await become({ 1: 'recorded', poison: 'failed', 2: 'recorded' });
    expect(await studies()).toEqual(['5.1', '5.2']);
    const poison = (await receipts()).find(({ fileName }) => fileName === 'poison');
    expect(poison).toMatchObject({ code: 'fault/record', attempts: 1, reportId: null });
  });

  it('a study is there only together with the receipt that says so', async () => {
    const { acceptAll, worker, queue, become, studies, announced } = await begin();
    await acceptAll('1', '2');
    const settle = queue.settleWithin.bind(queue);
    queue.settleWithin = async (tables, batch) => {
      await settle(tables, batch);
      if (batch.some(({ event }) => event === 'recorded')) throw new Error('the receipts are lost');
    };
    worker.start();
    await become({ 1: 'failed', 2: 'failed' });
    expect(await studies()).toEqual([]);
    expect(announced).toEqual([]);
    queue.settleWithin = settle;
    await become({ 1: 'recorded', 2: 'recorded' });
    expect(await studies()).toEqual(['5.1', '5.2']);
  });

  if (kind === 'postgres')
    it('a study that another process holds keeps only its own reports waiting', async () => {
      const { here, acceptAll, worker, become, database, studies } = await begin();
      await acceptAll('2');
      worker.start();
      await become({ 2: 'recorded' });
      const other = new pg.Client({ connectionString: here.config.env.DATABASE_URL });
      await other.connect();
      await other.query(`begin; select id from dose_study where study_uid = '5.2' for update`);
      database.longestLockMs = 300;
      await acceptAll('1', '2 again', '3');
      await become({ 1: 'recorded', 2: 'recorded', '2 again': 'failed', 3: 'recorded' });
      expect(await studies()).toEqual(['5.1', '5.2', '5.3']);
      await other.end();
      await become({ 1: 'recorded', 2: 'recorded', '2 again': 'recorded', 3: 'recorded' });
    });
});
