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
import { shownIdentity, type StudyAccess } from './study-reach.ts';
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

interface Wanted {
  readonly filter: StudyFilter;
  readonly access: StudyAccess;
}

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
  async page(query: StudyListQuery, access: StudyAccess): Promise<StudyPage> {
    const position = query.cursor === undefined ? firstPosition : decodePosition(query.cursor, query);
    const { studies, next } = await this.slice({ filter: query, access }, position, query.limit);
    const rows = await this.rows(studies, access);
    const total =
      query.cursor === undefined ? await this.total({ filter: query, access }, rows.length, next) : null;
    return { rows, nextCursor: next === null ? null : encodePosition(query, next), total };
  }

  /** Every row that was asked for, read in slices along the order, so that memory stays small. */
  async *all(filter: StudyFilter, access: StudyAccess): AsyncGenerator<StudyRow> {
    let position: Position | null = firstPosition;
    while (position !== null) {
      const slice: Slice = await this.slice({ filter, access }, position, 500);
      yield* await this.rows(slice.studies, access);
      position = slice.next;
    }
  }

  /** How many were asked for. */
  count(filter: StudyFilter, access: StudyAccess): Promise<number> {
    return this.filtered({ filter, access }).getCount();
  }

  private async total(wanted: Wanted, shown: number, next: Position | null): Promise<number> {
    return next === null ? shown : await this.filtered(wanted).getCount();
  }

  private filtered({ filter, access }: Wanted): SelectQueryBuilder<DoseStudy> {
    return applyStudyFilter(this.select(), filter, { privacy: this.privacy, access });
  }

  private select(): SelectQueryBuilder<DoseStudy> {
    return this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select(listed.map((property) => `s.${property}`));
  }

  private async slice(wanted: Wanted, position: Position, limit: number): Promise<Slice> {
    const { filter } = wanted;
    const found = await this.stretch(wanted, position, limit + 1);
    const studies = found.slice(0, limit);
    const last = studies.at(-1);
    if (found.length > limit && last !== undefined) {
      return { studies, next: positionAfter(last, filter, position.stretch) };
    }
    if (position.stretch === 'unknown' || !hasUnknown(filter)) return { studies, next: null };
    const unknown: Position = { stretch: 'unknown', after: null };
    if (studies.length === limit) return { studies, next: unknown };
    const rest = await this.slice(wanted, unknown, limit - studies.length);
    return { studies: [...studies, ...rest.studies], next: rest.next };
  }

  private stretch(wanted: Wanted, position: Position, take: number): Promise<DoseStudy[]> {
    return applyStudyOrder(this.filtered(wanted), wanted.filter, position).limit(take).getMany();
  }

  private async rows(studies: DoseStudy[], access: StudyAccess): Promise<StudyRow[]> {
    const ids = studies.map(({ id }) => id);
    const shown = await shownIdentity(access).among(this.database.read, ids);
    const { unitsOf, patientOf } = await this.parts.of(studies, shown);
    return studies.map((study) => ({
      id: study.id,
      date: study.studyDate,
      time: study.studyTime,
      units: unitsOf(study.id),
      examTypes: splitExamTypes(study.examTypes),
      description: study.description,
      protocol: study.protocolText,
      procedure: study.procedureText,
      accessionNumber: shown.has(study.id) ? study.accessionNumber : null,
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
      patient: shown.has(study.id) ? patientOf(study.patientId) : null,
    }));
  }
}
