import type { ExamTypeName } from '../../dose/dose.contract.ts';

const words: Readonly<Record<ExamTypeName, string>> = {
  fluoroscopy: 'Fluoroscopy',
  radiography: 'Radiography',
  mammography: 'Mammography',
  ct: 'CT',
};

export const examWord = (exam: ExamTypeName): string => words[exam];
