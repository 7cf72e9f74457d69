import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { daysSilent, isSilent } from './core/silence.ts';
import { unitName } from './core/unit-name.ts';
import { absorbedSentence, unitEventSentence } from './core/unit-history.ts';
import type { UnitChange, UnitMention } from './equipment.contract.ts';
import { Facility, Unit, UnitEvent, UnitSoftware } from './equipment.entity.ts';

/** A version, and between when it was reported. */
type SoftwareSpan = Pick<UnitSoftware, 'versions' | 'firstSeenAt' | 'lastSeenAt'>;

/** A unit with what follows from the clock and the settings. */
export interface KnownUnit {
  readonly unit: Unit;
  readonly mention: UnitMention;
  readonly facility: Facility | null;
  /** First seen first. */
  readonly software: readonly SoftwareSpan[];
  readonly daysSilent: number | null;
  readonly isSilent: boolean;
}

export const mentionOf = (unit: Unit): UnitMention => ({
  id: unit.id,
  name: unitName(unit),
  state: unit.state,
});

const earliest = (dates: readonly string[]): string | undefined => dates.toSorted()[0];
const latest = (dates: readonly string[]): string | undefined => dates.toSorted().at(-1);
const isDate = (date: string | null): date is string => date !== null;

/** The unit, and those that were found to be it, directly or through another. */
const membersOf = (unit: Unit, units: readonly Unit[]): Unit[] => {
  const members = [unit];
  for (const member of members)
    members.push(...units.filter(({ mergedIntoId }) => mergedIntoId === member.id));
  return members;
};

/** Seen when any of its members was seen. */
const withMerged = (unit: Unit, members: readonly Unit[]): Unit => {
  const firstSeenAt = earliest(members.map((member) => member.firstSeenAt)) ?? unit.firstSeenAt;
  const lastSeenAt = latest(members.map((member) => member.lastSeenAt).filter(isDate)) ?? null;
  return Object.assign(new Unit(), unit, { firstSeenAt, lastSeenAt });
};

/** What any of the members ran, a version that several ran in one line. */
const softwareOf = (members: readonly Unit[], software: readonly UnitSoftware[]): SoftwareSpan[] => {
  const ids = new Set(members.map(({ id }) => id));
  const spans = new Map<string, SoftwareSpan>();
  for (const { unitId, versions, firstSeenAt, lastSeenAt } of software) {
    if (!ids.has(unitId)) continue;
    const span = spans.get(versions);
    spans.set(versions, {
      versions,
      firstSeenAt: earliest([firstSeenAt, span?.firstSeenAt ?? firstSeenAt]) ?? firstSeenAt,
      lastSeenAt: latest([lastSeenAt, span?.lastSeenAt ?? lastSeenAt]) ?? lastSeenAt,
    });
  }
  return [...spans.values()];
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
      .map((each) => {
        const members = membersOf(each, units);
        const unit = withMerged(each, members);
        const facility = unit.facilityId === null ? null : (facilities.get(unit.facilityId) ?? null);
        return { unit, facility, software: softwareOf(members, software), ...this.judge(unit) };
      })
      .toSorted((a, b) => a.mention.name.localeCompare(b.mention.name, 'en', { numeric: true }));
  }

  /** What was done to a unit, newest first; that others were found to be it, too. */
  async history(unitId: number): Promise<UnitChange[]> {
    const { read } = this.database;
    const own = await read.find(UnitEvent, { where: { unitId } });
    const merges = await read.find(UnitEvent, { where: { kind: In(['merged', 'unmerged']) } });
    const absorbed = merges.filter(({ details }) => details['intoUnitId'] === unitId);
    const others = await read.findBy(Unit, { id: In(absorbed.map((line) => line.unitId)) });
    const names = new Map(others.map((other) => [other.id, unitName(other)]));
    const sentenceOf = (line: UnitEvent): string =>
      line.unitId === unitId
        ? unitEventSentence(line)
        : absorbedSentence(line.kind, names.get(line.unitId) ?? `Unit ${line.unitId}`);
    return [...own, ...absorbed]
      .toSorted((a, b) => b.id - a.id)
      .map((line) => {
        const { id, kind, reason, author, at } = line;
        return { id, unitId: line.unitId, kind, sentence: sentenceOf(line), reason, author, at };
      });
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
