import type { Row } from '../platform/database/rows.ts';
import type { Finding } from '../dicom/rdsr/reading.ts';
import type { OperatorTold } from './core/operators.ts';
import { byBelief, type ReportFacts } from './core/report-facts.ts';
import { describeStudy, type StudyDescription } from './core/study-description.ts';
import type { StudyFromReports } from './core/study-from-reports.ts';
import type { DoseStudy, StudyState } from './dose-study.entity.ts';
import type { ReportSource } from './dose-report.entity.ts';

/** What a study row says of its reports beside what the core makes of them. */
export interface ReportCircumstances {
  readonly facts: ReportFacts;
  readonly findings: readonly Finding[];
  readonly operators: readonly OperatorTold[];
  readonly source: ReportSource;
  /** ISO instant (UTC). */
  readonly receivedAt: string;
  readonly isExcluded: boolean;
  readonly excludedReason: string | null;
}

/** The corrections that a study row carries. */
export interface StudyCorrections {
  readonly excludedAt: string | null;
  readonly assignedPatient: AssignedPatient | null;
}

export interface AssignedPatient {
  readonly id: number;
  readonly sex: 'M' | 'F' | 'O' | null;
  readonly birthDate: string | null;
}

const dayMs = 86_400_000;
const daysInYear = 365.25;

const ageAt = (birthDate: string | null, studyDate: string | null): number | null => {
  if (birthDate === null || studyDate === null) return null;
  const years = (Date.parse(studyDate) - Date.parse(birthDate)) / dayMs / daysInYear;
  return years >= 0 && years <= 130 ? Math.round(years * 100) / 100 : null;
};

/** Where the wrong patient was picked, age, size and weight in the report are those of the wrong one. */
const patientColumns = (
  description: StudyDescription,
  assigned: AssignedPatient | null,
  told: number | null,
): Row<DoseStudy> =>
  assigned === null
    ? { patientId: told }
    : {
        patientId: assigned.id,
        patientSex: assigned.sex,
        patientAgeYears: ageAt(assigned.birthDate, description.studyDate),
        patientSizeM: null,
        patientWeightKg: null,
        pregnancyStatus: null,
      };

const stateOf = (
  study: StudyFromReports,
  reports: readonly ReportCircumstances[],
  corrections: StudyCorrections,
): StudyState => {
  if (reports.length === 0) return 'empty';
  return corrections.excludedAt !== null || study.reports.length === 0 ? 'excluded' : 'current';
};

/** A study of which every report is excluded still says what it was. */
const describe = (study: StudyFromReports, reports: readonly ReportCircumstances[]): StudyDescription =>
  study.reports.length > 0
    ? describeStudy(study)
    : describeStudy({
        reports: reports.map(({ facts }) => facts).toSorted((a, b) => byBelief(b, a)),
        parts: [],
      });

const findingColumns = (study: StudyFromReports, reports: readonly ReportCircumstances[]): Row<DoseStudy> => {
  const superseded = new Set(study.parts.flatMap(({ supersededBy }) => [...supersededBy.keys()]));
  const told = reports.filter(
    (each) => !each.isExcluded && !superseded.has(each.facts.header.sopInstanceUid),
  );
  const all = [...told.flatMap(({ findings }) => findings), ...study.findings];
  const codes = [...new Set(all.map(({ code }) => code))].toSorted();
  return {
    findingCount: all.length,
    warningCount: all.filter(({ severity }) => severity === 'warning').length,
    findingCodes: codes.length === 0 ? '' : `,${codes.join(',')},`,
    findings: study.findings,
  };
};

const listedAt = (description: StudyDescription, firstReceivedAt: string): string =>
  description.studyDate === null
    ? firstReceivedAt.slice(0, 19)
    : `${description.studyDate}T${description.studyTime ?? '00:00:00'}`;

/** The row of a study without its key: made anew from its reports and its corrections. */
export const studyRow = (
  study: StudyFromReports,
  reports: readonly ReportCircumstances[],
  corrections: StudyCorrections,
  now: Date,
): Row<DoseStudy> => {
  const description = describe(study, reports);
  const received = reports.map(({ receivedAt }) => receivedAt).toSorted();
  const firstReceivedAt = received[0] ?? now.toISOString();
  return {
    ...description,
    state: stateOf(study, reports, corrections),
    listedAt: listedAt(description, firstReceivedAt),
    examTypes: study.examTypes.join(','),
    mainUnitId: study.mainUnitId,
    ...patientColumns(description, corrections.assignedPatient, study.patientId),
    reportCount: study.reports.length,
    eventCount: study.eventCount,
    ...findingColumns(study, reports),
    ...study.totals,
    highestCtdiVolPhantomCm: study.highestCtdiVolPhantomCm,
    enteredByHand: reports.some(({ source }) => source !== 'dicom'),
    firstReceivedAt,
    lastReceivedAt: received.at(-1) ?? firstReceivedAt,
    rebuiltAt: now.toISOString(),
  };
};
