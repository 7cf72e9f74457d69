import type { EntityManager } from 'typeorm';
import { insertNewRows, insertRows, updateRow, type Row } from '../platform/database/rows.ts';
import type { PartOfStudy } from './core/part-of-study.ts';
import { ctQuantities, projectionQuantities, type TotalsByQuantity } from './core/part-totals.ts';
import { PlaneTotal, StudyPart } from './study-part.entity.ts';

/** Ids of parts by study, unit and kind. */
export type PartIds = ReadonlyMap<string, number>;

type KeyOfPart = Pick<PartOfStudy, 'unitId'> & { readonly kind: string };

const partKey = (studyId: number, { unitId, kind }: KeyOfPart): string => `${studyId} ${unitId} ${kind}`;

const idAt = (ids: PartIds, key: string): number => {
  const id = ids.get(key);
  if (id === undefined) throw new Error('A part of a study has no row');
  return id;
};

export const idOfPart = (ids: PartIds, studyId: number, part: KeyOfPart): number =>
  idAt(ids, partKey(studyId, part));

const valuesOf = (totals: TotalsByQuantity): Record<string, number> =>
  Object.fromEntries(Object.entries(totals).map(([quantity, total]) => [quantity, total.value]));

const partRow = (studyId: number, part: PartOfStudy): Row<StudyPart> => ({
  studyId,
  unitId: part.unitId,
  kind: part.kind,
  examType: part.examType,
  eventCount: part.eventCount,
  highestCtdiVolPhantomCm: part.highestCtdiVolPhantomCm,
  totals: part.totals,
  ...valuesOf(part.totals),
});

/** A quantity that is no longer known must become null in a row that is there. */
const nothingKnown = Object.fromEntries(
  [...projectionQuantities, ...ctQuantities].map((quantity) => [quantity, null]),
) as Readonly<Record<string, null>>;

/** A part that has its row. */
interface SavedPart {
  readonly id: number;
  readonly part: PartOfStudy;
}

const insertPlanes = (manager: EntityManager, saved: readonly SavedPart[]): Promise<void> =>
  insertRows(
    manager,
    PlaneTotal,
    saved.flatMap(({ id, part }) =>
      part.planes.map(({ plane, eventCount, totals }) => ({
        partId: id,
        plane,
        eventCount,
        totals,
        ...valuesOf(totals),
      })),
    ),
  );

interface PartRow {
  readonly id: number;
  readonly study_id: number;
  readonly unit_id: number;
  readonly kind: string;
}

const idsOf = (rows: readonly PartRow[]): Map<string, number> =>
  new Map(rows.map(({ id, study_id, unit_id, kind }) => [partKey(study_id, { unitId: unit_id, kind }), id]));

const knownParts = async (
  manager: EntityManager,
  studies: readonly PartsOfStudy[],
): Promise<Map<string, number>> => {
  const ids = studies.filter(({ isNew }) => !isNew).map(({ studyId }) => studyId);
  if (ids.length === 0) return new Map();
  return idsOf(
    await manager.query<PartRow[]>(
      `select id, study_id, unit_id, kind from study_part where study_id in (${ids.join(',')})`,
    ),
  );
};

const updatePart = async (manager: EntityManager, id: number, row: Row<StudyPart>): Promise<void> => {
  await updateRow(manager, StudyPart, id, { ...nothingKnown, ...row });
  await manager.query('delete from plane_total where part_id = $1', [id]);
};

/** What is to be written of one study. */
export interface PartsOfStudy {
  readonly studyId: number;
  readonly isNew: boolean;
  readonly parts: readonly PartOfStudy[];
}

/** Writes the parts of studies and their planes; parts that are no more go, parts that stay keep their id. */
export const saveParts = async (
  manager: EntityManager,
  studies: readonly PartsOfStudy[],
): Promise<PartIds> => {
  const known = await knownParts(manager, studies);
  const all = studies.flatMap(({ studyId, parts }) =>
    parts.map((part) => ({ key: partKey(studyId, part), part, row: partRow(studyId, part) })),
  );
  for (const { key, row } of all) {
    const id = known.get(key);
    if (id !== undefined) await updatePart(manager, id, row);
  }
  const fresh = all.filter(({ key }) => !known.has(key)).map(({ row }) => row);
  const told = ['id', 'study_id', 'unit_id', 'kind'] as const;
  const ids = new Map([
    ...known,
    ...idsOf(await insertNewRows<StudyPart, PartRow>(manager, StudyPart, fresh, told)),
  ]);
  await insertPlanes(
    manager,
    all.map(({ key, part }) => ({ id: idAt(ids, key), part })),
  );
  const wanted = new Set(all.map(({ key }) => key));
  const gone = [...known].filter(([key]) => !wanted.has(key)).map(([, id]) => id);
  if (gone.length > 0) await manager.query(`delete from study_part where id in (${gone.join(',')})`);
  return ids;
};
