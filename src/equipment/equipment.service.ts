import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReportEquipment } from '../dicom/rdsr/report-common.ts';
import { insertRow } from '../platform/database/rows.ts';
import { unitIdentityKey } from './core/unit-identity.ts';
import { Unit, UnitEvent, UnitSoftware, type CountsAs } from './equipment.entity.ts';

/** The unit that reports count for. */
export interface CountingUnit {
  readonly unitId: number;
  readonly countsAs: CountsAs | null;
}

/** The unit that sent a report, and the one it counts for: the same, or what that one was merged into. */
export interface IdentifiedUnit extends CountingUnit {
  readonly sentById: number;
}

interface KnownUnit {
  readonly id: number;
  readonly counts_as: CountsAs | null;
  readonly merged_into_id: number | null;
  readonly first_seen_at: string;
  readonly last_seen_at: string | null;
  readonly software_id: number | null;
  readonly software_first: string | null;
  readonly software_last: string | null;
}

/** "Last seen" is kept to the minute: a study sends several reports, and all of a unit's would write the same row. */
const freshForMs = 60_000;

const versionsOf = (equipment: ReportEquipment): string | null =>
  equipment.softwareVersions.length === 0 ? null : equipment.softwareVersions.join(' / ');

const isNews = (first: string | null, last: string | null, seenAt: Date): boolean =>
  first === null ||
  last === null ||
  seenAt.getTime() < Date.parse(first) ||
  seenAt.getTime() > Date.parse(last) + freshForMs;

const countingFor = async (
  manager: EntityManager,
  unit: Pick<KnownUnit, 'id' | 'counts_as' | 'merged_into_id'>,
): Promise<CountingUnit> =>
  unit.merged_into_id === null
    ? { unitId: unit.id, countsAs: unit.counts_as }
    : resolveUnit(manager, unit.merged_into_id);

/** Follows merges: the unit that reports of the given one count for. */
export const resolveUnit = async (manager: EntityManager, unitId: number): Promise<CountingUnit> => {
  const [unit] = await manager.query<KnownUnit[]>(
    'select id, counts_as, merged_into_id from unit where id = $1',
    [unitId],
  );
  if (!unit) throw new Error(`There is no unit ${unitId}`);
  return countingFor(manager, unit);
};

@Injectable()
export class Equipment {
  /**
   * The unit of a report, within the caller's transaction. An unknown one is created unconfirmed; software versions become
   * its history. Reports may come in any order: "first" and "last seen" are the earliest and latest of `seenAt`.
   */
  async identify(manager: EntityManager, equipment: ReportEquipment, seenAt: Date): Promise<IdentifiedUnit> {
    const key = unitIdentityKey(equipment);
    const versions = versionsOf(equipment);
    const unit = (await this.find(manager, key, versions)) ?? (await this.create(manager, equipment, seenAt));
    await this.seen(manager, unit, seenAt);
    if (versions !== null) await this.softwareSeen(manager, unit, { versions, seenAt });
    return { sentById: unit.id, ...(await countingFor(manager, unit)) };
  }

  private async find(
    manager: EntityManager,
    key: string,
    versions: string | null,
  ): Promise<KnownUnit | undefined> {
    const [known] = await manager.query<KnownUnit[]>(
      `select u.id, u.counts_as, u.merged_into_id, u.first_seen_at, u.last_seen_at,
              s.id as software_id, s.first_seen_at as software_first, s.last_seen_at as software_last
         from unit u left join unit_software s on s.unit_id = u.id and s.versions = $1
        where u.identity_key = $2`,
      [versions, key],
    );
    return known;
  }

  private async create(manager: EntityManager, equipment: ReportEquipment, seenAt: Date): Promise<KnownUnit> {
    const key = unitIdentityKey(equipment);
    const at = seenAt.toISOString();
    const id = await insertRow(manager, Unit, {
      identityKey: key,
      manufacturer: equipment.manufacturer,
      model: equipment.modelName,
      serialNumber: equipment.deviceSerialNumber,
      stationName: equipment.stationName,
      institutionName: equipment.institutionName,
      departmentName: equipment.institutionalDepartmentName,
      state: 'unconfirmed',
      firstSeenAt: at,
      lastSeenAt: at,
    });
    if (id !== null) {
      await insertRow(manager, UnitEvent, { unitId: id, at, kind: 'seen-first', details: {} });
    }
    const unit = await this.find(manager, key, versionsOf(equipment));
    if (!unit) throw new Error('A unit that was just created is not there');
    return unit;
  }

  private async seen(manager: EntityManager, unit: KnownUnit, seenAt: Date): Promise<void> {
    if (!isNews(unit.first_seen_at, unit.last_seen_at, seenAt)) return;
    await manager.query(
      `update unit set first_seen_at = case when first_seen_at > $1 then $1 else first_seen_at end,
                       last_seen_at = case when last_seen_at > $1 then last_seen_at else $1 end
        where id = $2`,
      [seenAt.toISOString(), unit.id],
    );
  }

  private async softwareSeen(
    manager: EntityManager,
    unit: KnownUnit,
    { versions, seenAt }: { versions: string; seenAt: Date },
  ): Promise<void> {
    const at = seenAt.toISOString();
    if (unit.software_id === null) {
      const software = { unitId: unit.id, versions, firstSeenAt: at, lastSeenAt: at };
      await insertRow(manager, UnitSoftware, software);
    } else if (isNews(unit.software_first, unit.software_last, seenAt)) {
      await manager.query(
        `update unit_software set first_seen_at = case when first_seen_at > $1 then $1 else first_seen_at end,
                                  last_seen_at = case when last_seen_at > $1 then last_seen_at else $1 end
          where id = $2`,
        [at, unit.software_id],
      );
    }
  }
}
