import { afterEach, expect, it } from '@jest/globals';
import request from 'supertest';
import { DoseRecorder } from '../../src/dose/index.ts';
import type { Study } from '../../src/dose/study.contract.ts';
import type { Config } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Events } from '../../src/platform/events.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOne } from '../support/recorder.ts';
import { eventually } from '../support/ingestion.ts';
import { projectionReport } from '../support/reports.ts';
import { createApp } from '../support/signed-in.ts';

type App = Awaited<ReturnType<typeof createApp>>;

onEachDatabase((place) => {
  const apps: App[] = [];
  const stop = async (app: App): Promise<void> => {
    await app.close();
    await app.get(Database).close();
  };
  afterEach(async () => {
    for (const app of apps.splice(0)) await stop(app);
  });
  const start = async (config: Config): Promise<App> => {
    const app = await createApp(config);
    apps.push(app);
    return app;
  };
  const studyOf = async (app: App, id: number): Promise<Study> =>
    (await request(app.getHttpServer()).get(`/api/v1/studies/${id}`).expect(200)).body as Study;

  it('makes the studies of a unit anew at the next start when the program died after the change', async () => {
    const { config } = await place({ KERMA_DICOM_ENABLED: false });
    const first = await start(config);
    const { studyId } = await recordOne(first.get(DoseRecorder), {
      report: projectionReport({ sopInstanceUid: '1.9.1', examType: 'radiography' }),
      findings: [],
      sha256: '1'.repeat(64),
      receivedAt: new Date('2026-05-04T12:00:00Z'),
    });
    const unitId = (await studyOf(first, studyId)).parts[0]?.unit.id ?? 0;
    // Nobody hears of the change: as if the program had died right after its commit.
    first.get(Events).announce = () => Promise.resolve();
    await request(first.getHttpServer())
      .patch(`/api/v1/units/${unitId}`)
      .send({ countsAs: 'fluoroscopy' })
      .expect(200);
    expect((await studyOf(first, studyId)).examTypes).toEqual(['radiography']);
    await stop(apps.splice(0)[0] ?? first);
    const second = await start(config);
    await eventually(async () => (await studyOf(second, studyId)).examTypes.join() === 'fluoroscopy');
  });
});
