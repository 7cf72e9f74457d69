import { Injectable } from '@nestjs/common';
import { UnitClock } from '../equipment/index.ts';
import { Database } from '../platform/database/database.ts';
import { daysAfter, localDate, type CalendarDate } from '../quantities/calendar.ts';
import { instantOfLocal } from '../quantities/local-time.ts';
import { isPhantomStudy } from './core/phantom-study.ts';

/** A patient's study on a unit, and when its first irradiation there began. */
interface StudyOnUnit {
  readonly studyId: number;
  readonly unitId: number;
  /** The day at the unit: of the first irradiation, else of the study. */
  readonly on: CalendarDate;
  /** ISO instant; null where no event says when it began. */
  readonly firstExposureAt: string | null;
}

/** A day on which patients were imaged on a unit, by the reports that are known. */
interface UnitDayOfUse {
  readonly unitId: number;
  readonly on: CalendarDate;
  /** ISO instant of the first irradiation of which the time is known; null where none is. */
  readonly firstExposureAt: string | null;
}

interface RawStudy {
  readonly studyId: number;
  readonly unitId: number;
  readonly listedAt: string;
  /** Local time and offset from UTC, joined; null where no event says when it began. */
  readonly began: string | null;
  readonly name: string | null;
  readonly identifier: string | null;
  readonly text: string;
}

/** No time and no offset holds it, and it sorts behind the digits of both. */
const joint = '|';

const firstOf = (table: 'projection_event' | 'ct_event'): string =>
  `(select min(e.started_at || '${joint}' || coalesce(e.started_offset, '')) from ${table} e where e.part_id = p.id)`;

const studies = `select s.id as "studyId", p.unit_id as "unitId", s.listed_at as "listedAt", s.search_text as "text",
    coalesce(${firstOf('projection_event')}, ${firstOf('ct_event')}) as "began", t.name, t.identifier
  from study_part p join dose_study s on s.id = p.study_id
    left join patient t on t.id = coalesce(s.assigned_patient_id, s.patient_id)`;

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

/** Which days units were used on: what is due on each day of use follows from it, and whether QC came first. Phantoms are no patients. */
@Injectable()
export class DaysOfUse {
  constructor(
    private readonly database: Database,
    private readonly clock: UnitClock,
  ) {}

  async since(unitIds: readonly number[], from: CalendarDate): Promise<UnitDayOfUse[]> {
    const days = new Map<string, UnitDayOfUse>();
    for (const { unitId, on, firstExposureAt } of await this.studiesSince(unitIds, from)) {
      const key = `${unitId} ${on}`;
      const first = earlier(days.get(key)?.firstExposureAt ?? null, firstExposureAt);
      days.set(key, { unitId, on, firstExposureAt: first });
    }
    return [...days.values()].toSorted((one, other) => one.on.localeCompare(other.on));
  }

  /** Patients' studies of units since a day. */
  async studiesSince(unitIds: readonly number[], from: CalendarDate): Promise<StudyOnUnit[]> {
    if (unitIds.length === 0) return [];
    // A study that was registered the evening before may have its first irradiation on the day.
    const rows = await this.database.read.query<RawStudy[]>(
      `${studies} where p.unit_id in (${unitIds.map(Number).join(',')}) and s.state = 'current' and s.listed_at >= $1`,
      [daysAfter(from, -1)],
    );
    return (await this.patientsIn(rows)).filter(({ on }) => on >= from);
  }

  /** Where a study of a patient was made, and when it began there: one line a unit and kind of examination. */
  async unitsOf(studyId: number): Promise<StudyOnUnit[]> {
    return this.patientsIn(
      await this.database.read.query<RawStudy[]>(`${studies} where s.id = $1`, [studyId]),
    );
  }

  private async patientsIn(rows: readonly RawStudy[]): Promise<StudyOnUnit[]> {
    const zoneOf = await this.clock.zones();
    return rows
      .filter((row) => !isPhantomStudy(row))
      .map(({ studyId, unitId, listedAt, began }) => {
        const [local = '', offset = ''] = began?.split(joint) ?? [];
        const firstExposureAt = instantOfLocal(local, zoneOf(unitId), offset === '' ? null : offset);
        const on =
          firstExposureAt === null
            ? (local === '' ? listedAt : local).slice(0, 10)
            : localDate(new Date(firstExposureAt), zoneOf(unitId));
        return { studyId, unitId, on, firstExposureAt };
      });
  }
}
