import type { EntityManager } from 'typeorm';
import { DoseStudy } from '../../src/dose/dose-study.entity.ts';
import { StudyPart } from '../../src/dose/study-part.entity.ts';
import { Unit } from '../../src/equipment/equipment.entity.ts';
import { insertRow, insertRows, type Row } from '../../src/platform/database/rows.ts';

const receivedAt = '2026-01-01T00:00:00.000Z';

/** A unit without reports; gives its id. */
export const addUnit = async (manager: EntityManager, name: string): Promise<number> => {
  const row: Row<Unit> = {
    identityKey: name,
    displayName: name,
    state: 'confirmed',
    firstSeenAt: receivedAt,
    lastSeenAt: receivedAt,
  };
  const id = await insertRow(manager, Unit, row);
  if (id === null) throw new Error(`There is a unit ${name} already`);
  return id;
};

export type StudyFacts = Row<DoseStudy> & {
  readonly id: number;
  readonly at: string;
  readonly unitId: number;
};

/** Rows as rebuilding makes them, for tests of the list: only what matters is said. */
const studyRow = ({ at, unitId, ...facts }: StudyFacts): Row<DoseStudy> => ({
  studyUid: `1.2.${facts.id}`,
  state: 'current',
  listedAt: at,
  studyDate: at.slice(0, 10),
  studyTime: at.slice(11),
  searchText: (facts.description ?? '').toLowerCase(),
  examTypes: 'fluoroscopy',
  mainUnitId: unitId,
  reportCount: 1,
  eventCount: 0,
  findingCount: 0,
  warningCount: 0,
  findingCodes: ',',
  findings: [],
  enteredByHand: false,
  firstReceivedAt: receivedAt,
  lastReceivedAt: receivedAt,
  rebuiltAt: receivedAt,
  ...facts,
});

/** Inserts studies with one part each. Ids are counted from 1 by an empty table, so they must be given in that order. */
export const addStudies = async (manager: EntityManager, studies: readonly StudyFacts[]): Promise<void> => {
  await insertRows(manager, DoseStudy, studies.map(studyRow));
  const parts = studies.map(({ id, unitId, examTypes }): Row<StudyPart> => ({
    studyId: id,
    unitId,
    kind: examTypes === 'ct' ? 'ct' : 'projection',
    examType: examTypes === 'ct' ? 'ct' : 'fluoroscopy',
    eventCount: 0,
    totals: {},
  }));
  await insertRows(manager, StudyPart, parts);
};
