import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Equipment, resolveUnit, type IdentifiedUnit } from '../equipment/index.ts';
import { Clock } from '../platform/clock.ts';
import { updateRow } from '../platform/database/rows.ts';
import { groupBy } from './core/group-by.ts';
import { DoseReport } from './dose-report.entity.ts';
import { deleteEvents } from './event-rows.ts';
import { whatIsKnown, type Known, type KnownReport } from './known-reports.ts';
import { identifyPatients } from './patient-rows.ts';
import type { PreparedReport } from './prepared-report.ts';
import { rebuildStudy, writeStudies, type WantedStudy } from './rebuild-study.ts';
import { writeReports, type Arrival, type ReportIds } from './report-rows.ts';
import type { ReportCircumstances } from './study-row.ts';

export interface Recorded extends ReportIds {
  /**
   * `already-recorded`: the same file, and nothing new in it · `another-file-counts`: another file with the same SOP
   * Instance UID came first.
   */
  readonly outcome: 'recorded' | 'already-recorded' | 'another-file-counts';
  /** Studies beside it that were made anew: what the same file was read as before counted there. */
  readonly otherStudyIds: readonly number[];
}

/** Of two files with one SOP Instance UID the first stands; the same file read anew replaces what it said. */
const outcomeOf = ({ report, prepared: { input, readingSha256 } }: Known): Recorded['outcome'] => {
  if (report === null) return 'recorded';
  if (report.sha256 !== input.sha256) return 'another-file-counts';
  return report.reading_sha256 === readingSha256 ? 'already-recorded' : 'recorded';
};

/** The first ones that do not depend on each other, and of which each is new or changes nothing. */
const plainOf = (known: readonly Known[]): readonly Known[] => {
  const seen = new Set<string>();
  const end = known.findIndex((each) => {
    const { kept, input } = each.prepared;
    const keys = [kept.sopInstanceUid, ...(input.sha256 === null ? [] : [input.sha256])];
    const isRenewal = each.report !== null && outcomeOf(each) === 'recorded';
    if (isRenewal || each.staleId !== null || keys.some((key) => seen.has(key))) return true;
    for (const key of keys) seen.add(key);
    return false;
  });
  return end < 0 ? known : known.slice(0, end);
};

const unchanged = (each: Known, report: KnownReport, otherStudyIds: readonly number[]): Recorded => ({
  studyId: report.study_id,
  reportId: report.id,
  outcome: outcomeOf(each),
  otherStudyIds,
});

const circumstances = (
  { prepared: { input, header, events, operators }, report }: Known,
  { unitId, countsAs }: IdentifiedUnit,
  patientId: number | null,
): ReportCircumstances => ({
  facts: { header, events, unitId, countsAs, patientId },
  findings: input.findings,
  operators,
  source: input.entry?.source ?? 'dicom',
  receivedAt: input.receivedAt.toISOString(),
  isExcluded: report !== null && report.excluded_at !== null,
  excludedReason: report?.excluded_reason ?? null,
});

const idsOf = (written: ReadonlyMap<string, ReportIds>, { prepared }: Known): ReportIds => {
  const ids = written.get(prepared.kept.sopInstanceUid);
  if (ids === undefined) throw new Error('A report that was just written is not there');
  return ids;
};

const studiesOf = (arrivals: readonly Arrival[]): WantedStudy[] =>
  [...groupBy(arrivals, ({ studyUid }) => studyUid)].map(([studyUid, reports]) => ({
    studyUid,
    fresh: reports.map((report) => report.circumstances),
    replaced: reports.flatMap(({ report }) => report?.id ?? []),
    isThere: reports.some(({ studyIsThere }) => studyIsThere),
  }));

/** Writes prepared reports and makes their studies anew, within a transaction. */
@Injectable()
export class ReportWriter {
  private readonly equipment: Equipment;
  private readonly clock: Clock;

  constructor(equipment: Equipment, clock: Clock) {
    this.equipment = equipment;
    this.clock = clock;
  }

  /** What became of each, in their order. */
  async write(manager: EntityManager, reports: readonly PreparedReport[]): Promise<Recorded[]> {
    const known = await whatIsKnown(manager, reports);
    const [first] = known;
    if (first === undefined) return [];
    const plain = plainOf(known);
    const done =
      plain.length > 0 ? await this.writePlain(manager, plain) : [await this.writeAgain(manager, first)];
    return [...done, ...(await this.write(manager, reports.slice(done.length)))];
  }

  private async writePlain(manager: EntityManager, plain: readonly Known[]): Promise<Recorded[]> {
    const written = await this.writeNews(
      manager,
      plain.filter(({ report }) => report === null),
    );
    return plain.map((each) =>
      each.report === null
        ? { ...idsOf(written, each), outcome: 'recorded', otherStudyIds: [] }
        : unchanged(each, each.report, []),
    );
  }

  private async writeAgain(manager: EntityManager, again: Known): Promise<Recorded> {
    const { report, prepared, staleId, studyUid } = again;
    const stale = await this.setAside(manager, staleId, prepared.kept.sopInstanceUid);
    if (report && outcomeOf(again) !== 'recorded') return unchanged(again, report, stale);
    const written = await this.writeNews(manager, [again]);
    const left = await this.leave(manager, report, studyUid);
    return { ...idsOf(written, again), outcome: 'recorded', otherStudyIds: [...stale, ...left] };
  }

  private async writeNews(manager: EntityManager, news: readonly Known[]): Promise<Map<string, ReportIds>> {
    if (news.length === 0) return new Map();
    // What they said before must not hold events that another report may now tell.
    for (const { report } of news) if (report) await deleteEvents(manager, report.id);
    const arrivals = await this.identify(manager, news);
    const now = this.clock.now();
    const studies = await writeStudies(manager, studiesOf(arrivals), now);
    return writeReports(manager, arrivals, { studies, now });
  }

  /** Excludes what a file was read as before that is now read as a report which another file has brought. */
  private async setAside(
    manager: EntityManager,
    staleId: number | null,
    sopInstanceUid: string,
  ): Promise<number[]> {
    if (staleId === null) return [];
    const stale = await manager.findOneByOrFail(DoseReport, { id: staleId });
    if (stale.excludedAt !== null) return [];
    const now = this.clock.now();
    await updateRow(manager, DoseReport, staleId, {
      excludedAt: now.toISOString(),
      excludedReason: `Read again, its file is the report ${sopInstanceUid}, which another file has brought and which counts.`,
    });
    return [await rebuildStudy(manager, stale.effectiveStudyUid, now)];
  }

  /** Makes the study anew to which the report belonged before it was read with another Study Instance UID. */
  private async leave(
    manager: EntityManager,
    before: KnownReport | null,
    studyUid: string,
  ): Promise<number[]> {
    if (before === null || before.effective_study_uid === studyUid) return [];
    return [await rebuildStudy(manager, before.effective_study_uid, this.clock.now())];
  }

  private async identify(manager: EntityManager, news: readonly Known[]): Promise<Arrival[]> {
    const units = await this.unitsOf(
      manager,
      news.map(({ prepared }) => prepared),
    );
    const patients = await identifyPatients(
      manager,
      news.flatMap(({ prepared }) => prepared.patient ?? []),
    );
    return news.map((each) => {
      const unit = units.get(each.prepared);
      if (unit === undefined) throw new Error('A report has no unit');
      const named = patients.get(each.prepared.patient?.key ?? '');
      return {
        ...each,
        circumstances: circumstances(each, unit, named?.patientId ?? null),
        unitId: unit.sentById,
        patientId: named?.toldId ?? null,
      };
    });
  }

  private async unitsOf(
    manager: EntityManager,
    reports: readonly PreparedReport[],
  ): Promise<Map<PreparedReport, IdentifiedUnit>> {
    const units = new Map<PreparedReport, IdentifiedUnit>();
    for (const report of reports) {
      const unitId = report.input.entry?.unitId;
      if (unitId !== undefined)
        units.set(report, { sentById: unitId, ...(await resolveUnit(manager, unitId)) });
    }
    const sent = reports.filter((report) => !units.has(report));
    const sightings = sent.map(({ input, kept }) => ({
      equipment: kept.equipment,
      seenAt: input.receivedAt,
    }));
    const identified = await this.equipment.identify(manager, sightings);
    identified.forEach((unit, at) => {
      const report = sent[at];
      if (report) units.set(report, unit);
    });
    return units;
  }
}
