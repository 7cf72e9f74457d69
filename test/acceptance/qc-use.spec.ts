import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DoseRecorder } from '../../src/dose/index.ts';
import { Database } from '../../src/platform/database/database.ts';
import type { UseFindings } from '../../src/qc/use/use-findings.contract.ts';
import { onEachDatabase } from '../support/databases.ts';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { recordOne } from '../support/recorder.ts';
import { projectionReport, type ProjectionFacts } from '../support/reports.ts';
import { createApp } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let house: QcHouse;
  let unitId: number;
  let technologist: HousePerson;

  /** A patient's study that began at this local time of the unit, which is that of UTC. */
  const study = async (number: number, at: string, said: Partial<ProjectionFacts> = {}): Promise<number> => {
    const report = projectionReport({
      ...{ sopInstanceUid: `1.9.${number}`, studyInstanceUid: `1.2.${number}`, contentAt: at },
      study: { date: at.slice(0, 10), time: at.slice(11) },
      planes: [{ plane: 'single', airKermaAtReferencePointMgy: 100 }],
      events: [{ irradiationEventUid: `1.8.${number}`, at, airKermaAtReferencePointMgy: 100 }],
      ...said,
    });
    const given = { report, findings: [], sha256: `${number}`.repeat(64), receivedAt: new Date() };
    return (await recordOne(app.get(DoseRecorder, { strict: false }), given)).studyId;
  };
  const qcAt = (at: string) => {
    const times = { startedAt: at, completedAt: at, sentAt: null };
    return house.recorded(house.waterCt(unitId, technologist, times), technologist);
  };
  const found = (from: string): Promise<UseFindings> =>
    house.get<UseFindings>(`/units/${unitId}/qc/use-findings?from=${from}`);

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await app.init();
    house = new QcHouse(app);
    technologist = await house.technologist();
    await study(1, `${day(-3)}T08:00:00`);
    const { units } = await house.get<{ units: { id: number }[] }>('/units');
    unitId = units[0]?.id ?? 0;
    const assignments = [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }];
    await house.post(`/units/${unitId}/qc/assignments`, { assignments, from: day(-30) });
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('patients that are imaged', () => {
    it('without the QC of the day are a finding on the unit and on the study', async () => {
      const id = await study(2, `${day(-2)}T10:00:00`);
      const expected = {
        on: day(-2),
        firstExposureAt: `${day(-2)}T10:00:00.000Z`,
        tests: ['Water CT number'],
        message: 'Patients were imaged, and this QC is not recorded for the day.',
      };
      expect(await found(day(-2))).toEqual({ imagedBeforeQc: [expected], exposedOutOfService: null });
      const ofStudy = await house.get<UseFindings>(`/qc/studies/${id}/findings`);
      expect(ofStudy.imagedBeforeQc).toEqual([expected]);
    });

    it('before the QC of the day are a finding, and after it none', async () => {
      await qcAt(`${day(-3)}T09:00:00.000Z`);
      await study(2, `${day(-2)}T10:00:00`);
      await qcAt(`${day(-2)}T07:00:00.000Z`);
      const { imagedBeforeQc } = await found(day(-3));
      expect(imagedBeforeQc).toMatchObject([
        { on: day(-3), message: 'Patients were imaged before this QC of the day was done.' },
      ]);
    });

    it('are no finding where it was the phantom of the QC itself', async () => {
      await study(2, `${day(-2)}T06:40:00`, { patient: { name: 'Phantom^Daily QC', id: 'QA-1' } });
      await qcAt(`${day(-2)}T07:00:00.000Z`);
      await study(3, `${day(-1)}T06:40:00`, { patient: { name: 'Phantom^Daily QC', id: 'QA-1' } });
      expect((await found(day(-2))).imagedBeforeQc).toEqual([]);
    });

    it('are judged by the instant: a unit that tells times of another zone with their offset is not early or late', async () => {
      await qcAt(`${day(-2)}T07:00:00.000Z`);
      // Eleven by a clock five hours ahead is six at UTC.
      await study(2, `${day(-2)}T11:00:00`, {
        events: [{ irradiationEventUid: '1.8.2', at: `${day(-2)}T11:00:00`, offset: '+05:00' }],
      });
      expect((await found(day(-2))).imagedBeforeQc).toMatchObject([
        { on: day(-2), firstExposureAt: `${day(-2)}T06:00:00.000Z` },
      ]);
    });

    it('on a day of which no time is told are a finding only where no QC was done', async () => {
      await study(2, `${day(-2)}T10:00:00`, {
        events: [{ irradiationEventUid: '1.8.2', at: day(-2), airKermaAtReferencePointMgy: 100 }],
      });
      expect((await found(day(-2))).imagedBeforeQc).toMatchObject([{ on: day(-2), firstExposureAt: null }]);
      await qcAt(`${day(-2)}T23:00:00.000Z`);
      expect((await found(day(-2))).imagedBeforeQc).toEqual([]);
    });

    it('while the unit is out of service are a finding on the unit and on the study', async () => {
      const out = { event: 'take-out', reason: 'The dose display is wrong' };
      await house.post(`/units/${unitId}/availability`, out, technologist.cookie);
      const later = new Date(Date.now() + 60_000).toISOString().slice(0, 19);
      const id = await study(2, later);
      expect((await found(day(-3))).exposedOutOfService).toMatchObject({
        studyIds: [id],
        message: 'A patient was exposed while the unit was out of service.',
      });
      const ofStudy = await house.get<UseFindings>(`/qc/studies/${id}/findings`);
      expect(ofStudy.exposedOutOfService?.message).toBe(
        'The unit was out of service when this study was made.',
      );
    });
  });
});
