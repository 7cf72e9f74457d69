import type { ExamType } from '../../dicom/rdsr/report-common.ts';
import { partOfStudy, type PartOfStudy } from './part-of-study.ts';
import {
  ctQuantities,
  projectionQuantities,
  sumKnown,
  type CtQuantity,
  type ProjectionQuantity,
} from './part-totals.ts';
import { byBelief, type ReportFacts } from './report-facts.ts';
import type { StudyFinding } from './study-finding.ts';

/** One study as its reports together tell it. */
export interface StudyFromReports {
  /** By unit, then kind. */
  readonly parts: readonly PartOfStudy[];
  /** The most believed first. */
  readonly reports: readonly ReportFacts[];
  readonly examTypes: readonly ExamType[];
  readonly mainUnitId: number | null;
  readonly patientId: number | null;
  readonly eventCount: number;
  readonly totals: Readonly<Record<ProjectionQuantity | CtQuantity, number | null>>;
  readonly highestCtdiVolPhantomCm: 16 | 32 | null;
  readonly findings: readonly StudyFinding[];
}

const byUnitAndKind = (reports: readonly ReportFacts[]): PartOfStudy[] => {
  const groups = new Map<string, ReportFacts[]>();
  for (const report of reports) {
    const identity = `${report.unitId} ${report.header.kind}`;
    groups.set(identity, [...(groups.get(identity) ?? []), report]);
  }
  return [...groups.values()]
    .flatMap(([first, ...rest]) => (first ? [partOfStudy([first, ...rest])] : []))
    .toSorted((a, b) => a.unitId - b.unitId || (a.kind < b.kind ? 1 : -1));
};

const patientsDiffer = (reports: readonly ReportFacts[]): StudyFinding[] =>
  new Set(reports.flatMap(({ patientId }) => patientId ?? [])).size < 2
    ? []
    : [
        {
          code: 'patients-differ',
          severity: 'warning',
          message:
            'The reports of this study name different patients. The patient of the report with the latest content date is ' +
            'shown; correct it if that is the wrong one.',
          reports: reports.map(({ header }) => header.sopInstanceUid).toSorted(),
        },
      ];

const highest = (parts: readonly PartOfStudy[]): PartOfStudy | null =>
  parts.reduce<PartOfStudy | null>((best, part) => {
    const value = part.totals.highestCtdiVolMgy?.value ?? null;
    return value !== null && value > (best?.totals.highestCtdiVolMgy?.value ?? -1) ? part : best;
  }, null);

const sums = (parts: readonly PartOfStudy[]): StudyFromReports['totals'] => ({
  ...(Object.fromEntries(
    [...projectionQuantities, ...ctQuantities].map((quantity) => [
      quantity,
      sumKnown(parts.map(({ totals }) => totals[quantity]?.value ?? null)),
    ]),
  ) as StudyFromReports['totals']),
  highestCtdiVolMgy: highest(parts)?.totals.highestCtdiVolMgy?.value ?? null,
});

/**
 * One study from all its reports, merged by irradiation event UID: cumulative reports supersede each other, continued ones
 * add up, overlapping ones count by their events. One part per unit and kind; air kerma is never added to CT, planes
 * stay apart in the parts. Totals in the units of their names, null when unknown. The result depends neither on the order
 * of the reports nor on how often one is given. Refuses nothing; without reports the study is empty.
 */
export const studyFromReports = (given: readonly ReportFacts[]): StudyFromReports => {
  const distinct = new Map(given.map((report) => [report.header.sopInstanceUid, report]));
  const reports = [...distinct.values()].toSorted((a, b) => byBelief(b, a));
  const parts = byUnitAndKind(reports);
  const main = parts.reduce<PartOfStudy | null>(
    (best, part) => (best === null || part.eventCount > best.eventCount ? part : best),
    null,
  );
  return {
    parts,
    reports,
    examTypes: [...new Set(parts.map(({ examType }) => examType))].toSorted(),
    mainUnitId: main?.unitId ?? null,
    patientId: reports.find(({ patientId }) => patientId !== null)?.patientId ?? null,
    eventCount: parts.reduce((sum, { eventCount }) => sum + eventCount, 0),
    totals: sums(parts),
    highestCtdiVolPhantomCm: highest(parts)?.highestCtdiVolPhantomCm ?? null,
    findings: [...parts.flatMap(({ findings }) => findings), ...patientsDiffer(reports)],
  };
};
