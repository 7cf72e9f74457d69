import type { ReportPatient, ReportStudy } from '../../dicom/rdsr/report-common.ts';
import type { ReportHeader } from './report-facts.ts';
import type { StudyFromReports } from './study-from-reports.ts';

/** What the list of studies says in words and filters by. */
export interface StudyDescription {
  readonly studyDate: string | null;
  readonly studyTime: string | null;
  readonly timezoneOffset: string | null;
  readonly accessionNumber: string | null;
  readonly description: string | null;
  readonly procedureText: string | null;
  readonly protocolText: string | null;
  readonly searchText: string;
  readonly patientSex: ReportPatient['sex'];
  readonly patientAgeYears: number | null;
  readonly patientSizeM: number | null;
  readonly patientWeightKg: number | null;
  readonly pregnancyStatus: ReportPatient['pregnancyStatus'];
}

const separator = ' · ';
const mostProtocols = 40;

const joined = (texts: readonly (string | null)[]): string | null => {
  const distinct = new Set(texts.flatMap((text) => text?.trim() ?? []).filter((text) => text !== ''));
  return distinct.size === 0 ? null : [...distinct].join(separator);
};

const proceduresOf = ({ study }: ReportHeader): (string | null)[] => [
  study.requestedProcedureDescription,
  study.performedProcedureStepDescription,
  ...study.requestedProcedureCodes.map(({ meaning }) => meaning),
  ...study.procedureCodes.map(({ meaning }) => meaning),
];

/**
 * Describes a study by its reports: of each field what the most believed report says, else the next. Date and time come from
 * the same report. Texts that several fields or reports give stand once, joined with " · ".
 */
export const describeStudy = ({
  reports,
  parts,
}: Pick<StudyFromReports, 'reports' | 'parts'>): StudyDescription => {
  const headers = reports.map(({ header }) => header);
  const study = <K extends keyof ReportStudy>(field: K): ReportStudy[K] | null =>
    headers.find((header) => header.study[field] !== null)?.study[field] ?? null;
  const patient = <K extends keyof ReportPatient>(field: K): ReportPatient[K] | null =>
    headers.find((header) => header.patient[field] !== null)?.patient[field] ?? null;
  const dated = headers.find((header) => header.study.date !== null)?.study;
  const procedureText = joined(headers.flatMap(proceduresOf));
  const protocols = parts.flatMap((part) => part.protocols).slice(0, mostProtocols);
  const protocolText = joined([...headers.map((header) => header.study.protocolName), ...protocols]);
  const accessionNumber = study('accessionNumber');
  const description = study('description');
  const searched = [description, study('seriesDescription'), procedureText, protocolText];
  return {
    studyDate: dated?.date ?? null,
    studyTime: dated?.time ?? null,
    timezoneOffset: dated?.timezoneOffset ?? null,
    accessionNumber,
    description,
    procedureText,
    protocolText,
    searchText: (joined(searched) ?? '').toLowerCase(),
    patientSex: patient('sex'),
    patientAgeYears: patient('ageYears'),
    patientSizeM: patient('sizeM'),
    patientWeightKg: patient('weightKg'),
    pregnancyStatus: patient('pregnancyStatus'),
  };
};
