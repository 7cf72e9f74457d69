import { expect, it } from '@jest/globals';
import { rebuildStudy } from '../../src/dose/index.ts';
import { DoseReport } from '../../src/dose/dose-report.entity.ts';
import { DoseStudy } from '../../src/dose/dose-study.entity.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openRecorder, type RecorderUnderTest } from '../support/recorder.ts';
import { ctReport } from '../support/reports.ts';

/** One file, whatever identity a reader gives it. */
const sameFile = { sha256: 'of the one file' };

const oneScan = (sopInstanceUid: string, dlpMgycm: number, studyInstanceUid = '1.2.3') =>
  ctReport({
    sopInstanceUid,
    studyInstanceUid,
    dlpMgycm,
    events: [{ irradiationEventUid: `scan of ${sopInstanceUid}`, dlpMgycm }],
  });

const studies = async ({ database }: RecorderUnderTest): Promise<unknown[]> =>
  (await database.read.find(DoseStudy, { order: { id: 'ASC' } })).map(
    ({ studyUid, state, dlpMgycm, eventCount, reportCount }) => ({
      studyUid,
      state,
      dlpMgycm,
      eventCount,
      reportCount,
    }),
  );

const counted = { state: 'current', eventCount: 1, reportCount: 1 };
const emptied = { state: 'empty', dlpMgycm: null, eventCount: 0, reportCount: 0 };

onEachDatabase((place) => {
  it('a file that is read with another SOP Instance UID replaces what it said, and counts once', async () => {
    const under = await openRecorder(await place());
    const before = await under.record(oneScan('1.1', 10), sameFile);
    const after = await under.record(oneScan('1.9', 12), sameFile);
    expect(after).toEqual(before);
    expect(await studies(under)).toEqual([{ studyUid: '1.2.3', ...counted, dlpMgycm: 12 }]);
    const reports = await under.database.read.find(DoseReport);
    expect(reports).toMatchObject([{ sopInstanceUid: '1.9', state: 'current', eventCount: 1 }]);
    expect((await under.record(oneScan('1.9', 12), sameFile)).outcome).toBe('already-recorded');
  });

  it('a file that is read with another Study Instance UID leaves the study it was in', async () => {
    const under = await openRecorder(await place());
    const before = await under.record(oneScan('1.1', 10), sameFile);
    const after = await under.record(oneScan('1.1', 10, '4.5.6'), sameFile);
    expect(after).toMatchObject({ reportId: before.reportId, otherStudyIds: [before.studyId] });
    expect(await studies(under)).toEqual([
      { studyUid: '1.2.3', ...emptied },
      { studyUid: '4.5.6', ...counted, dlpMgycm: 10 },
    ]);
    expect(under.announced).toEqual([before.studyId, after.studyId, before.studyId]);
  });

  it('a report that a person has moved stays there, whatever study its file is read with', async () => {
    const under = await openRecorder(await place());
    const { reportId } = await under.record(oneScan('1.1', 10), sameFile);
    await under.database.write(async (manager) => {
      await manager.update(DoseReport, reportId, { effectiveStudyUid: '7.8.9' });
      for (const uid of ['1.2.3', '7.8.9'])
        await rebuildStudy(manager, uid, new Date('2026-05-05T08:00:00Z'));
    });
    await under.record(oneScan('1.9', 12, '4.5.6'), sameFile);
    expect(await studies(under)).toEqual([
      { studyUid: '1.2.3', ...emptied },
      { studyUid: '7.8.9', ...counted, dlpMgycm: 12 },
    ]);
  });

  it('a file that is read as a report which another file brought counts no longer, and says why', async () => {
    const under = await openRecorder(await place());
    const misread = await under.record(oneScan('1.1', 10, '4.5.6'), sameFile);
    const other = await under.record(oneScan('1.9', 12), { sha256: 'of another file' });
    const again = await under.record(oneScan('1.9', 12), sameFile);
    expect(again).toEqual({ ...other, outcome: 'another-file-counts', otherStudyIds: [misread.studyId] });
    expect(await studies(under)).toMatchObject([
      { studyUid: '4.5.6', state: 'excluded', dlpMgycm: null },
      { studyUid: '1.2.3', ...counted, dlpMgycm: 12 },
    ]);
    const stale = await under.database.read.findOneByOrFail(DoseReport, { id: misread.reportId });
    expect(stale).toMatchObject({
      state: 'excluded',
      stateReason: 'Read again, its file is the report 1.9, which another file has brought and which counts.',
    });
    expect((await under.record(oneScan('1.9', 12), sameFile)).otherStudyIds).toEqual([]);
  });

  it('entries by hand, which have no file, never replace each other', async () => {
    const under = await openRecorder(await place());
    await under.record(oneScan('1.1', 10), { sha256: null });
    await under.record(oneScan('1.2', 5), { sha256: null });
    expect(await studies(under)).toMatchObject([{ dlpMgycm: 15, reportCount: 2 }]);
  });
});
