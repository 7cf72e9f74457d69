import type { DoseReport } from '../../src/dicom/rdsr/dose-report.ts';
import { DoseRecorder } from '../../src/dose/dose-recorder.service.ts';
import { DoseStudyRecorded, type Recorded, type RecordInput } from '../../src/dose/index.ts';
import { PatientPrivacy } from '../../src/dose/patient-privacy.service.ts';
import { ReportWriter } from '../../src/dose/report-writer.service.ts';
import { Equipment } from '../../src/equipment/index.ts';
import { Clock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Events } from '../../src/platform/events.ts';
import { Secrets } from '../../src/platform/secrets.ts';
import type { TestPlace } from './databases.ts';

export interface RecorderUnderTest {
  readonly database: Database;
  readonly recorder: DoseRecorder;
  /** Ids of the studies announced, in order. */
  readonly announced: number[];
  readonly record: (report: DoseReport, differs?: Partial<RecordInput>) => Promise<Recorded>;
}

/** A report as if it had come as a file of its own. */
export const inputOf = (report: DoseReport): RecordInput => ({
  report,
  findings: [],
  sha256: `sha of ${report.sopInstanceUid}`,
  receivedAt: new Date('2026-05-04T12:00:00Z'),
});

/** Records one report by itself. */
export const recordOne = async (recorder: DoseRecorder, input: RecordInput): Promise<Recorded> => {
  const [recorded] = await recorder.record([input]);
  if (recorded === undefined) throw new Error('Nothing was said of the report');
  return recorded;
};

/** A recorder over one more opening of the place's database, as a second process would have. */
export const openRecorder = async (place: TestPlace): Promise<RecorderUnderTest> => {
  const database = await place.open();
  const events = new Events((fault) => {
    throw fault;
  });
  const announced: number[] = [];
  events.on(DoseStudyRecorded, ({ studyId }) => {
    announced.push(studyId);
  });
  const privacy = new PatientPrivacy(place.config, Secrets.of(place.config));
  const writer = new ReportWriter(new Equipment(), new Clock());
  const recorder = new DoseRecorder(database, privacy, writer, events);
  return {
    database,
    recorder,
    announced,
    record: (report, differs = {}) => recordOne(recorder, { ...inputOf(report), ...differs }),
  };
};
