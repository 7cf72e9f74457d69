import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mentionOf, UnitMerging, type MergedPair } from '../equipment/index.ts';
import type { UnitMergeInput, UnitMergePreview } from '../equipment/equipment.contract.ts';
import { Audit } from '../platform/audit/audit.service.ts';
import type { Undo } from '../platform/api.contract.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { rebuildStudy } from './rebuild-study.ts';
import { StudyPart } from './study-part.entity.ts';

interface StudyOfUnit {
  readonly id: number;
  readonly study_uid: string;
}

/** Every unit whose reports count for the given one: itself, and those merged into it, directly or through others. */
const membersOf = async (manager: EntityManager, unitId: number): Promise<number[]> => {
  const merged = await manager.query<{ id: number }[]>('select id from unit where merged_into_id = $1', [
    unitId,
  ]);
  const members = [unitId];
  for (const { id } of merged) members.push(...(await membersOf(manager, id)));
  return members;
};

const fields = [
  ['maker', 'manufacturer'],
  ['model', 'model'],
  ['serial number', 'serialNumber'],
  ['station', 'stationName'],
  ['institution', 'institutionName'],
  ['room', 'room'],
] as const;

const differences = ({ from, into }: MergedPair): UnitMergePreview['differences'] =>
  fields
    .filter(([, property]) => from[property] !== into[property])
    .map(([field, property]) => ({ field, from: from[property], into: into[property] }));

/** Two units found to be one: marked in equipment, and their studies placed anew, in one transaction. */
@Injectable()
export class UnitMerges {
  private readonly database: Database;
  private readonly merging: UnitMerging;
  private readonly audit: Audit;
  private readonly clock: Clock;

  constructor(database: Database, merging: UnitMerging, audit: Audit, clock: Clock) {
    this.database = database;
    this.merging = merging;
    this.audit = audit;
    this.clock = clock;
  }

  async preview(fromId: number, intoId: number): Promise<UnitMergePreview> {
    const { read } = this.database;
    const pair = await this.merging.pair(read, fromId, intoId);
    const found = await read
      .createQueryBuilder(StudyPart, 'p')
      .innerJoin('p.study', 's')
      .select('COUNT(DISTINCT s.id)', 'count')
      .addSelect('MIN(s.listedAt)', 'first')
      .addSelect('MAX(s.listedAt)', 'last')
      .where('p.unitId = :fromId', { fromId })
      .getRawOne<{ count: string | number; first: string | null; last: string | null }>();
    const studyCount = Number(found?.count ?? 0);
    const [from, into] = [mentionOf(pair.from), mentionOf(pair.into)];
    return {
      from,
      into,
      studyCount,
      firstStudyDate: found?.first?.slice(0, 10) ?? null,
      lastStudyDate: found?.last?.slice(0, 10) ?? null,
      differences: differences(pair),
      sentence:
        `${studyCount} ${studyCount === 1 ? 'study' : 'studies'} of “${from.name}” will count for “${into.name}”, ` +
        `and so will what it sends from now on. This can be undone.`,
    };
  }

  merge(fromId: number, input: UnitMergeInput): Promise<void> {
    return this.database.write(async (manager) => {
      const done = await this.merging.merge(manager, fromId, input);
      await this.placeAnew(manager, done, done.into.id);
      await this.audit.write(manager, done.told);
    });
  }

  unmerge(fromId: number, undo: Undo): Promise<void> {
    return this.database.write(async (manager) => {
      const done = await this.merging.unmerge(manager, fromId, undo);
      await this.placeAnew(manager, done, done.from.id);
      await this.audit.write(manager, done.told);
    });
  }

  /**
   * Studies that only one of the two units made change the unit of their parts and nothing else: two statements. Those
   * of both units (one study, two rows of one device) are made anew from their reports.
   */
  private async placeAnew(manager: EntityManager, { from, into }: MergedPair, nowId: number): Promise<void> {
    const fromMembers = await membersOf(manager, from.id);
    const intoMembers = (await membersOf(manager, into.id)).filter((id) => !fromMembers.includes(id));
    const ofBoth = from.countsAs === into.countsAs ? `and id in (${studiesOf(intoMembers)})` : '';
    const mixed = await manager.query<StudyOfUnit[]>(
      `select id, study_uid from dose_study where id in (${studiesOf(fromMembers)}) ${ofBoth}`,
    );
    const others = (column: string): string =>
      `${column} in (${studiesOf(fromMembers)}) and ${column} not in (${[0, ...mixed.map(({ id }) => id)].join(',')})`;
    const beforeId = nowId === into.id ? from.id : into.id;
    await manager.query(`update study_part set unit_id = $1 where unit_id = $2 and ${others('study_id')}`, [
      nowId,
      beforeId,
    ]);
    await manager.query(
      `update dose_study set main_unit_id = $1 where main_unit_id = $2 and ${others('id')}`,
      [nowId, beforeId],
    );
    for (const { study_uid } of mixed) await rebuildStudy(manager, study_uid, this.clock.now());
  }
}

const studiesOf = (unitIds: readonly number[]): string =>
  `select study_id from dose_report where unit_id in (${unitIds.join(',')})`;
