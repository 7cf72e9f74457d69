import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { datesBetween, daysAfter, localDate } from './core/calendar.ts';
import { DoseStudy } from './dose-study.entity.ts';
import type { StudiesPerDay, StudiesPerDayQuery } from './study-list.contract.ts';
import { StudyPart } from './study-part.entity.ts';

/** Studies of one unit; a study of two units counts at both. */
export interface UnitStudyCounts {
  readonly unitId: number;
  readonly today: number;
  readonly last7Days: number;
  readonly last30Days: number;
  readonly all: number;
  readonly lastDate: string | null;
}

interface RawCounts {
  readonly unitId: number;
  readonly today: string | number;
  readonly last7Days: string | number;
  readonly last30Days: string | number;
  readonly total: string | number;
  readonly lastAt: string | null;
}

const since = (name: string): string => `SUM(CASE WHEN s.listedAt >= :${name} THEN 1 ELSE 0 END)`;

/** Counts of current studies, by date of study in the facility's zone. PostgreSQL gives counts as text. */
@Injectable()
export class StudyCountsQueries {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly timeZone: string;

  constructor(database: Database, clock: Clock, config: Config) {
    this.database = database;
    this.clock = clock;
    this.timeZone = config.env.KERMA_TIME_ZONE;
  }

  get today(): string {
    return localDate(this.clock.now(), this.timeZone);
  }

  async byUnit(): Promise<Map<number, UnitStudyCounts>> {
    const raw = await this.database.read
      .createQueryBuilder(StudyPart, 'p')
      .innerJoin('p.study', 's')
      .select('p.unitId', 'unitId')
      .addSelect(since('today'), 'today')
      .addSelect(since('week'), 'last7Days')
      .addSelect(since('month'), 'last30Days')
      .addSelect('COUNT(*)', 'total')
      .addSelect('MAX(s.listedAt)', 'lastAt')
      .where("s.state = 'current'")
      .setParameters(this.beginnings())
      .groupBy('p.unitId')
      .getRawMany<RawCounts>();
    return new Map(raw.map((row) => [row.unitId, unitCounts(row)]));
  }

  /** Of all units together: a study of two units counts once. */
  async together(): Promise<Omit<UnitStudyCounts, 'unitId' | 'lastDate'> & { withFindings: number }> {
    const raw = await this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select(since('today'), 'today')
      .addSelect(since('week'), 'last7Days')
      .addSelect(since('month'), 'last30Days')
      .addSelect(
        'SUM(CASE WHEN s.listedAt >= :week AND s.findingCount > 0 THEN 1 ELSE 0 END)',
        'withFindings',
      )
      .addSelect('COUNT(*)', 'total')
      .where("s.state = 'current'")
      .setParameters(this.beginnings())
      .getRawOne<Omit<RawCounts, 'unitId' | 'lastAt'> & { withFindings: string | number }>();
    return {
      today: Number(raw?.today ?? 0),
      last7Days: Number(raw?.last7Days ?? 0),
      last30Days: Number(raw?.last30Days ?? 0),
      all: Number(raw?.total ?? 0),
      withFindings: Number(raw?.withFindings ?? 0),
    };
  }

  async perDay({ from, to, unitIds }: StudiesPerDayQuery): Promise<StudiesPerDay> {
    const query = this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select('SUBSTR(s.listedAt, 1, 10)', 'date')
      .addSelect('COUNT(*)', 'studyCount')
      .where("s.state = 'current' AND s.listedAt >= :from AND s.listedAt < :to", { from, to: `${to}U` })
      .groupBy('SUBSTR(s.listedAt, 1, 10)');
    if (unitIds !== undefined && unitIds.length > 0) {
      const parts = query
        .subQuery()
        .select('p.studyId')
        .from(StudyPart, 'p')
        .where('p.unitId IN (:...unitIds)');
      query.andWhere(`s.id IN ${parts.getQuery()}`, { unitIds });
    }
    const found = await query.getRawMany<{ date: string; studyCount: string | number }>();
    const counts = new Map(found.map(({ date, studyCount }) => [date, Number(studyCount)]));
    return { days: datesBetween(from, to).map((date) => ({ date, studyCount: counts.get(date) ?? 0 })) };
  }

  private beginnings(): { today: string; week: string; month: string } {
    const { today } = this;
    return { today, week: daysAfter(today, -6), month: daysAfter(today, -29) };
  }
}

const unitCounts = (row: RawCounts): UnitStudyCounts => ({
  unitId: row.unitId,
  today: Number(row.today),
  last7Days: Number(row.last7Days),
  last30Days: Number(row.last30Days),
  all: Number(row.total),
  lastDate: row.lastAt?.slice(0, 10) ?? null,
});
