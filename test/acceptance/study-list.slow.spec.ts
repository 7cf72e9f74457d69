import { expect, it } from '@jest/globals';
import request from 'supertest';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { createApp } from '../support/signed-in.ts';
import { addStudies, addUnit, type StudyFacts } from '../support/study-rows.ts';

const studies = 100_000;

/** Eight units, ten years; every third study a CT; believable spreads without chance. */
const study = (id: number): StudyFacts => {
  const at = new Date(Date.UTC(2016, 0, 1) + id * 3_153_600).toISOString().slice(0, 19);
  const spread = (id * 7919) % 10_007;
  return id % 3 === 0
    ? {
        id,
        at,
        unitId: 1 + (id % 2),
        examTypes: 'ct',
        dlpMgycm: spread,
        highestCtdiVolMgy: spread / 100,
        description: 'Thorax',
      }
    : {
        id,
        at,
        unitId: 3 + (id % 6),
        airKermaAtReferencePointMgy: spread,
        fluoroscopyTimeS: spread / 3,
        findingCount: id % 50 === 0 ? 1 : 0,
        eventCount: id % 300,
        description: id % 1000 === 1 ? 'Kyphoplasty L1' : 'PICC',
      };
};

const asked = [
  '',
  'unitIds=4',
  'examTypes=ct',
  'from=2025-01-01&to=2025-03-31',
  'text=kyphoplasty',
  'airKermaAtReferencePointMgyMin=9000',
  'withFindings=true',
  'sort=airKermaAtReferencePointMgy',
  'sort=dlpMgycm&direction=asc',
  'sort=fluoroscopyTimeS&unitIds=4',
];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

onEachDatabase((place, kind) => {
  it('answers a page of 100,000 studies fast, on every order and filter', async () => {
    const app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    const database = app.get(Database);
    await database.write(async (manager) => {
      for (let unit = 1; unit <= 8; unit += 1) await addUnit(manager, `Unit ${unit}`);
      for (let from = 1; from <= studies; from += 5000) {
        await addStudies(
          manager,
          Array.from({ length: 5000 }, (_, index) => study(from + index)),
        );
      }
    });
    await database.writer.query('ANALYZE');
    const timed = async (path: string): Promise<{ ms: number; cursor: string | null }> => {
      const times: number[] = [];
      let cursor: string | null = null;
      for (let turn = 0; turn < 5; turn += 1) {
        const begun = performance.now();
        const { body } = (await request(app.getHttpServer()).get(path).expect(200)) as {
          body: { nextCursor?: string | null };
        };
        times.push(performance.now() - begun);
        cursor = body.nextCursor ?? null;
      }
      return { ms: median(times), cursor };
    };
    const lines: string[] = [];
    for (const query of asked) {
      const first = await timed(`/api/v1/studies?${query}`);
      const next = await timed(
        `/api/v1/studies?${query}${first.cursor === null ? '' : `&cursor=${first.cursor}`}`,
      );
      lines.push(
        `${first.ms.toFixed(0).padStart(5)} ms first, ${next.ms.toFixed(0).padStart(4)} ms next  ${query}`,
      );
      expect(next.ms).toBeLessThan(1000);
    }
    for (const path of ['overview', 'studies/facets', 'units']) {
      lines.push(`${(await timed(`/api/v1/${path}`)).ms.toFixed(0).padStart(5)} ms  ${path}`);
    }
    process.stderr.write(`${kind}, ${studies} studies\n${lines.join('\n')}\n`);
    await app.close();
    await database.close();
  }, 300_000);
});
