import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

/** A study on a unit, and when its first irradiation there began by the unit's clock. */
interface StudyOnUnit {
  readonly studyId: number;
  readonly unitId: number;
  /** ISO date at the unit: of the first irradiation, else of the study. */
  readonly on: string;
  /** "2026-11-22T07:41:05"; null where no event says when it began. */
  readonly firstExposureAt: string | null;
}

/** A day on which patients were imaged on a unit, by the reports that are known. */
interface UnitDayOfUse {
  readonly unitId: number;
  readonly on: string;
  /** The first irradiation of which the time is known; null where none is. */
  readonly firstAt: string | null;
}

interface RawStudy {
  readonly studyId: number;
  readonly unitId: number;
  readonly listedAt: string;
  readonly firstAt: string | null;
}

const firstOf = (table: 'projection_event' | 'ct_event'): string =>
  `(select min(e.started_at) from ${table} e where e.part_id = p.id)`;

const studies = `select s.id as "studyId", p.unit_id as "unitId", s.listed_at as "listedAt",
    coalesce(${firstOf('projection_event')}, ${firstOf('ct_event')}) as "firstAt"
  from study_part p join dose_study s on s.id = p.study_id`;

const studyOf = ({ studyId, unitId, listedAt, firstAt }: RawStudy): StudyOnUnit => ({
  ...{ studyId, unitId },
  on: (firstAt ?? listedAt).slice(0, 10),
  firstExposureAt: firstAt,
});

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

/** Which days units were used on: what is due on each day of use follows from it, and whether QC came first. */
@Injectable()
export class DaysOfUse {
  constructor(private readonly database: Database) {}

  async since(unitIds: readonly number[], from: string): Promise<UnitDayOfUse[]> {
    const days = new Map<string, UnitDayOfUse>();
    for (const { unitId, on, firstExposureAt } of await this.studiesSince(unitIds, from)) {
      const key = `${unitId} ${on}`;
      const firstAt = earlier(days.get(key)?.firstAt ?? null, firstExposureAt);
      days.set(key, { unitId, on, firstAt });
    }
    return [...days.values()].toSorted((one, other) => one.on.localeCompare(other.on));
  }

  /** Studies of units since a day. */
  async studiesSince(unitIds: readonly number[], from: string): Promise<StudyOnUnit[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.database.read.query<RawStudy[]>(
      `${studies} where p.unit_id in (${unitIds.map(Number).join(',')}) and s.state = 'current' and s.listed_at >= $1`,
      [from],
    );
    return rows.map(studyOf).filter(({ on }) => on >= from);
  }

  /** Where a study was made, and when it began there: one line a unit and kind of examination. */
  async unitsOf(studyId: number): Promise<StudyOnUnit[]> {
    return (await this.database.read.query<RawStudy[]>(`${studies} where s.id = $1`, [studyId])).map(studyOf);
  }
}
