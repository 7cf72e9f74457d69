export { readDoseReport } from './rdsr/read-dose-report.ts';
export type { DoseReport } from './rdsr/dose-report.ts';
export type * from './rdsr/ct-report.ts';
export type * from './rdsr/projection-report.ts';
export type * from './rdsr/reading.ts';
export type * from './rdsr/report-common.ts';
export { readContentTree } from './rdsr/content-tree-view.ts';
export type { ContentNode } from './rdsr/content-tree-view.ts';
