export { DaysOfUse } from './days-of-use.queries.ts';
export { DoseModule } from './dose.module.ts';
export { DoseRecorder } from './dose-recorder.service.ts';
export { DoseStudyRecorded } from './dose-study-recorded.ts';
export type { RecordInput } from './prepared-report.ts';
export { rebuildStudy } from './rebuild-study.ts';
export type { Recorded } from './report-writer.service.ts';
export { doseSchema } from './schema.ts';
export { notIdentifying, StudyReaches } from './study-reach.ts';
