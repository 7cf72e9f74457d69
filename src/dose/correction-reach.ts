import { In, Not, type EntityManager } from 'typeorm';
import { ProblemException } from '../platform/problem.ts';
import type { CorrectionDetails } from './core/correction-details.ts';
import type { CorrectionInput } from './correction.contract.ts';
import { CorrectionStudy } from './correction.entity.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudy } from './dose-study.entity.ts';
import type { StudyReach } from './study-reach.ts';

/** Where someone may put studies right, and where they may see who the patient is. */
export interface CorrectionReach {
  readonly correct: StudyReach;
  readonly identify: StudyReach;
}

/** Studies that a correction touches; `null` stands for what is not there, which is as far as what is out of reach. */
type Touched = readonly (number | null)[];

const outOfReach = (): ProblemException =>
  new ProblemException(
    403,
    'out-of-reach',
    'This touches studies that you may not correct, or that are not there. Nothing was changed. Someone who may correct all of them can do it.',
  );

const patientsUnseen = (): ProblemException =>
  new ProblemException(
    403,
    'not-permitted',
    'To say which patient it was one must be permitted to see who the patients are, for all the studies that this touches. Nothing was changed.',
  );

const ofReport = async (manager: EntityManager, reportId: number): Promise<number | null> =>
  (await manager.findOneBy(DoseReport, { id: reportId }))?.studyId ?? null;

const ofPatients = async (manager: EntityManager, patientIds: readonly number[]): Promise<number[]> => {
  const studies = await manager.findBy(DoseStudy, { patientId: In(patientIds), state: Not('empty') });
  return studies.map(({ id }) => id);
};

const touchedBy = async (manager: EntityManager, input: CorrectionInput): Promise<Touched> => {
  switch (input.kind) {
    case 'move-report':
      return [await ofReport(manager, input.reportId), input.toStudyId];
    case 'split-report':
    case 'exclude-report':
      return [await ofReport(manager, input.reportId)];
    case 'link-studies':
      return [input.studyId, input.intoStudyId];
    case 'exclude-study':
      return [input.studyId];
    case 'move-study-to-patient':
      return [input.studyId];
    case 'merge-patients':
      return ofPatients(manager, [input.patientId, input.intoPatientId]);
  }
};

const isInside = async (manager: EntityManager, touched: Touched, reach: StudyReach): Promise<boolean> => {
  if (reach.isWhole) return true;
  const ids = touched.filter((id) => id !== null);
  const inside = await reach.among(manager, ids);
  return ids.length > 0 && ids.length === touched.length && ids.every((id) => inside.has(id));
};

const mustBeInside = async (
  manager: EntityManager,
  { touched, isOfPatients }: { touched: Touched; isOfPatients: boolean },
  { correct, identify }: CorrectionReach,
): Promise<void> => {
  if (!(await isInside(manager, touched, correct))) throw outOfReach();
  if (isOfPatients && !(await isInside(manager, touched, identify))) throw patientsUnseen();
};

/** A patient is to be chosen among those whose studies one may identify. */
const mayBeChosen = async (
  manager: EntityManager,
  patientId: number,
  { identify }: CorrectionReach,
): Promise<boolean> => {
  if (identify.isWhole) return true;
  return (await identify.among(manager, await ofPatients(manager, [patientId]))).size > 0;
};

/** Refuses a correction unless all that it touches, on both sides, is in reach. */
export const mustReachCorrection = async (
  manager: EntityManager,
  input: CorrectionInput,
  reach: CorrectionReach,
): Promise<void> => {
  const touched = await touchedBy(manager, input);
  const isOfPatients = input.kind === 'move-study-to-patient' || input.kind === 'merge-patients';
  await mustBeInside(manager, { touched, isOfPatients }, reach);
  if (input.kind === 'move-study-to-patient' && !(await mayBeChosen(manager, input.toPatientId, reach)))
    throw patientsUnseen();
};

/** The same of taking one back. A study that has no report any more is nobody's: the other side counts. */
export const mustReachUndo = async (
  manager: EntityManager,
  { id, details }: { id: number; details: CorrectionDetails },
  reach: CorrectionReach,
): Promise<void> => {
  const rows = await manager.findBy(CorrectionStudy, { correctionId: id });
  const touched = await manager.findBy(DoseStudy, {
    id: In(rows.map(({ studyId }) => studyId)),
    state: Not('empty'),
  });
  const isOfPatients = details.kind === 'move-study-to-patient' || details.kind === 'merge-patients';
  const more = details.kind === 'merge-patients' ? await ofPatients(manager, [details.intoPatientId]) : [];
  const ids = [...new Set([...touched.map((study) => study.id), ...more])];
  await mustBeInside(manager, { touched: ids, isOfPatients }, reach);
};
