import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { CtEvent } from './ct-event.entity.ts';
import type { MomentView } from './dose.contract.ts';
import { ProjectionEvent } from './projection-event.entity.ts';
import type { CtEventView, ProjectionEventView } from './study-event.contract.ts';

type Own = 'startedAt' | 'index';
type ProjectionExtras = Omit<ProjectionEventView, keyof ProjectionEvent | Own>;
type CtExtras = Omit<CtEventView, keyof CtEvent | Own>;

const nothingSaid = { label: null, comment: null, targetRegion: null, participants: [], sent: {} };

/** What the rows leave out when a report does not say it. */
const projectionExtras: ProjectionExtras = {
  ...nothingSaid,
  typeCode: null,
  anatomy: null,
  laterality: null,
  imageView: null,
  patientTableRelationship: null,
  patientOrientation: null,
  patientOrientationModifier: null,
  fluoroMode: null,
  referencePointDefinition: null,
  referencePointCode: null,
  anodeTargetMaterial: null,
  filters: [],
  grids: [],
  more: {},
};

const ctExtras: CtExtras = {
  ...nothingSaid,
  acquisitionTypeCode: null,
  procedureContext: null,
  modulationType: null,
  reconstructionAlgorithms: [],
  sources: [],
  phantomType: null,
  ssdeMethod: null,
  doseChecks: [],
};

const momentOf = (local: string | null, offset: string | null): MomentView | null =>
  local === null ? null : { local, offset };

const projectionEventView = (row: ProjectionEvent, index: number): ProjectionEventView => {
  const { details, startedAt, startedOffset, ...columns } = row;
  const extras = { ...projectionExtras, ...(details as Partial<ProjectionExtras>) };
  return { ...columns, ...extras, index, startedAt: momentOf(startedAt, startedOffset) };
};

const ctEventView = (row: CtEvent, index: number): CtEventView => {
  const { details, startedAt, startedOffset, ...columns } = row;
  const extras = { ...ctExtras, ...(details as Partial<CtExtras>) };
  return { ...columns, ...extras, index, startedAt: momentOf(startedAt, startedOffset) };
};

/** In the order of irradiation; events without a start stand where their report has them, after the others. */
const byStart = <E extends Pick<CtEvent, 'startedAt' | 'reportId' | 'eventIndex'>>(a: E, b: E): number => {
  const [left, right] = [a.startedAt ?? '~', b.startedAt ?? '~'];
  if (left !== right) return left < right ? -1 : 1;
  return a.reportId - b.reportId || a.eventIndex - b.eventIndex;
};

@Injectable()
export class StudyEventsQueries {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async projection(partId: number): Promise<ProjectionEventView[]> {
    return (await this.ofPart(ProjectionEvent, partId)).toSorted(byStart).map(projectionEventView);
  }

  async ct(partId: number): Promise<CtEventView[]> {
    return (await this.ofPart(CtEvent, partId)).toSorted(byStart).map(ctEventView);
  }

  /** All columns but the part, which the caller has and the page does not show. */
  private ofPart<E extends ProjectionEvent | CtEvent>(entity: new () => E, partId: number): Promise<E[]> {
    const columns = this.database.read.connection
      .getMetadata(entity)
      .columns.map((column) => column.propertyName)
      .filter((property) => property !== 'partId');
    return this.database.read
      .createQueryBuilder(entity, 'e')
      .select(columns.map((property) => `e.${property}`))
      .where('e.partId = :partId', { partId })
      .getMany();
  }
}
