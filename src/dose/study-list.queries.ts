import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Database } from '../platform/database/database.ts';
import { splitExamTypes } from './core/exam-types.ts';
import { DoseStudy } from './dose-study.entity.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { applyStudyFilter } from './study-filter.ts';
import type { StudyFilter, StudyListQuery, StudyPage, StudyRow } from './study-list.contract.ts';
import {
  applyStudyOrder,
  decodePosition,
  encodePosition,
  firstPosition,
  hasUnknown,
  positionAfter,
  type Position,
} from './study-order.ts';
import { StudyRowParts } from './study-row-parts.queries.ts';

/** The columns of a row; the others (findings, search text) are long. */
const listed = [
  'id',
  'state',
  'listedAt',
  'studyDate',
  'studyTime',
  'accessionNumber',
  'description',
  'procedureText',
  'protocolText',
  'examTypes',
  'mainUnitId',
  'patientId',
  'patientSex',
  'patientAgeYears',
  'eventCount',
  'findingCount',
  'warningCount',
  'kermaAreaProductGycm2',
  'airKermaAtReferencePointMgy',
  'fluoroscopyTimeS',
  'dlpMgycm',
  'highestCtdiVolMgy',
  'highestCtdiVolPhantomCm',
  'enteredByHand',
] as const satisfies readonly (keyof DoseStudy)[];

interface Slice {
  readonly studies: DoseStudy[];
  readonly next: Position | null;
}

@Injectable()
export class StudyListQueries {
  private readonly database: Database;
  private readonly parts: StudyRowParts;
  private readonly privacy: PatientPrivacy;

  constructor(database: Database, parts: StudyRowParts, privacy: PatientPrivacy) {
    this.database = database;
    this.parts = parts;
    this.privacy = privacy;
  }

  /** One page. The total comes with the first page only: it is the same on the others, and costs more than a page. */
  async page(query: StudyListQuery): Promise<StudyPage> {
    const position = query.cursor === undefined ? firstPosition : decodePosition(query.cursor, query);
    const { studies, next } = await this.slice(query, position, query.limit);
    const rows = await this.rows(studies, query.patient === true);
    const total = query.cursor === undefined ? await this.count(query, rows.length, next) : null;
    return { rows, nextCursor: next === null ? null : encodePosition(query, next), total };
  }

  /** Every row that was asked for, read in slices along the order, so that memory stays small. */
  async *all(filter: StudyFilter): AsyncGenerator<StudyRow> {
    let position: Position | null = firstPosition;
    while (position !== null) {
      const slice: Slice = await this.slice(filter, position, 500);
      yield* await this.rows(slice.studies, filter.patient === true);
      position = slice.next;
    }
  }

  private async count(filter: StudyFilter, shown: number, next: Position | null): Promise<number> {
    return next === null ? shown : await applyStudyFilter(this.select(), filter, this.privacy).getCount();
  }

  private select(): SelectQueryBuilder<DoseStudy> {
    return this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select(listed.map((property) => `s.${property}`));
  }

  private async slice(filter: StudyFilter, position: Position, limit: number): Promise<Slice> {
    const found = await this.stretch(filter, position, limit + 1);
    const studies = found.slice(0, limit);
    const last = studies.at(-1);
    if (found.length > limit && last !== undefined) {
      return { studies, next: positionAfter(last, filter, position.stretch) };
    }
    if (position.stretch === 'unknown' || !hasUnknown(filter)) return { studies, next: null };
    const unknown: Position = { stretch: 'unknown', after: null };
    if (studies.length === limit) return { studies, next: unknown };
    const rest = await this.slice(filter, unknown, limit - studies.length);
    return { studies: [...studies, ...rest.studies], next: rest.next };
  }

  private stretch(filter: StudyFilter, position: Position, take: number): Promise<DoseStudy[]> {
    const query = applyStudyFilter(this.select(), filter, this.privacy);
    return applyStudyOrder(query, filter, position).limit(take).getMany();
  }

  private async rows(studies: DoseStudy[], withPatients: boolean): Promise<StudyRow[]> {
    const { unitsOf, patientOf } = await this.parts.of(studies, withPatients);
    return studies.map((study) => ({
      id: study.id,
      date: study.studyDate,
      time: study.studyTime,
      units: unitsOf(study.id),
      examTypes: splitExamTypes(study.examTypes),
      description: study.description,
      protocol: study.protocolText,
      procedure: study.procedureText,
      accessionNumber: study.accessionNumber,
      kermaAreaProductGycm2: study.kermaAreaProductGycm2,
      airKermaAtReferencePointMgy: study.airKermaAtReferencePointMgy,
      fluoroscopyTimeS: study.fluoroscopyTimeS,
      ctdiVolMaxMgy: study.highestCtdiVolMgy,
      ctdiVolMaxPhantomCm: study.highestCtdiVolPhantomCm,
      dlpMgycm: study.dlpMgycm,
      eventCount: study.enteredByHand && study.eventCount === 0 ? null : study.eventCount,
      findingCount: study.findingCount,
      warningCount: study.warningCount,
      ageYears: study.patientAgeYears,
      sex: study.patientSex,
      origin: study.enteredByHand ? 'by-hand' : 'reported',
      isExcluded: study.state === 'excluded',
      patient: patientOf(study.patientId),
    }));
  }
}
