import type { CtExam } from './data/ct-exams.ts';
import type { FluoroscopyExam } from './data/fluoroscopy-exams.ts';
import type { SpecialStudy } from './data/special-studies.ts';
import type { HospitalUnit } from './data/units.ts';
import type { DemoPatient } from './patient.ts';
import type { CharacterSet } from '../dicom/write/character-sets.ts';
import { transferSyntaxes } from '../dicom/write/part10-file.ts';
import type { DescriptionCommon } from '../dicom/write/report-description.ts';
import { dcm, sct } from '../dicom/write/concepts.ts';
import { institutionName, type UnitKey } from './data/units.ts';
import { physicians, technologists, type StaffMember } from './data/people.ts';
import { ageAt } from './patient.ts';
import { rounded, type Random } from './random.ts';

/** How the unit tells of a study: once, after every phase anew, or in two halves. */
export type Telling = 'once' | 'cumulative' | 'continued';

interface PlannedBase {
  readonly number: number;
  readonly unit: HospitalUnit;
  readonly startedAt: string;
  readonly patient: DemoPatient;
  readonly telling: Telling;
  readonly quality: boolean;
}

export type PlannedStudy =
  | (PlannedBase & { readonly exam: FluoroscopyExam; readonly special?: SpecialStudy })
  | (PlannedBase & { readonly exam: CtExam; readonly drift: number });

/** A moment some seconds later, local wall time as before. */
export const later = (at: string, seconds: number): string =>
  new Date(Date.parse(`${at}Z`) + seconds * 1000).toISOString().slice(0, 19);

const ascii = /^[ -~]*$/;

/** Today's spelling of somebody, one that the report's character set can hold. */
const spelt = (random: Random, people: readonly StaffMember[], characterSet: CharacterSet): string => {
  const { spellings } = random.pick(people);
  const usable =
    characterSet === '\\ISO 2022 IR 87' ? spellings.filter((name) => ascii.test(name)) : spellings;
  const [usual] = usable;
  return usual !== undefined && random.chance(0.6) ? usual : random.pick(usable);
};

/** Whom the unit's console has as performing physician; the draw is made in any case, so that the rest of the year stays. */
const performerOf = (study: PlannedStudy, random: Random): string => {
  if (study.quality) return '';
  const drawn = spelt(random, physicians[study.unit.key], study.patient.characterSet);
  return ('special' in study ? study.special.performedBy : undefined) ?? drawn;
};

const intentOf = (study: PlannedStudy): DescriptionCommon['intent'] => {
  if (study.quality) return dcm('113680', 'Quality Control Intent');
  return study.exam.therapeutic
    ? sct('262202000', 'Therapeutic Intent')
    : sct('261004008', 'Diagnostic Intent');
};

const seriesDescriptions: Readonly<Record<UnitKey, string>> = {
  neuro: 'Exam Protocol SR',
  cardiac: 'Radiation Dose Information',
  'c-arm': 'Radiation Dose Report',
  'ct-1': 'Dose Report',
  'ct-2': 'Patient Protocol',
};

/** What all reports of one study share: who, where, when. */
export const commonOf = (study: PlannedStudy, random: Random, endedAt: string): DescriptionCommon => {
  const { unit, patient, exam, startedAt } = study;
  const number = String(study.number).padStart(6, '0');
  const doctors = performerOf(study, random);
  return {
    sopInstanceUid: random.uid(),
    studyInstanceUid: random.uid(),
    seriesInstanceUid: random.uid(),
    transferSyntaxUid: transferSyntaxes.explicitLittleEndian,
    characterSet: patient.characterSet,
    completionFlag: 'COMPLETE',
    contentAt: endedAt,
    equipment: { ...unit, institutionName },
    study: {
      startedAt,
      accessionNumber: study.quality ? '' : `${unit.accessionPrefix}${number}`,
      id: String(study.number),
      description: study.quality ? 'Daily QA' : random.pick(exam.descriptions),
      seriesDescription: seriesDescriptions[unit.key],
      requestedProcedureDescription: study.quality ? 'Daily QA' : exam.procedure,
      performingPhysician: doctors,
      operators: [spelt(random, technologists[unit.key], patient.characterSet)],
    },
    patient: { ...patient, ageYears: rounded(ageAt(patient.birthDate, startedAt), 2) },
    intent: intentOf(study),
  };
};
