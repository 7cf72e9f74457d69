import { expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { rebuildStudy } from '../../src/dose/index.ts';
import { DoseReport } from '../../src/dose/dose-report.entity.ts';
import { DoseStudy, StudyLink } from '../../src/dose/dose-study.entity.ts';
import { Patient } from '../../src/dose/patient.entity.ts';
import { StudyPart } from '../../src/dose/study-part.entity.ts';
import { Unit, UnitEvent, UnitSoftware } from '../../src/equipment/equipment.entity.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openRecorder, type RecorderUnderTest } from '../support/recorder.ts';
import { ctReport, projectionReport } from '../support/reports.ts';

const now = new Date('2026-05-05T08:00:00Z');
const scan = (name: string, dlpMgycm: number) => ({ irradiationEventUid: name, dlpMgycm });
const oneScan = (sop: string, dlpMgycm: number, studyInstanceUid = '1.2.3') =>
  ctReport({ sopInstanceUid: sop, studyInstanceUid, dlpMgycm, events: [scan(`e${sop}`, dlpMgycm)] });

const studyOf = ({ database }: RecorderUnderTest, studyUid: string): Promise<DoseStudy> =>
  database.read.findOneByOrFail(DoseStudy, { studyUid });

const correct = (
  { database }: RecorderUnderTest,
  change: (manager: EntityManager) => Promise<unknown>,
  ...studyUids: string[]
): Promise<void> =>
  database.write(async (manager) => {
    await change(manager);
    for (const uid of studyUids) await rebuildStudy(manager, uid, now);
  });

onEachDatabase((place) => {
  it('an excluded report counts no longer, and what it superseded counts again, until it is taken back', async () => {
    const under = await openRecorder(await place());
    await under.record(oneScan('1.1', 10));
    const more = [scan('e1.1', 10), scan('e1.2', 20)];
    const both = ctReport({
      sopInstanceUid: '1.2',
      contentAt: '2026-05-04T11:00:00',
      dlpMgycm: 30,
      events: more,
    });
    const { reportId } = await under.record(both);
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 30, eventCount: 2 });
    const exclude = (excludedAt: string | null) =>
      correct(
        under,
        (manager) =>
          manager.update(DoseReport, reportId, { excludedAt, excludedReason: excludedAt && 'a test' }),
        '1.2.3',
      );
    await exclude('2026-05-05T08:00:00Z');
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 10, eventCount: 1, reportCount: 1 });
    expect((await under.record(both)).outcome).toBe('already-recorded');
    await under.record(oneScan('1.4', 5));
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 15, eventCount: 2, reportCount: 2 });
    await exclude(null);
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 35, eventCount: 3, reportCount: 3 });
  });

  it('a linked study gives its reports away, and those that arrive later follow', async () => {
    const under = await openRecorder(await place());
    await under.record(oneScan('1.1', 10, '1.2.3'));
    await under.record(oneScan('2.1', 20, '1.2.4'));
    await correct(
      under,
      async (manager) => {
        const link = { studyInstanceUid: '1.2.4', effectiveStudyUid: '1.2.3' };
        await manager.insert(StudyLink, {
          ...link,
          at: now.toISOString(),
          author: null,
          reason: 'two orders',
        });
        await manager.update(DoseReport, { studyInstanceUid: '1.2.4' }, { effectiveStudyUid: '1.2.3' });
      },
      '1.2.4',
      '1.2.3',
    );
    await under.record(oneScan('2.2', 30, '1.2.4'));
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 60, eventCount: 3, state: 'current' });
    expect(await studyOf(under, '1.2.4')).toMatchObject({ dlpMgycm: null, eventCount: 0, state: 'empty' });
  });

  it('a report that was split off makes a study of its own and leaves the other', async () => {
    const under = await openRecorder(await place());
    await under.record(oneScan('1.1', 10));
    await under.record(oneScan('1.2', 20));
    await correct(
      under,
      (manager) => manager.update(DoseReport, { sopInstanceUid: '1.2' }, { effectiveStudyUid: '2.25.1' }),
      '1.2.3',
      '2.25.1',
    );
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 10, eventCount: 1 });
    expect(await studyOf(under, '2.25.1')).toMatchObject({ dlpMgycm: 20, eventCount: 1 });
    expect(await under.database.read.count(StudyPart)).toBe(2);
  });

  it('the right patient stays when a further report of the wrong one arrives', async () => {
    const under = await openRecorder(await place());
    const { studyId } = await under.record(oneScan('1.1', 10));
    const right = {
      key: 'k',
      identifier: '9',
      sex: 'M' as const,
      birthDate: '1976-05-04',
      name: null,
      issuer: null,
    };
    await correct(
      under,
      async (manager) => {
        const { id } = await manager.save(Patient, { ...right, mergedIntoId: null });
        await manager.update(DoseStudy, studyId, { assignedPatientId: id });
      },
      '1.2.3',
    );
    await under.record(oneScan('1.2', 20));
    const study = await studyOf(under, '1.2.3');
    // Born 50 years before the day of the study; the size and weight told are those of the wrong patient.
    expect(study).toMatchObject({ patientSex: 'M', patientAgeYears: 50, patientSizeM: null });
    expect(study.patientId).toBe(study.assignedPatientId);
  });

  it('the same original read better replaces what it said, and keeps its place', async () => {
    const under = await openRecorder(await place());
    const first = await under.record(oneScan('1.1', 10));
    const better = ctReport({
      sopInstanceUid: '1.1',
      dlpMgycm: 12,
      events: [scan('e1.1', 11), scan('e1.2', 1)],
    });
    expect(await under.record(better)).toEqual(first);
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 12, eventCount: 2, reportCount: 1 });
    expect((await under.record(oneScan('1.1', 99), { sha256: 'of another file' })).outcome).toBe(
      'another-file-counts',
    );
    expect(await studyOf(under, '1.2.3')).toMatchObject({ dlpMgycm: 12 });
  });

  it('a new unit is unconfirmed, its software a history, and its reports count for what it is merged into', async () => {
    const under = await openRecorder(await place());
    const from = (sop: string, deviceSerialNumber: string, version: string, receivedAt: string) =>
      under.record(
        projectionReport({
          sopInstanceUid: sop,
          studyInstanceUid: `9.${sop}`,
          equipment: { deviceSerialNumber, softwareVersions: [version] },
        }),
        { receivedAt: new Date(receivedAt) },
      );
    await from('1', 'A', 'V2', '2026-05-04T12:00:00Z');
    await from('2', 'A', 'V1', '2026-01-01T12:00:00Z');
    await from('3', 'B', 'V2', '2026-05-04T12:00:00Z');
    const units = await under.database.read.find(Unit, { order: { id: 'ASC' } });
    expect(units).toMatchObject([
      {
        serialNumber: 'A',
        state: 'unconfirmed',
        displayName: null,
        firstSeenAt: '2026-01-01T12:00:00.000Z',
        lastSeenAt: '2026-05-04T12:00:00.000Z',
      },
      { serialNumber: 'B', state: 'unconfirmed' },
    ]);
    const software = await under.database.read.find(UnitSoftware, { order: { id: 'ASC' } });
    expect(software.map(({ versions }) => versions)).toEqual(['V2', 'V1', 'V2']);
    expect(await under.database.read.count(UnitEvent)).toBe(2);
    const [a, b] = units.map(({ id }) => id);
    if (a === undefined || b === undefined) throw new Error('two units were expected');
    await correct(under, (manager) => manager.update(Unit, b, { state: 'merged', mergedIntoId: a }), '9.3');
    await from('4', 'B', 'V2', '2026-05-04T12:00:00Z');
    const parts = await under.database.read.find(StudyPart);
    expect(parts.map(({ unitId }) => unitId)).toEqual([a, a, a, a]);
    const reports = await under.database.read.find(DoseReport, { order: { id: 'ASC' } });
    expect(reports.map(({ unitId }) => unitId)).toEqual([a, a, b, b]);
  });

  it.each(['pseudonymous', 'none'] as const)('no table names the patient in mode %s', async (mode) => {
    const under = await openRecorder(await place({ KERMA_PATIENTS: mode }));
    const report = ctReport({
      sopInstanceUid: '1.1',
      patient: { id: 'PID-4711', name: 'Roe^Jane', birthDate: '1970-01-02' },
      study: { accessionNumber: 'ACC-0815', id: 'ACC-0815', requestedProcedureId: 'ACC-0815' },
      comment: 'Roe was restless',
      events: [scan('e', 1)],
    });
    await under.record(report);
    const rows: unknown[] = [];
    for (const { name } of under.database.reader.entityMetadatas.map((each) => ({ name: each.tableName }))) {
      rows.push(...(await under.database.read.query<unknown[]>(`select * from "${name}"`)));
    }
    const text = JSON.stringify(rows);
    for (const secret of ['4711', 'Roe', 'Jane', '1970', '0815']) expect(text).not.toContain(secret);
    const study = await studyOf(under, '1.2.3');
    expect(study).toMatchObject({ patientAgeYears: 56.3, patientSizeM: 1.68, patientWeightKg: 71 });
    expect(study.patientId === null).toBe(mode === 'none');
  });
});
