import { expect, it } from '@jest/globals';
import type { DoseReport } from '../../src/dicom/rdsr/dose-report.ts';
import { CtEvent } from '../../src/dose/ct-event.entity.ts';
import { DoseReport as ReportRow } from '../../src/dose/dose-report.entity.ts';
import { DoseStudy } from '../../src/dose/dose-study.entity.ts';
import { ProjectionEvent } from '../../src/dose/projection-event.entity.ts';
import { PlaneTotal, StudyPart } from '../../src/dose/study-part.entity.ts';
import { Unit } from '../../src/equipment/equipment.entity.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openRecorder, type RecorderUnderTest } from '../support/recorder.ts';
import { ctReport, projectionReport } from '../support/reports.ts';

const scan = (number: number, dlpMgycm: number) => ({ irradiationEventUid: `1.9.${number}`, dlpMgycm });

/** Three reports of one examination, each with one scan more than the one before. */
const cumulative = [
  ctReport({ sopInstanceUid: '1.1', contentAt: '2026-05-04T10:01:00', dlpMgycm: 10, events: [scan(1, 10)] }),
  ctReport({
    sopInstanceUid: '1.2',
    contentAt: '2026-05-04T10:02:00',
    dlpMgycm: 30,
    events: [scan(1, 10), scan(2, 20)],
  }),
  ctReport({
    sopInstanceUid: '1.3',
    contentAt: '2026-05-04T10:03:00',
    dlpMgycm: 60,
    events: [scan(1, 10), scan(2, 20), scan(3, 30)],
  }),
] as const;

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

const onlyStudy = async ({ database }: RecorderUnderTest): Promise<DoseStudy> => {
  expect(await database.read.count(DoseStudy)).toBe(1);
  return database.read.findOneOrFail(DoseStudy, { where: {} });
};

const countingScans = async ({ database }: RecorderUnderTest): Promise<[string, number][]> => {
  const rows: { event_uid: string; report_id: number }[] = await database.read.query(
    'select event_uid, report_id from ct_event where part_id is not null order by event_uid',
  );
  return rows.map(({ event_uid, report_id }) => [event_uid, report_id]);
};

onEachDatabase((place) => {
  it.each(orders)('cumulative reports are one study in the order %i, %i, %i, and again', async (...order) => {
    const under = await openRecorder(await place());
    for (const at of order) await under.record(cumulative[at] as DoseReport);
    const first = await onlyStudy(under);
    expect(first).toMatchObject({ eventCount: 3, dlpMgycm: 60, reportCount: 3 });
    const last = (await under.record(cumulative[2])).reportId;
    expect(await countingScans(under)).toEqual([
      ['1.9.1', last],
      ['1.9.2', last],
      ['1.9.3', last],
    ]);
    const again = await under.record(cumulative[0]);
    expect(again).toMatchObject({ outcome: 'already-recorded', studyId: first.id });
    expect(await onlyStudy(under)).toEqual(first);
    const reports = await under.database.read.find(ReportRow, { order: { sopInstanceUid: 'ASC' } });
    expect(reports.map(({ state }) => state)).toEqual(['superseded', 'superseded', 'current']);
  });

  it('the two planes of a biplane unit stay apart, and every column comes back as it was told', async () => {
    const under = await openRecorder(await place());
    const report = projectionReport({
      sopInstanceUid: '2.1',
      study: { description: 'Coil', accessionNumber: 'ACC1', protocolName: 'Neuro' },
      planes: [
        { plane: 'A', airKermaAtReferencePointMgy: 600, kermaAreaProductGycm2: 120 },
        { plane: 'B', airKermaAtReferencePointMgy: 400, kermaAreaProductGycm2: 80 },
      ],
      events: [
        {
          plane: 'A',
          airKermaAtReferencePointMgy: 600,
          kvp: 77.5,
          protocol: 'FL',
          at: '2026-05-04T10:00:01',
        },
        { plane: 'B', airKermaAtReferencePointMgy: 400, repeated: true, label: 'b' },
      ],
    });
    const { studyId } = await under.record(report);
    expect(await under.database.read.findOneByOrFail(DoseStudy, { id: studyId })).toMatchObject({
      state: 'current',
      listedAt: '2026-05-04T10:00:00',
      examTypes: 'fluoroscopy',
      airKermaAtReferencePointMgy: 1000,
      kermaAreaProductGycm2: 200,
      dlpMgycm: null,
      accessionNumber: 'ACC1',
      searchText: 'coil · neuro · fl',
      protocolText: 'Neuro · FL',
      patientAgeYears: 56.3,
    });
    const planes = await under.database.read.find(PlaneTotal, { order: { plane: 'ASC' } });
    expect(planes).toMatchObject([
      { plane: 'A', airKermaAtReferencePointMgy: 600, kermaAreaProductGycm2: 120, eventCount: 1 },
      { plane: 'B', airKermaAtReferencePointMgy: 400, kermaAreaProductGycm2: 80, eventCount: 1 },
    ]);
    const events = await under.database.read.find(ProjectionEvent, { order: { eventIndex: 'ASC' } });
    expect(events).toMatchObject([
      { plane: 'A', kvp: 77.5, protocol: 'FL', startedAt: '2026-05-04T10:00:01', repeated: null },
      { plane: 'B', kvp: null, repeated: true, details: { label: 'b' } },
    ]);
    expect(under.announced).toEqual([studyId]);
  });

  it('fluoroscopy and CT of one study are parts that are never added', async () => {
    const under = await openRecorder(await place());
    const events = [{ airKermaAtReferencePointMgy: 50 }];
    await under.record(projectionReport({ sopInstanceUid: '3.1', events }));
    await under.record(ctReport({ sopInstanceUid: '3.2', dlpMgycm: 300, events: [scan(7, 300)] }));
    expect(await onlyStudy(under)).toMatchObject({
      examTypes: 'ct,fluoroscopy',
      airKermaAtReferencePointMgy: 50,
      dlpMgycm: 300,
      eventCount: 2,
    });
    const parts = await under.database.read.find(StudyPart, { order: { kind: 'ASC' } });
    expect(parts).toMatchObject([
      { kind: 'ct', dlpMgycm: 300, airKermaAtReferencePointMgy: null },
      { kind: 'projection', dlpMgycm: null, airKermaAtReferencePointMgy: 50 },
    ]);
  });

  it('reports of one study that arrive at once in two processes are all in it', async () => {
    const here = await place();
    const [one, two] = [await openRecorder(here), await openRecorder(here)];
    const scans = Array.from({ length: 12 }, (_, n) => scan(n, n + 1));
    const reports = scans.map((each, n) =>
      ctReport({ sopInstanceUid: `4.${n}`, dlpMgycm: n + 1, events: [each] }),
    );
    const done = await Promise.all(
      reports.flatMap((report, n) => [
        (n % 2 ? one : two).record(report),
        (n % 3 ? one : two).record(report),
      ]),
    );
    expect(done.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(12);
    expect(new Set(done.map(({ studyId }) => studyId)).size).toBe(1);
    // 1 + 2 + … + 12
    expect(await onlyStudy(one)).toMatchObject({ eventCount: 12, dlpMgycm: 78, reportCount: 12 });
    expect(await one.database.read.count(CtEvent)).toBe(12);
    expect(await one.database.read.count(Unit)).toBe(1);
  });
});
