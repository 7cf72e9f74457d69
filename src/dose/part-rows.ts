import type { EntityManager } from 'typeorm';
import { insertRow, insertRows, updateRow, type Row } from '../platform/database/rows.ts';
import type { PartOfStudy } from './core/part-of-study.ts';
import { ctQuantities, projectionQuantities, type TotalsByQuantity } from './core/part-totals.ts';
import { PlaneTotal, StudyPart } from './study-part.entity.ts';

/** Ids of the parts of a study by unit and kind. */
export type PartIds = ReadonlyMap<string, number>;

export const partKey = (part: { readonly unitId: number; readonly kind: string }): string =>
  `${part.unitId} ${part.kind}`;

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

const insertPlanes = (manager: EntityManager, partId: number, part: PartOfStudy): Promise<void> =>
  insertRows(
    manager,
    PlaneTotal,
    part.planes.map(({ plane, eventCount, totals }) => ({
      partId,
      plane,
      eventCount,
      totals,
      ...valuesOf(totals),
    })),
  );

const knownParts = async (manager: EntityManager, studyId: number): Promise<Map<string, number>> => {
  const rows = await manager.query<{ id: number; unit_id: number; kind: string }[]>(
    'select id, unit_id, kind from study_part where study_id = $1',
    [studyId],
  );
  return new Map(rows.map(({ id, unit_id, kind }) => [partKey({ unitId: unit_id, kind }), id]));
};

const savePart = async (
  manager: EntityManager,
  row: Row<StudyPart>,
  knownId: number | undefined,
): Promise<number> => {
  if (knownId === undefined) {
    const id = await insertRow(manager, StudyPart, row);
    if (id === null) throw new Error('A part of a study is there twice');
    return id;
  }
  await updateRow(manager, StudyPart, knownId, { ...nothingKnown, ...row });
  await manager.query('delete from plane_total where part_id = $1', [knownId]);
  return knownId;
};

/** Writes the parts of a study and their planes; parts that are no more go, parts that stay keep their id. */
export const saveParts = async (
  manager: EntityManager,
  parts: readonly PartOfStudy[],
  { studyId, isNew }: { studyId: number; isNew: boolean },
): Promise<PartIds> => {
  const known = isNew ? new Map<string, number>() : await knownParts(manager, studyId);
  const ids = new Map<string, number>();
  for (const part of parts) {
    const id = await savePart(manager, partRow(studyId, part), known.get(partKey(part)));
    await insertPlanes(manager, id, part);
    ids.set(partKey(part), id);
  }
  const gone = [...known].filter(([key]) => !ids.has(key)).map(([, id]) => id);
  if (gone.length > 0) await manager.query(`delete from study_part where id in (${gone.join(',')})`);
  return ids;
};
