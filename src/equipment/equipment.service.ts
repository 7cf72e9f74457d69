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

/** What a report tells of its unit, and when it was received. */
export interface Sighting {
  readonly equipment: ReportEquipment;
  readonly seenAt: Date;
}

/** The sightings of one unit with one software in one go. */
interface Seen {
  readonly key: string;
  readonly versions: string | null;
  readonly equipment: ReportEquipment;
  /** ISO instants (UTC) of the earliest and the latest. */
  readonly first: string;
  readonly last: string;
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

const isNews = (first: string | null, last: string | null, seen: Seen): boolean =>
  first === null ||
  last === null ||
  Date.parse(seen.first) < Date.parse(first) ||
  Date.parse(seen.last) > Date.parse(last) + freshForMs;

const seenKey = ({ key, versions }: Pick<Seen, 'key' | 'versions'>): string => `${key}\n${versions ?? ''}`;

const seenBy = ({ equipment, seenAt }: Sighting): Seen => {
  const at = seenAt.toISOString();
  const versions = versionsOf(equipment);
  return { key: unitIdentityKey(equipment), versions, equipment, first: at, last: at };
};

const together = (one: Seen, other: Seen): Seen => ({
  ...one,
  first: one.first < other.first ? one.first : other.first,
  last: one.last > other.last ? one.last : other.last,
});

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

const widen = (table: 'unit' | 'unit_software'): string =>
  `update ${table} set first_seen_at = case when first_seen_at > $1 then $1 else first_seen_at end,
          last_seen_at = case when last_seen_at > $2 then last_seen_at else $2 end
    where id = $3`;

@Injectable()
export class Equipment {
  /**
   * The units of reports, in their order, within the caller's transaction. An unknown one is created unconfirmed; software
   * versions become its history. Reports may come in any order: "first" and "last seen" are the earliest and latest of `seenAt`.
   */
  async identify(manager: EntityManager, sightings: readonly Sighting[]): Promise<IdentifiedUnit[]> {
    const all = sightings.map(seenBy);
    const groups = new Map<string, Seen>();
    for (const seen of all) {
      const known = groups.get(seenKey(seen));
      groups.set(seenKey(seen), known ? together(known, seen) : seen);
    }
    const units = new Map<string, IdentifiedUnit>();
    // Always in the same order, so that two transactions do not wait for each other.
    for (const [key, seen] of [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      units.set(key, await this.identifyOne(manager, seen));
    }
    return all.flatMap((seen) => units.get(seenKey(seen)) ?? []);
  }

  private async identifyOne(manager: EntityManager, seen: Seen): Promise<IdentifiedUnit> {
    const unit = (await this.find(manager, seen)) ?? (await this.create(manager, seen));
    await this.seen(manager, unit, seen);
    await this.softwareSeen(manager, unit, seen);
    return { sentById: unit.id, ...(await countingFor(manager, unit)) };
  }

  private async find(manager: EntityManager, { key, versions }: Seen): Promise<KnownUnit | undefined> {
    const [known] = await manager.query<KnownUnit[]>(
      `select u.id, u.counts_as, u.merged_into_id, u.first_seen_at, u.last_seen_at,
              s.id as software_id, s.first_seen_at as software_first, s.last_seen_at as software_last
         from unit u left join unit_software s on s.unit_id = u.id and s.versions = $1
        where u.identity_key = $2`,
      [versions, key],
    );
    return known;
  }

  private async create(manager: EntityManager, seen: Seen): Promise<KnownUnit> {
    const { equipment, first } = seen;
    const id = await insertRow(manager, Unit, {
      identityKey: seen.key,
      manufacturer: equipment.manufacturer,
      model: equipment.modelName,
      serialNumber: equipment.deviceSerialNumber,
      stationName: equipment.stationName,
      institutionName: equipment.institutionName,
      departmentName: equipment.institutionalDepartmentName,
      state: 'unconfirmed',
      firstSeenAt: first,
      lastSeenAt: seen.last,
    });
    if (id !== null) {
      await insertRow(manager, UnitEvent, { unitId: id, at: first, kind: 'seen-first', details: {} });
    }
    const unit = await this.find(manager, seen);
    if (!unit) throw new Error('A unit that was just created is not there');
    return unit;
  }

  private async seen(manager: EntityManager, unit: KnownUnit, seen: Seen): Promise<void> {
    if (!isNews(unit.first_seen_at, unit.last_seen_at, seen)) return;
    await manager.query(widen('unit'), [seen.first, seen.last, unit.id]);
  }

  private async softwareSeen(manager: EntityManager, unit: KnownUnit, seen: Seen): Promise<void> {
    const { versions, first, last } = seen;
    if (versions === null) return;
    if (unit.software_id === null) {
      const software = { unitId: unit.id, versions, firstSeenAt: first, lastSeenAt: last };
      await insertRow(manager, UnitSoftware, software);
    } else if (isNews(unit.software_first, unit.software_last, seen)) {
      await manager.query(widen('unit_software'), [first, last, unit.software_id]);
    }
  }
}
