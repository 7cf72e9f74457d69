import { expect, it } from '@jest/globals';
import type { DoseReport } from '../../src/dicom/rdsr/dose-report.ts';
import type { RecordInput } from '../../src/dose/index.ts';
import { onEachDatabase } from '../support/databases.ts';
import { inputOf, openRecorder, type RecorderUnderTest } from '../support/recorder.ts';
import { ctReport, projectionReport } from '../support/reports.ts';

const scan = (number: number, dlpMgycm: number) => ({ irradiationEventUid: `1.9.${number}`, dlpMgycm });

const input = (report: DoseReport, differs: Partial<RecordInput> = {}): RecordInput => ({
  ...inputOf(report),
  ...differs,
});

/** Three cumulative reports of a study, the last twice and once as another file; two parts and two patients; three units. */
const delivery: readonly RecordInput[] = [
  input(ctReport({ sopInstanceUid: '1.2', dlpMgycm: 30, events: [scan(1, 10), scan(2, 20)] })),
  input(ctReport({ sopInstanceUid: '1.1', dlpMgycm: 10, events: [scan(1, 10)] })),
  input(
    projectionReport({
      sopInstanceUid: '2.1',
      studyInstanceUid: '1.2.4',
      equipment: { deviceSerialNumber: 'B', softwareVersions: ['V2'] },
      patient: { id: '4712', name: 'Doe^J', sex: null },
      events: [{ irradiationEventUid: '2.9.1', airKermaAtReferencePointMgy: 40 }],
    }),
    { receivedAt: new Date('2026-05-04T13:00:00Z') },
  ),
  input(ctReport({ sopInstanceUid: '1.3', dlpMgycm: 60, events: [scan(1, 10), scan(2, 20), scan(3, 30)] })),
  input(ctReport({ sopInstanceUid: '1.3', dlpMgycm: 99, events: [scan(9, 99)] }), {
    sha256: 'of another file',
  }),
  input(
    projectionReport({
      sopInstanceUid: '2.2',
      studyInstanceUid: '1.2.4',
      equipment: { deviceSerialNumber: 'B', softwareVersions: ['V1'] },
      patient: { id: '4712', name: 'Doe^John', sex: 'M', birthDate: null },
      events: [{ irradiationEventUid: '2.9.2', airKermaAtReferencePointMgy: 60 }],
    }),
    { receivedAt: new Date('2026-05-04T11:00:00Z') },
  ),
  input(
    ctReport({
      sopInstanceUid: '3.1',
      studyInstanceUid: '1.2.4',
      equipment: { deviceSerialNumber: 'C' },
      patient: { id: null, name: null },
      dlpMgycm: 7,
      events: [{ irradiationEventUid: '3.9.1', dlpMgycm: 7 }],
    }),
  ),
  input(ctReport({ sopInstanceUid: '1.1', dlpMgycm: 10, events: [scan(1, 10)] })),
];

const questions = [
  `select s.study_uid, s.state, s.report_count, s.event_count, s.dlp_mgycm, s.air_kerma_at_reference_point_mgy,
          s.exam_types, s.first_received_at, s.last_received_at, p.identifier, u.serial_number
     from dose_study s left join patient p on p.id = s.patient_id left join unit u on u.id = s.main_unit_id
    order by s.study_uid`,
  `select s.study_uid, u.serial_number, t.kind, t.event_count, t.dlp_mgycm, t.air_kerma_at_reference_point_mgy,
          count(l.id) as planes
     from study_part t join dose_study s on s.id = t.study_id join unit u on u.id = t.unit_id
     left join plane_total l on l.part_id = t.id
    group by s.study_uid, u.serial_number, t.kind, t.event_count, t.dlp_mgycm, t.air_kerma_at_reference_point_mgy
    order by s.study_uid, u.serial_number, t.kind`,
  `select r.sop_instance_uid, s.study_uid, r.state, r.state_reason, r.sha256, u.serial_number, p.identifier
     from dose_report r join dose_study s on s.id = r.study_id join unit u on u.id = r.unit_id
     left join patient p on p.id = r.patient_id order by r.sop_instance_uid`,
  `select e.event_uid, r.sop_instance_uid, s.study_uid
     from (select event_uid, report_id, part_id from ct_event
           union all select event_uid, report_id, part_id from projection_event) e
     join dose_report r on r.id = e.report_id left join study_part t on t.id = e.part_id
     left join dose_study s on s.id = t.study_id order by e.event_uid, r.sop_instance_uid`,
  'select identifier, name, sex, birth_date from patient order by identifier',
  `select u.serial_number, u.state, u.first_seen_at, u.last_seen_at, w.versions, w.first_seen_at as first_version,
          w.last_seen_at as last_version
     from unit u left join unit_software w on w.unit_id = u.id order by u.serial_number, w.versions`,
];

const told = async ({ database }: RecorderUnderTest): Promise<unknown[]> => {
  const answers: unknown[] = [];
  for (const question of questions) answers.push(await database.read.query(question));
  return answers;
};

onEachDatabase((place) => {
  const recordedBy = async (atOnce: number): Promise<RecorderUnderTest & { outcomes: string[] }> => {
    const under = await openRecorder(await place());
    const outcomes: string[] = [];
    for (let at = 0; at < delivery.length; at += atOnce) {
      const recorded = await under.recorder.record(delivery.slice(at, at + atOnce));
      outcomes.push(...recorded.map(({ outcome }) => outcome));
    }
    return { ...under, outcomes };
  };

  it('reports that are recorded together say the same as one after the other', async () => {
    const apart = await recordedBy(1);
    for (const atOnce of [3, delivery.length]) {
      const together = await recordedBy(atOnce);
      expect(together.outcomes).toEqual(apart.outcomes);
      expect(await told(together)).toEqual(await told(apart));
    }
  });

  it('of two files with one SOP Instance UID that are recorded together the first counts', async () => {
    const { database, outcomes } = await recordedBy(delivery.length);
    const [first, again, other] = ['recorded', 'already-recorded', 'another-file-counts'];
    expect(outcomes).toEqual([first, first, first, first, other, first, first, again]);
    const studies: unknown = await database.read.query(
      'select study_uid, dlp_mgycm, event_count from dose_study order by study_uid',
    );
    // 10 + 20 + 30; 7 of CT beside two events of fluoroscopy
    expect(studies).toEqual([
      { study_uid: '1.2.3', dlp_mgycm: 60, event_count: 3 },
      { study_uid: '1.2.4', dlp_mgycm: 7, event_count: 3 },
    ]);
  });

  it('an original that is read better replaces what it said, also beside another file of its UID', async () => {
    const under = await openRecorder(await place());
    await under.record(ctReport({ sopInstanceUid: '1.1', dlpMgycm: 10, events: [scan(1, 10)] }));
    const recorded = await under.recorder.record([
      input(ctReport({ sopInstanceUid: '1.1', dlpMgycm: 99, events: [] }), { sha256: 'of another file' }),
      input(ctReport({ sopInstanceUid: '1.1', dlpMgycm: 12, events: [scan(1, 12)] })),
      input(ctReport({ sopInstanceUid: '1.2', dlpMgycm: 20, events: [scan(2, 20)] })),
    ]);
    expect(recorded.map(({ outcome }) => outcome)).toEqual(['another-file-counts', 'recorded', 'recorded']);
    const studies: unknown = await under.database.read.query('select dlp_mgycm, event_count from dose_study');
    expect(studies).toEqual([{ dlp_mgycm: 32, event_count: 2 }]);
  });

  it('what takes another identity when it is read anew makes room for the others in the order of their coming', async () => {
    const under = await openRecorder(await place());
    const { studyId } = await under.record(ctReport({ sopInstanceUid: '1.1', events: [scan(1, 10)] }));
    const again = ctReport({ sopInstanceUid: '7.1', studyInstanceUid: '7', events: [scan(1, 10)] });
    const newcomer = ctReport({ sopInstanceUid: '1.1', events: [scan(2, 20)] });
    const recorded = await under.recorder.record([
      input(ctReport({ sopInstanceUid: '8.1', studyInstanceUid: '8', events: [scan(8, 1)] })),
      input(again, { sha256: 'sha of 1.1' }),
      input(newcomer, { sha256: 'of the newcomer' }),
    ]);
    expect(recorded.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded']);
    expect(recorded.map(({ otherStudyIds }) => otherStudyIds)).toEqual([[], [studyId], []]);
    const events: unknown = await under.database.read.query(
      `select e.event_uid, s.study_uid from ct_event e join dose_report r on r.id = e.report_id
         join dose_study s on s.id = r.study_id where e.part_id is not null order by e.event_uid`,
    );
    expect(events).toEqual([
      { event_uid: '1.9.1', study_uid: '7' },
      { event_uid: '1.9.2', study_uid: '1.2.3' },
      { event_uid: '1.9.8', study_uid: '8' },
    ]);
  });

  it('a study is announced once, however many of its reports came together', async () => {
    const { announced, database } = await recordedBy(delivery.length);
    const studies: { id: number }[] = await database.read.query('select id from dose_study order by id');
    expect([...announced].sort()).toEqual(studies.map(({ id }) => id).sort());
  });

  it('nothing is kept and nothing announced when one of them, or what is written alongside, fails', async () => {
    const under = await openRecorder(await place());
    const empty = await told(under);
    const broken = input(ctReport({ sopInstanceUid: null as never, studyInstanceUid: '9', events: [] }));
    await expect(under.recorder.record([...delivery, broken])).rejects.toThrow();
    const failing = under.recorder.record(delivery, () =>
      Promise.reject(new Error('the receipt is not written')),
    );
    await expect(failing).rejects.toThrow('the receipt is not written');
    expect(await told(under)).toEqual(empty);
    expect(under.announced).toEqual([]);
  });

  it('reports of the same studies that arrive together in two processes are all in them, once', async () => {
    const here = await place();
    const [one, two] = [await openRecorder(here), await openRecorder(here)];
    const reports = Array.from({ length: 24 }, (_, n) =>
      input(
        ctReport({
          sopInstanceUid: `4.${n}`,
          studyInstanceUid: `5.${n % 4}`,
          equipment: { deviceSerialNumber: `${n % 3}` },
          patient: { id: `${n % 5}` },
          dlpMgycm: 1,
          events: [scan(n, 1)],
        }),
      ),
    );
    const backwards = reports.toReversed();
    const done = await Promise.all([
      ...[0, 8, 16].map((at) => one.recorder.record(reports.slice(at, at + 8))),
      ...[0, 12].map((at) => two.recorder.record(backwards.slice(at, at + 12))),
    ]);
    expect(done.flat().filter(({ outcome }) => outcome === 'recorded')).toHaveLength(24);
    const studies: unknown = await one.database.read.query(
      'select study_uid, report_count, event_count, dlp_mgycm from dose_study order by study_uid',
    );
    const sixScans = { report_count: 6, event_count: 6, dlp_mgycm: 6 };
    expect(studies).toEqual(['5.0', '5.1', '5.2', '5.3'].map((study_uid) => ({ study_uid, ...sixScans })));
    const counts: unknown = await one.database.read.query(
      'select (select count(*) from unit) as units, (select count(*) from patient) as patients',
    );
    expect(JSON.stringify(counts).replaceAll('"', '')).toBe('[{units:3,patients:5}]');
  });
});
