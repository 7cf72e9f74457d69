import type { Correction } from '../correction.contract.ts';
import type { HandEntry } from '../hand-entry.contract.ts';
import type { CtEventView, ProjectionEventView } from '../study-event.contract.ts';
import type { Study, StudyFinding, StudyPartView } from '../study.contract.ts';

type Shown = Omit<Study, 'corrections' | 'handEntry'>;

const masked = 'masked';

/** Corrections about who a patient is: their reasons are where people write names. */
const aboutPatients: ReadonlySet<Correction['kind']> = new Set(['move-study-to-patient', 'merge-patients']);

/** Whether its reasons are shown to those only who may see who the patients are. */
export const isAboutPatients = ({ kind }: Pick<Correction, 'kind'>): boolean => aboutPatients.has(kind);

/** Findings that quote what was sent of the patient, in words that do not. */
const plainFinding = (finding: StudyFinding): StudyFinding =>
  finding.code === 'patient-data-implausible'
    ? {
        ...finding,
        message: `The patient's ${finding.field ?? 'data'} was not plausible as sent: it is not used.`,
      }
    : finding;

const withoutComment = <E extends CtEventView | ProjectionEventView>(event: E): E => ({
  ...event,
  comment: null,
});

const withoutComments = (part: StudyPartView): StudyPartView =>
  part.kind === 'ct'
    ? { ...part, events: part.events.map(withoutComment) }
    : { ...part, events: part.events.map(withoutComment) };

/**
 * A study for whoever may not see who the patient is, or has not asked to: without identity, accession number and what
 * repeats it, the reason for the procedure, free comments and quotations of them (the same that `reportAsKept` leaves out).
 * Age, sex, size and weight stay.
 */
export const studyWithoutIdentity = <S extends Shown>(study: S): S => ({
  ...study,
  patient: null,
  accessionNumber: null,
  studyIdText: null,
  reasonForRequestedProcedure: null,
  parts: study.parts.map(withoutComments),
  findings: study.findings.map(plainFinding),
});

/** An entry by hand without what leads to the patient. */
export const entryWithoutIdentity = <E extends HandEntry>(entry: E): E => ({
  ...entry,
  patientId: null,
  accessionNumber: null,
  comment: null,
  isMasked: true,
});

/** A correction without the words in which people say who the patient is. */
export const correctionWithoutIdentity = (correction: Correction): Correction =>
  isAboutPatients(correction)
    ? {
        ...correction,
        isMasked: true,
        reason: masked,
        undone: correction.undone === null ? null : { ...correction.undone, reason: masked },
      }
    : correction;
