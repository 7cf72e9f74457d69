import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { actor } from '../platform/access/acting.ts';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import type { CorrectionDetails } from './core/correction-details.ts';
import type { CorrectionInput, CorrectionKind } from './correction.contract.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudy, StudyLink } from './dose-study.entity.ts';
import { resolvePatient } from './patient-rows.ts';
import { Patient } from './patient.entity.ts';

type InputOf<K extends CorrectionKind> = Extract<CorrectionInput, { kind: K }>;

const theStudy = async (manager: EntityManager, id: number): Promise<DoseStudy> => {
  const study = await manager.findOneBy(DoseStudy, { id });
  if (study === null) throw notFound('The study');
  return study;
};

const theReport = async (manager: EntityManager, id: number): Promise<DoseReport> => {
  const report = await manager.findOneBy(DoseReport, { id });
  if (report === null) throw notFound('The report');
  return report;
};

const thePatient = async (manager: EntityManager, id: number): Promise<Patient> => {
  const patient = await manager.findOneBy(Patient, { id });
  if (patient === null) throw notFound('The patient');
  return patient;
};

/** A UID that nobody else can have: "2.25." and a UUID as a decimal number (DICOM PS3.5, B.2). */
export const newUid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;

const moveReport = async (
  manager: EntityManager,
  input: InputOf<'move-report'>,
): Promise<CorrectionDetails> => {
  const report = await theReport(manager, input.reportId);
  const target = await theStudy(manager, input.toStudyId);
  if (report.studyId === target.id) {
    throw badRequest('report-is-there', 'The report belongs to that study already.');
  }
  await updateRow(manager, DoseReport, report.id, { effectiveStudyUid: target.studyUid });
  return {
    kind: 'move-report',
    reportId: report.id,
    fromStudyUid: report.effectiveStudyUid,
    toStudyUid: target.studyUid,
    fromStudyId: report.studyId,
    toStudyId: target.id,
  };
};

const splitReport = async (
  manager: EntityManager,
  input: InputOf<'split-report'>,
): Promise<CorrectionDetails> => {
  const report = await theReport(manager, input.reportId);
  if ((await manager.countBy(DoseReport, { effectiveStudyUid: report.effectiveStudyUid })) < 2) {
    throw badRequest('only-report', 'It is the only report of its study: there is nothing to split.');
  }
  const toStudyUid = newUid();
  await updateRow(manager, DoseReport, report.id, { effectiveStudyUid: toStudyUid });
  return {
    kind: 'split-report',
    reportId: report.id,
    fromStudyUid: report.effectiveStudyUid,
    toStudyUid,
    fromStudyId: report.studyId,
    toStudyId: 0,
  };
};

const linkStudies = async (
  manager: EntityManager,
  input: InputOf<'link-studies'>,
  now: Date,
): Promise<CorrectionDetails> => {
  const from = await theStudy(manager, input.studyId);
  const into = await theStudy(manager, input.intoStudyId);
  if (from.id === into.id) throw badRequest('study-into-itself', 'A study cannot be linked into itself.');
  if (into.state === 'empty') {
    throw conflict('study-is-empty', 'The other study has no reports any more. Choose the one they went to.');
  }
  const reports = await manager.findBy(DoseReport, { effectiveStudyUid: from.studyUid });
  for (const { id } of reports)
    await updateRow(manager, DoseReport, id, { effectiveStudyUid: into.studyUid });
  const links = await manager.findBy(StudyLink, { effectiveStudyUid: from.studyUid });
  for (const { id } of links) await updateRow(manager, StudyLink, id, { effectiveStudyUid: into.studyUid });
  // Reports of the other study that come later stay with it, even where it was linked to this one before.
  await manager.delete(StudyLink, { studyInstanceUid: into.studyUid });
  await insertRow(manager, StudyLink, {
    studyInstanceUid: from.studyUid,
    effectiveStudyUid: into.studyUid,
    at: now.toISOString(),
    author: actor().name,
    reason: input.reason,
  });
  return {
    kind: 'link-studies',
    fromStudyUid: from.studyUid,
    toStudyUid: into.studyUid,
    fromStudyId: from.id,
    toStudyId: into.id,
    reportIds: reports.map(({ id }) => id),
    linkedUids: [from.studyUid, ...links.map((link) => link.studyInstanceUid)],
  };
};

const excludeReport = async (
  manager: EntityManager,
  input: InputOf<'exclude-report'>,
  now: Date,
): Promise<CorrectionDetails> => {
  const report = await theReport(manager, input.reportId);
  if (report.excludedAt !== null) throw conflict('report-is-excluded', 'This report is excluded already.');
  const excluded = { excludedAt: now.toISOString(), excludedReason: input.reason };
  await updateRow(manager, DoseReport, report.id, excluded);
  return {
    kind: 'exclude-report',
    reportId: report.id,
    studyId: report.studyId,
    studyUid: report.effectiveStudyUid,
  };
};

const excludeStudy = async (
  manager: EntityManager,
  input: InputOf<'exclude-study'>,
  now: Date,
): Promise<CorrectionDetails> => {
  const study = await theStudy(manager, input.studyId);
  if (study.excludedAt !== null) throw conflict('study-is-excluded', 'This study is excluded already.');
  const excluded = { excludedAt: now.toISOString(), excludedReason: input.reason };
  await updateRow(manager, DoseStudy, study.id, excluded);
  return { kind: 'exclude-study', studyId: study.id, studyUid: study.studyUid };
};

const moveStudyToPatient = async (
  manager: EntityManager,
  input: InputOf<'move-study-to-patient'>,
): Promise<CorrectionDetails> => {
  const study = await theStudy(manager, input.studyId);
  const patient = await thePatient(manager, input.toPatientId);
  const toPatientId = (await resolvePatient(manager, patient.id)) ?? patient.id;
  if (study.patientId === toPatientId) {
    throw badRequest('study-is-there', 'The study belongs to that patient already.');
  }
  await updateRow(manager, DoseStudy, study.id, { assignedPatientId: toPatientId });
  return {
    kind: 'move-study-to-patient',
    studyId: study.id,
    studyUid: study.studyUid,
    toPatientId,
    assignedBefore: study.assignedPatientId,
  };
};

const mergePatients = async (
  manager: EntityManager,
  input: InputOf<'merge-patients'>,
): Promise<CorrectionDetails> => {
  const patient = await thePatient(manager, input.patientId);
  const into = await thePatient(manager, input.intoPatientId);
  if ((await resolvePatient(manager, into.id)) === (await resolvePatient(manager, patient.id))) {
    throw badRequest('patient-into-itself', 'These are one patient already.');
  }
  if (patient.mergedIntoId !== null) throw conflict('patient-is-merged', 'This patient was merged already.');
  const studies = await manager.findBy(DoseStudy, { patientId: patient.id });
  await updateRow(manager, Patient, patient.id, { mergedIntoId: into.id });
  return {
    kind: 'merge-patients',
    patientId: patient.id,
    intoPatientId: into.id,
    studyUids: studies.map(({ studyUid }) => studyUid),
  };
};

/**
 * Makes the change that a correction asks for, within the caller's transaction, who then makes the touched studies
 * anew. Gives what it changed and what stood before.
 */
export const applyCorrection = (
  manager: EntityManager,
  input: CorrectionInput,
  now: Date,
): Promise<CorrectionDetails> => {
  switch (input.kind) {
    case 'move-report':
      return moveReport(manager, input);
    case 'split-report':
      return splitReport(manager, input);
    case 'link-studies':
      return linkStudies(manager, input, now);
    case 'exclude-report':
      return excludeReport(manager, input, now);
    case 'exclude-study':
      return excludeStudy(manager, input, now);
    case 'move-study-to-patient':
      return moveStudyToPatient(manager, input);
    case 'merge-patients':
      return mergePatients(manager, input);
  }
};
