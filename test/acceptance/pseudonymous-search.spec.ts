import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { PatientList } from '../../src/dose/correction.contract.ts';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOne } from '../support/recorder.ts';
import { ctReport } from '../support/reports.ts';
import { createApp } from '../support/signed-in.ts';

onEachDatabase((place) => {
  let app: NestExpressApplication;

  beforeEach(async () => {
    const { config } = await place({ KERMA_DICOM_ENABLED: false, KERMA_PATIENTS: 'pseudonymous' });
    app = await createApp(config);
    for (const number of [1, 2])
      await recordOne(app.get(DoseRecorder), {
        report: ctReport({
          sopInstanceUid: `1.9.${number}`,
          studyInstanceUid: `1.2.${number}`,
          patient: { id: `PID-471${number}`, issuer: 'Hospital', name: 'Roe^Jane' },
          study: { accessionNumber: `Acc-081${number}`, description: `Head ${number}` },
          events: [{ irradiationEventUid: `1.8.${number}`, dlpMgycm: 1 }],
        }),
        findings: [],
        sha256: `${number}`.repeat(64),
        receivedAt: new Date('2026-05-04T12:00:00Z'),
      });
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  const found = async (query: Record<string, string>): Promise<(string | null)[]> => {
    const answer = await request(app.getHttpServer()).get('/api/v1/studies').query(query).expect(200);
    return (answer.body as StudyPage).rows.map(({ description }) => description);
  };

  it('finds a pseudonymous study by its whole accession number, alone or beside other words', async () => {
    expect(await found({ text: 'Acc-0811' })).toEqual(['Head 1']);
    expect(await found({ text: 'head Acc-0812' })).toEqual(['Head 2']);
    expect(await found({ text: 'Acc-081' })).toEqual([]);
  });

  it('finds a pseudonymous patient by the whole id, and studies by it when patients are asked for', async () => {
    const answer = await request(app.getHttpServer()).get('/api/v1/patients?text=PID-4711').expect(200);
    expect((answer.body as PatientList).patients).toMatchObject([{ name: null, studyCount: 1 }]);
    expect(await found({ text: 'PID-4712', patient: 'true' })).toEqual(['Head 2']);
    expect(await found({ text: 'PID-4712' })).toEqual([]);
  });
});
