import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { daysSilent, isSilent } from './core/silence.ts';
import { unitName } from './core/unit-name.ts';
import { unitEventSentence } from './core/unit-history.ts';
import type { UnitChange, UnitMention } from './equipment.contract.ts';
import { Facility, Unit, UnitEvent, UnitSoftware } from './equipment.entity.ts';

/** A unit with what follows from the clock and the settings. */
export interface KnownUnit {
  readonly unit: Unit;
  readonly mention: UnitMention;
  readonly facility: Facility | null;
  readonly software: readonly UnitSoftware[];
  readonly daysSilent: number | null;
  readonly isSilent: boolean;
}

export const mentionOf = (unit: Unit): UnitMention => ({
  id: unit.id,
  name: unitName(unit),
  state: unit.state,
});

const earliest = (dates: readonly string[]): string | undefined => dates.toSorted()[0];
const isDate = (date: string | null): date is string => date !== null;

/** Seen when any of the units was seen that were found to be this one, directly or through another. */
const withMerged = (unit: Unit, units: readonly Unit[]): Unit => {
  const members = [unit];
  for (const member of members)
    members.push(...units.filter(({ mergedIntoId }) => mergedIntoId === member.id));
  const firstSeenAt = earliest(members.map((member) => member.firstSeenAt)) ?? unit.firstSeenAt;
  const lastSeenAt =
    members
      .map((member) => member.lastSeenAt)
      .filter(isDate)
      .toSorted()
      .at(-1) ?? null;
  return Object.assign(new Unit(), unit, { firstSeenAt, lastSeenAt });
};

/** Units are few (hundreds at most): they are read whole, and named and judged here. */
@Injectable()
export class UnitsQueries {
  private readonly database: Database;
  private readonly clock: Clock;
  readonly silentAfterDays: number;

  constructor(database: Database, clock: Clock, config: Config) {
    this.database = database;
    this.clock = clock;
    this.silentAfterDays = config.env.KERMA_SILENT_DAYS;
  }

  /** All units, merged ones too, by name. */
  async all(): Promise<KnownUnit[]> {
    const { read } = this.database;
    const units = await read.find(Unit);
    const facilities = new Map((await read.find(Facility)).map((facility) => [facility.id, facility]));
    const software = await read.find(UnitSoftware, { order: { firstSeenAt: 'ASC', id: 'ASC' } });
    return units
      .map((unit) => withMerged(unit, units))
      .map((unit) => ({
        unit,
        facility: unit.facilityId === null ? null : (facilities.get(unit.facilityId) ?? null),
        software: software.filter((version) => version.unitId === unit.id),
        ...this.judge(unit),
      }))
      .toSorted((a, b) => a.mention.name.localeCompare(b.mention.name, 'en', { numeric: true }));
  }

  /** What was done to a unit, newest first. */
  async history(unitId: number): Promise<UnitChange[]> {
    const lines = await this.database.read.find(UnitEvent, { where: { unitId }, order: { id: 'DESC' } });
    return lines.map(({ id, kind, details, reason, author, at }) => ({
      id,
      unitId,
      kind,
      sentence: unitEventSentence({ kind, details }),
      reason,
      author,
      at,
    }));
  }

  private judge(unit: Unit): Pick<KnownUnit, 'mention' | 'daysSilent' | 'isSilent'> {
    const days = daysSilent(unit.lastSeenAt, this.clock.now());
    return {
      mention: mentionOf(unit),
      daysSilent: days,
      isSilent: isSilent(days, unit.silentAfterDays ?? this.silentAfterDays),
    };
  }
}
