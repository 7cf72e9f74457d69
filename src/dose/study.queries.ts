import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitsQueries, type KnownUnit } from '../equipment/index.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { studyWithoutIdentity } from './core/identity-mask.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudy, StudyLink } from './dose-study.entity.ts';
import type { PatientView } from './dose.contract.ts';
import { Patient } from './patient.entity.ts';
import { StudyEventsQueries } from './study-events.queries.ts';
import { ctPartView, projectionPartView, type PartSources } from './study-part-view.ts';
import { toPatientView } from './study-row-parts.queries.ts';
import { studyFindings, studyHead, studyReports } from './study-view.ts';
import { notIdentifying, type StudyAccess } from './study-reach.ts';
import type { Study, StudyPartView } from './study.contract.ts';
import { PlaneTotal, StudyPart } from './study-part.entity.ts';

type Units = ReadonlyMap<number, KnownUnit>;
type StudyCore = Omit<Study, 'corrections' | 'handEntry'>;

/** The unit that reports of the given one count for. */
const countsFor = (units: Units, unitId: number): number => {
  const into = units.get(unitId)?.unit.mergedIntoId ?? null;
  return into === null ? unitId : countsFor(units, into);
};

/** As the study was made from them: the later content first, then the more events. */
const byBelief = (a: DoseReport, b: DoseReport): number => {
  const [left, right] = [a.contentAt ?? '', b.contentAt ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return b.eventCount - a.eventCount || b.id - a.id;
};

@Injectable()
export class StudyQueries {
  private readonly database: Database;
  private readonly units: UnitsQueries;
  private readonly events: StudyEventsQueries;
  private readonly privacyMode: Study['privacyMode'];

  constructor(database: Database, units: UnitsQueries, events: StudyEventsQueries, config: Config) {
    this.database = database;
    this.units = units;
    this.events = events;
    this.privacyMode = config.env.KERMA_PATIENTS;
  }

  /**
   * All of a study but its history, who the patient is only when asked and permitted; null when there is none in reach. One
   * that was linked into another is in reach where that one is.
   */
  async study(id: number, access: StudyAccess): Promise<StudyCore | null> {
    const { read } = this.database;
    const study = await read.findOneBy(DoseStudy, { id });
    if (study === null) return null;
    const mergedIntoStudyId = await this.mergedInto(study);
    const reachedId = mergedIntoStudyId ?? id;
    if (!(await access.reach.has(read, reachedId))) return null;
    const mayIdentify = await access.identify.has(read, reachedId);
    if (access.asked && !mayIdentify) throw notIdentifying();
    const view = { ...(await this.view(study, mayIdentify)), mergedIntoStudyId, mayIdentify };
    return access.asked ? view : studyWithoutIdentity(view);
  }

  private async view(
    study: DoseStudy,
    mayIdentify: boolean,
  ): Promise<Omit<StudyCore, 'mergedIntoStudyId' | 'mayIdentify'>> {
    const reports = await this.reports(study.id);
    const parts = await this.parts(study, reports);
    const events = parts.flatMap((part): (typeof part.events)[number][] => part.events);
    return {
      ...studyHead(study, reports),
      privacyMode: this.privacyMode,
      patientRecordId: study.patientId,
      patient: await this.patient(study),
      parts,
      findings: studyFindings(study, reports, events),
      reports: studyReports(reports, events, mayIdentify && this.privacyMode === 'full'),
    };
  }

  private async reports(studyId: number): Promise<DoseReport[]> {
    return (await this.database.read.findBy(DoseReport, { studyId })).toSorted(byBelief);
  }

  private async parts(study: DoseStudy, reports: readonly DoseReport[]): Promise<StudyPartView[]> {
    const parts = await this.database.read.find(StudyPart, {
      where: { studyId: study.id },
      order: { id: 'ASC' },
    });
    const planes = await this.database.read.find(PlaneTotal, {
      where: { partId: In(parts.map((part) => part.id)) },
      order: { plane: 'ASC' },
    });
    const units = new Map((await this.units.all()).map((known) => [known.unit.id, known]));
    const views: StudyPartView[] = [];
    for (const part of parts) {
      const known = units.get(part.unitId);
      if (known === undefined) throw new Error(`Part ${part.id} is of a unit that is not there`);
      const ofPart = reports.filter(
        (report) =>
          report.state === 'current' &&
          report.kind === part.kind &&
          countsFor(units, report.unitId) === part.unitId,
      );
      const ofPlanes = planes.filter((plane) => plane.partId === part.id);
      views.push(await this.partView({ part, known, reports: ofPart, planes: ofPlanes }));
    }
    return views;
  }

  private async partView(sources: PartSources): Promise<StudyPartView> {
    const { id, kind } = sources.part;
    return kind === 'ct'
      ? ctPartView(sources, await this.events.ct(id))
      : projectionPartView(sources, await this.events.projection(id));
  }

  private async patient(study: DoseStudy): Promise<PatientView | null> {
    if (study.patientId === null) return null;
    const patient = await this.database.read.findOneBy(Patient, { id: study.patientId });
    return patient === null ? null : toPatientView(patient);
  }

  /** Where the reports of a study went that has none any more. */
  private async mergedInto(study: DoseStudy): Promise<number | null> {
    if (study.state !== 'empty') return null;
    const { read } = this.database;
    const link = await read.findOneBy(StudyLink, { studyInstanceUid: study.studyUid });
    if (link === null) return null;
    const target = await read.findOneBy(DoseStudy, { studyUid: link.effectiveStudyUid });
    return target?.id ?? null;
  }
}
