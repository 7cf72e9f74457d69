import { Injectable } from '@nestjs/common';
import { UnitsQueries, type KnownUnit } from '../equipment/index.ts';
import type { Unit, UnitList } from '../equipment/equipment.contract.ts';
import { Database } from '../platform/database/database.ts';
import { splitExamTypes } from './core/exam-types.ts';
import { DoseStudy } from './dose-study.entity.ts';
import type { ExamTypeName } from './dose.contract.ts';
import { StudyCountsQueries, type UnitStudyCounts } from './study-counts.queries.ts';
import { numbered, StudyReach } from './study-reach.ts';
import type { Overview, StudyFacets } from './study-list.contract.ts';

const isShown = ({ unit }: KnownUnit): boolean => unit.state !== 'merged';

/** What Home, the filters and the page of units show: units with the studies they made. */
@Injectable()
export class OverviewQueries {
  private readonly database: Database;
  private readonly units: UnitsQueries;
  private readonly counts: StudyCountsQueries;

  constructor(database: Database, units: UnitsQueries, counts: StudyCountsQueries) {
    this.database = database;
    this.units = units;
    this.counts = counts;
  }

  async overview(reach: StudyReach): Promise<Overview> {
    const units = await this.unitsIn(reach);
    const byUnit = await this.counts.byUnit(reach);
    const together = await this.counts.together(reach);
    return {
      today: this.counts.today,
      studiesToday: together.today,
      studiesLast7Days: together.last7Days,
      studiesLast30Days: together.last30Days,
      studyCount: together.all,
      units: units.map((known) => ({
        ...known.mention,
        studiesToday: byUnit.get(known.unit.id)?.today ?? 0,
        studiesLast7Days: byUnit.get(known.unit.id)?.last7Days ?? 0,
        studiesLast30Days: byUnit.get(known.unit.id)?.last30Days ?? 0,
        lastSeenAt: known.unit.lastSeenAt,
        daysSilent: known.daysSilent,
        isSilent: known.isSilent,
      })),
      silentAfterDays: this.units.silentAfterDays,
      unconfirmedUnitCount: units.filter(({ unit }) => unit.state === 'unconfirmed').length,
      studiesWithWarningsLast7Days: together.withWarnings,
    };
  }

  async facets(reach: StudyReach): Promise<StudyFacets> {
    const units = await this.unitsIn(reach);
    const byUnit = await this.counts.byUnit(reach);
    const { all } = await this.counts.together(reach);
    return {
      units: units.map(({ mention }) => ({ ...mention, studyCount: byUnit.get(mention.id)?.all ?? 0 })),
      examTypes: await this.examTypes(reach),
      ...(await this.dates(reach)),
      studyCount: all,
    };
  }

  /** How many studies a unit made is a figure of the unit: whoever sees the unit sees it. */
  async unitList(
    states: readonly string[] | undefined,
    seen: ReadonlySet<number> | 'all',
  ): Promise<UnitList> {
    const all = await this.units.all();
    const byUnit = await this.counts.byUnit(StudyReach.whole);
    const units = all
      .filter(({ unit }) => seen === 'all' || seen.has(unit.id))
      .filter((known) => (states === undefined ? isShown(known) : states.includes(known.unit.state)))
      .map((known) => toUnit(known, all, byUnit.get(known.unit.id)))
      .toSorted((a, b) => Number(b.state === 'unconfirmed') - Number(a.state === 'unconfirmed'));
    return { silentAfterDays: this.units.silentAfterDays, units };
  }

  async unit(id: number): Promise<Unit | null> {
    const all = await this.units.all();
    const known = all.find(({ unit }) => unit.id === id);
    return known === undefined
      ? null
      : toUnit(known, all, (await this.counts.byUnit(StudyReach.whole)).get(id));
  }

  private async unitsIn(reach: StudyReach): Promise<KnownUnit[]> {
    return (await this.units.all()).filter((known) => isShown(known) && reach.hasUnit(known.unit.id));
  }

  private async examTypes(reach: StudyReach): Promise<StudyFacets['examTypes']> {
    const query = this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select('s.examTypes', 'joined')
      .addSelect('COUNT(*)', 'studyCount')
      .where("s.state = 'current'")
      .groupBy('s.examTypes');
    const joined = await reach.narrow(query).getRawMany<{ joined: string; studyCount: string | number }>();
    const counts = new Map<ExamTypeName, number>();
    for (const { joined: types, studyCount } of joined) {
      for (const type of splitExamTypes(types)) {
        counts.set(type, (counts.get(type) ?? 0) + Number(studyCount));
      }
    }
    return [...counts].map(([examType, studyCount]) => ({ examType, studyCount }));
  }

  private async dates(reach: StudyReach): Promise<Pick<StudyFacets, 'firstDate' | 'lastDate'>> {
    const values: string[] = [];
    const narrowing = reach.and('s', numbered(values));
    // Each is found at one end of an index; asked for both at once, SQLite goes through the whole of it.
    const end = (which: 'min' | 'max'): string =>
      `(select ${which}(listed_at) from dose_study s where state = 'current' ${narrowing})`;
    const [dates] = await this.database.read.query<{ first: string | null; last: string | null }[]>(
      `select ${end('min')} as first, ${end('max')} as last`,
      values,
    );
    return { firstDate: dates?.first?.slice(0, 10) ?? null, lastDate: dates?.last?.slice(0, 10) ?? null };
  }
}

const namedWhere = (
  all: readonly KnownUnit[],
  holds: (unit: KnownUnit['unit']) => boolean,
): Unit['mergedUnits'] =>
  all.filter(({ unit }) => holds(unit)).map(({ mention }) => ({ id: mention.id, name: mention.name }));

const toUnit = (known: KnownUnit, all: readonly KnownUnit[], counts?: UnitStudyCounts): Unit => {
  const { unit, facility } = known;
  return {
    ...known.mention,
    nameIsGiven: unit.displayName !== null,
    manufacturer: unit.manufacturer,
    modelName: unit.model,
    deviceSerialNumber: unit.serialNumber,
    stationName: unit.stationName,
    institutionName: unit.institutionName,
    facility: facility === null ? null : { id: facility.id, name: facility.name },
    room: unit.room,
    sendsReports: unit.lastSeenAt !== null,
    softwareHistory: known.software.map(({ versions, firstSeenAt, lastSeenAt }) => ({
      versions,
      firstSeenAt,
      lastSeenAt,
    })),
    firstSeenAt: unit.firstSeenAt,
    lastSeenAt: unit.lastSeenAt,
    daysSilent: known.daysSilent,
    silentAfterDays: unit.silentAfterDays,
    countsAs: unit.countsAs,
    isSilent: known.isSilent,
    studyCount: counts?.all ?? 0,
    studyCountLast30Days: counts?.last30Days ?? 0,
    lastStudyDate: counts?.lastDate ?? null,
    mergedInto: namedWhere(all, (other) => other.id === unit.mergedIntoId)[0] ?? null,
    mergedUnits: namedWhere(all, (other) => other.mergedIntoId === unit.id),
  };
};
