import type { ExamType } from '../../dicom/rdsr/report-common.ts';

const all: readonly ExamType[] = ['ct', 'fluoroscopy', 'mammography', 'radiography'];

const subsets = (): ExamType[][] =>
  all.reduce<ExamType[][]>((sets, type) => [...sets, ...sets.map((set) => [...set, type])], [[]]);

/**
 * Every value that the study's joined exam types ("ct,fluoroscopy") can have when it holds at least one of the asked
 * types: an equality that an index serves, where LIKE would read every row.
 */
export const joinedExamTypes = (asked: readonly ExamType[]): string[] =>
  subsets()
    .filter((set) => set.some((type) => asked.includes(type)))
    .map((set) => set.join(','));

/** The exam types of a study apart again; none for a study without a part. */
export const splitExamTypes = (joined: string): ExamType[] =>
  all.filter((type) => joined.split(',').includes(type));
