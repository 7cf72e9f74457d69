import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readDoseReport } from '../../src/dicom/index.ts';
import { DoseStudy } from '../../src/dose/dose-study.entity.ts';
import { PlaneTotal } from '../../src/dose/study-part.entity.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openRecorder, type RecorderUnderTest } from '../support/recorder.ts';

const folder = join(import.meta.dirname, '../../../shared/rdsr');

const recordFile = async (under: RecorderUnderTest, name: string): Promise<void> => {
  const reading = readDoseReport(readFileSync(join(folder, name)));
  if (!reading.ok) throw new Error(`${name} was refused: ${reading.refusal.code}`);
  await under.record(reading.report, { findings: reading.findings });
};

const studies = ({ database }: RecorderUnderTest): Promise<DoseStudy[]> => database.read.find(DoseStudy);

(existsSync(folder) ? describe : describe.skip)('real reports', () => {
  onEachDatabase((place) => {
    it.each([
      [1, 2, 3, 1],
      [3, 1, 2, 3],
      [2, 3, 1, 2],
    ])('cumulative CT reports %i, %i, %i and %i again: 3 events, DLP 236.09', async (...order) => {
      const under = await openRecorder(await place());
      for (const number of order) await recordFile(under, `CT-RDSR-Siemens-Multi-${number}.dcm`);
      expect(await studies(under)).toMatchObject([{ eventCount: 3, dlpMgycm: 236.09 }]);
    });

    it.each([
      [1, 2],
      [2, 1],
    ])('continued CT reports %i, %i: 4 events, DLP 116.61', async (...order) => {
      const under = await openRecorder(await place());
      for (const number of order) await recordFile(under, `CT-RDSR-Siemens-Continued-${number}.dcm`);
      expect(await studies(under)).toMatchObject([{ eventCount: 4, dlpMgycm: 116.61 }]);
    });

    it('a biplane report keeps its planes', async () => {
      const under = await openRecorder(await place());
      await recordFile(under, 'RF-SYNTH-biplane.dcm');
      expect(await studies(under)).toMatchObject([
        {
          eventCount: 8,
          kermaAreaProductGycm2: 200,
          airKermaAtReferencePointMgy: 1000,
          fluoroscopyTimeS: 180,
        },
      ]);
      expect(await under.database.read.find(PlaneTotal, { order: { plane: 'ASC' } })).toMatchObject([
        { plane: 'A', kermaAreaProductGycm2: 120, airKermaAtReferencePointMgy: 600 },
        { plane: 'B', kermaAreaProductGycm2: 80, airKermaAtReferencePointMgy: 400 },
      ]);
    });

    it('316 events are recorded whole', async () => {
      const under = await openRecorder(await place());
      await recordFile(under, 'RF-Pat-Orientation-Modifier-Missing.dcm');
      expect(await studies(under)).toMatchObject([
        { eventCount: 316, kermaAreaProductGycm2: 468.81, fluoroscopyTimeS: 2827 },
      ]);
      const [row] = await under.database.read.query<{ n: number | string }[]>(
        'select count(*) as n from projection_event where part_id is not null',
      );
      expect(Number(row?.n)).toBe(316);
    });
  });
});
