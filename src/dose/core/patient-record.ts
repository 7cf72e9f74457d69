import type { DoseReport } from '../../dicom/rdsr/dose-report.ts';
import type { ReportPatient, ReportStudy } from '../../dicom/rdsr/report-common.ts';

/** What is kept of patients (setting KERMA_PATIENTS). */
export type PatientMode = 'full' | 'pseudonymous' | 'none';

/** Makes the same opaque text of the same text, for one purpose; only who has the key can. */
export type KeyedHash = (purpose: 'patient' | 'accession', text: string) => string;

/** What becomes a row of `patient`. */
export interface PatientRecord {
  readonly key: string;
  readonly identifier: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly sex: ReportPatient['sex'];
  readonly birthDate: string | null;
}

const folded = (text: string): string => text.trim().toUpperCase();

/** Text that is the same for the same patient; null when the report does not tell one patient from another. */
const identityOf = ({ id, issuer, name, birthDate }: ReportPatient): string | null => {
  if (id !== null && id.trim() !== '') return `id\n${id.trim()}\n${folded(issuer ?? '')}`;
  if (name === null || birthDate === null) return null;
  return `name\n${folded(name)}\n${birthDate}`;
};

/** The short name of a patient whose id is not kept: 48 bits of a hash, enough for a facility. */
const pseudonym = (key: string): string => `P-${key.slice(0, 12).toUpperCase()}`;

/**
 * The short name of a patient id that is not kept, without its issuer, which who searches does not know: like the id itself,
 * it may stand for patients of several issuers.
 */
export const patientIdPseudonym = (id: string, hash: KeyedHash): string =>
  pseudonym(hash('patient', `id\n${id.trim()}\n`));

/** Tells patients of one id apart without naming the hospital. */
const issuerPseudonym = (issuer: string | null, hash: KeyedHash): string | null =>
  issuer === null
    ? null
    : `I-${hash('patient', `issuer\n${folded(issuer)}`)
        .slice(0, 6)
        .toUpperCase()}`;

/** The short name of an accession number that is not kept; equal numbers stay equal, so that they can be searched for. */
export const accessionPseudonym = (accessionNumber: string, hash: KeyedHash): string =>
  `A-${hash('accession', accessionNumber.trim()).slice(0, 12).toUpperCase()}`;

/**
 * What is kept of the patient of a report. `full`: as sent. `pseudonymous`: keyed hashes of id and issuer, and the sex; no id,
 * name or birth date. `none`: nothing. Null also when the report names no patient.
 */
export const patientRecord = (
  patient: ReportPatient,
  mode: PatientMode,
  hash: KeyedHash,
): PatientRecord | null => {
  const identity = identityOf(patient);
  if (mode === 'none' || identity === null) return null;
  const key = hash('patient', identity);
  const { id, issuer, name, sex, birthDate } = patient;
  if (mode === 'full') return { key, identifier: id, issuer, name, sex, birthDate };
  const identifier = id === null || id.trim() === '' ? pseudonym(key) : patientIdPseudonym(id, hash);
  return { key, identifier, issuer: issuerPseudonym(issuer, hash), name: null, sex, birthDate: null };
};

const maskedPatient = (patient: ReportPatient, record: PatientRecord | null): ReportPatient => ({
  ...patient,
  id: record?.identifier ?? null,
  issuer: null,
  name: null,
  nameGroups: null,
  birthDate: null,
});

const maskedStudy = (study: ReportStudy, mode: PatientMode, hash: KeyedHash): ReportStudy => ({
  ...study,
  accessionNumber:
    study.accessionNumber === null || mode === 'none'
      ? null
      : accessionPseudonym(study.accessionNumber, hash),
  // These repeat the accession number on many units.
  id: null,
  requestedProcedureId: null,
  performedProcedureStepId: null,
  reasonForRequestedProcedure: null,
});

const withoutComments = (report: DoseReport): DoseReport =>
  report.kind === 'ct'
    ? { ...report, comment: null, events: report.events.map((event) => ({ ...event, comment: null })) }
    : { ...report, comment: null, events: report.events.map((event) => ({ ...event, comment: null })) };

/**
 * The report as it may be kept. Unless everything is kept: without the patient's id, issuer, name and birth date; with a
 * pseudonym of the accession number (none in mode `none`), since it leads back to the patient; without the ids that repeat
 * it, the reason for the procedure and free comments, in which people write names. Age, sex, size, weight, descriptions,
 * UIDs and the people who worked on it stay.
 */
export const reportAsKept = (report: DoseReport, mode: PatientMode, hash: KeyedHash): DoseReport => {
  if (mode === 'full') return report;
  return {
    ...withoutComments(report),
    patient: maskedPatient(report.patient, patientRecord(report.patient, mode, hash)),
    study: maskedStudy(report.study, mode, hash),
  };
};
