import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Today } from '../platform/today.ts';
import { datesBetween, daysAfter } from '../quantities/calendar.ts';
import { DoseStudy } from './dose-study.entity.ts';
import type { StudiesPerDay, StudiesPerDayQuery } from './study-list.contract.ts';
import { numbered, type StudyReach } from './study-reach.ts';
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

type TogetherRow = Omit<RawCounts, 'unitId' | 'lastAt'> & { readonly withWarnings: string | number };

/** Counts the dates since $1 (today), $2 (a week) and $3 (a month), over the table that follows. */
const countDates = `sum(case when listed_at >= $1 then 1 else 0 end) as "today",
            sum(case when listed_at >= $2 then 1 else 0 end) as "last7Days",
            sum(case when listed_at >= $3 then 1 else 0 end) as "last30Days",
            max(listed_at) as "lastAt"`;

/** What a statement adds to narrow the studies `s`: nothing where all are in reach. */
type Narrowing = string;

/** Answered from `dose_study_main_unit` alone: a join with the parts takes five times as long. */
const byMainUnit = (narrowing: Narrowing): string =>
  `select main_unit_id as "unitId", ${countDates}, count(*) as "total" from dose_study s
      where state = 'current' and main_unit_id is not null ${narrowing} group by main_unit_id`;

/** The studies of a unit that another has more events of (angio-CT, PET-CT): each unit sent a report, so they have two. */
const byOtherUnit = (narrowing: Narrowing): string =>
  `select unit_id as "unitId", ${countDates}, count(*) as "total" from
       (select distinct p.unit_id, s.id, s.listed_at
          from dose_study s join study_part p on p.study_id = s.id and p.unit_id <> s.main_unit_id
         where s.state = 'current' and s.report_count > 1 ${narrowing}) other
      group by unit_id`;

const allTogether = (narrowing: Narrowing): string =>
  `select ${countDates}, (select count(*) from dose_study s where state = 'current' ${narrowing}) as "total",
            sum(case when listed_at >= $2 and warning_count > 0 then 1 else 0 end) as "withWarnings"
       from dose_study s where state = 'current' and listed_at >= $3 ${narrowing}`;

/** Counts of current studies, by date of study in the facility's zone. PostgreSQL gives counts as text. */
@Injectable()
export class StudyCountsQueries {
  private readonly database: Database;
  private readonly now: Today;

  constructor(database: Database, now: Today) {
    this.database = database;
    this.now = now;
  }

  get today(): string {
    return this.now.date;
  }

  async byUnit(reach: StudyReach): Promise<Map<number, UnitStudyCounts>> {
    const counts = new Map<number, UnitStudyCounts>();
    for (const question of [byMainUnit, byOtherUnit]) {
      for (const row of await this.ask<RawCounts>(question, reach)) {
        counts.set(row.unitId, added(unitCounts(row), counts.get(row.unitId)));
      }
    }
    return counts;
  }

  /** Of all units together: a study of two units counts once. */
  async together(
    reach: StudyReach,
  ): Promise<Omit<UnitStudyCounts, 'unitId' | 'lastDate'> & { withWarnings: number }> {
    const [raw] = await this.ask<TogetherRow>(allTogether, reach);
    return {
      today: Number(raw?.today ?? 0),
      last7Days: Number(raw?.last7Days ?? 0),
      last30Days: Number(raw?.last30Days ?? 0),
      all: Number(raw?.total ?? 0),
      withWarnings: Number(raw?.withWarnings ?? 0),
    };
  }

  async perDay({ from, to, unitIds }: StudiesPerDayQuery, reach: StudyReach): Promise<StudiesPerDay> {
    const query = this.database.read
      .createQueryBuilder(DoseStudy, 's')
      .select('SUBSTR(s.listedAt, 1, 10)', 'date')
      .addSelect('COUNT(*)', 'studyCount')
      .where("s.state = 'current' AND s.listedAt >= :from AND s.listedAt < :to", { from, to: `${to}U` })
      .groupBy('SUBSTR(s.listedAt, 1, 10)');
    reach.narrow(query);
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

  /** The dates come first in the statement: SQLite counts values as they first appear. */
  private ask<Row>(question: (narrowing: Narrowing) => string, reach: StudyReach): Promise<Row[]> {
    const values = this.beginnings();
    return this.database.read.query<Row[]>(question(reach.and('s', numbered(values))), values);
  }

  private beginnings(): string[] {
    const { today } = this;
    return [today, daysAfter(today, -6), daysAfter(today, -29)];
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

const latest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

const added = (counts: UnitStudyCounts, to?: UnitStudyCounts): UnitStudyCounts =>
  to === undefined
    ? counts
    : {
        unitId: to.unitId,
        today: to.today + counts.today,
        last7Days: to.last7Days + counts.last7Days,
        last30Days: to.last30Days + counts.last30Days,
        all: to.all + counts.all,
        lastDate: latest(to.lastDate, counts.lastDate),
      };
