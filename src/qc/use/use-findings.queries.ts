import { Injectable } from '@nestjs/common';
import { UnitClock } from '../../equipment/index.ts';
import { DaysOfUse } from '../../dose/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { badRequest } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import { daysAfter, daysUntil, type CalendarDate } from '../../quantities/calendar.ts';
import { instantOfLocal } from '../../quantities/local-time.ts';
import { grouped } from '../core/schedule/grouped.ts';
import { exposedWhileOutOfService, imagedBeforeQc } from '../core/schedule/use-findings.ts';
import { unusableSpans } from '../core/states/availability.ts';
import { AvailabilityRow } from '../issues/issue.entity.ts';
import { Plans, type PlannedAssignment } from '../schedule/plans.ts';
import { ScheduleQueries } from '../schedule/schedule.queries.ts';
import type { UseFindings } from './use-findings.contract.ts';

const longestDays = 400;

const isHeldOn = ({ assignment: { from, until } }: PlannedAssignment, on: CalendarDate): boolean =>
  from <= on && (until === null || on <= until);

type DayFinding = UseFindings['imagedBeforeQc'][number];

/** What the use of a unit, known from dose reports, says of its QC: patients before the day's tests, patients on a unit out of service. */
@Injectable()
export class UseFindingsQueries {
  constructor(
    private readonly database: Database,
    private readonly usage: DaysOfUse,
    private readonly plans: Plans,
    private readonly schedules: ScheduleQueries,
    private readonly clock: UnitClock,
    private readonly today: Today,
  ) {}

  async ofUnit(unitId: number, from: CalendarDate): Promise<UseFindings> {
    if (daysUntil(from, this.today.date) > longestDays)
      throw badRequest('dates-not-right', `Ask for at most ${longestDays} days.`);
    return {
      imagedBeforeQc: await this.imagedBefore(unitId, from),
      exposedOutOfService: await this.exposedOut(unitId, from),
    };
  }

  /** What concerns one study: its day on its units, as far as whoever asks reaches them. */
  async ofStudy(caller: Caller, studyId: number): Promise<UseFindings> {
    const found: UseFindings = { imagedBeforeQc: [], exposedOutOfService: null };
    for (const { unitId, on } of await this.usage.unitsOf(studyId)) {
      if (!caller.mayAt('qc.read', unitId) || daysUntil(on, this.today.date) > longestDays) continue;
      const days = await this.imagedBefore(unitId, on);
      found.imagedBeforeQc.push(...days.filter((day) => day.on === on));
      const exposed = await this.exposedOut(unitId, on);
      if (exposed?.studyIds.includes(studyId) === true)
        found.exposedOutOfService = {
          ...exposed,
          studyIds: [studyId],
          message: 'The unit was out of service when this study was made.',
        };
    }
    return found;
  }

  private async imagedBefore(unitId: number, from: CalendarDate): Promise<DayFinding[]> {
    const names = await this.schedules.procedures();
    const planned = (await this.plans.ofUnits([unitId], from)).filter(
      ({ assignment }) => assignment.rule.basis === 'usage',
    );
    const late = planned.flatMap((each) =>
      each.plan.daysOfUse
        .filter(({ on }) => on >= from && isHeldOn(each, on))
        .flatMap((day) => {
          const finding = imagedBeforeQc(day, each.sessions);
          const { procedureKey } = each.assignment;
          return finding === null
            ? []
            : [{ ...finding, test: names.get(procedureKey)?.name ?? procedureKey }];
        }),
    );
    return [...grouped(late, ({ on }) => on).values()]
      .flatMap((day): DayFinding[] => {
        const [first] = day;
        if (first === undefined) return [];
        const { on, firstExposureAt } = first;
        const message = day.every(({ firstSessionAt }) => firstSessionAt === null)
          ? 'Patients were imaged, and this QC is not recorded for the day.'
          : 'Patients were imaged before this QC of the day was done.';
        return [{ on, firstExposureAt, tests: day.map(({ test }) => test), message }];
      })
      .toSorted((one, other) => other.on.localeCompare(one.on));
  }

  private async exposedOut(unitId: number, from: CalendarDate): Promise<UseFindings['exposedOutOfService']> {
    const history = await this.database.read.find(AvailabilityRow, {
      where: { unitId },
      order: { id: 'ASC' },
    });
    if (history.length === 0) return null;
    const zone = (await this.clock.zones())(unitId);
    const endOf = (date: CalendarDate): string => {
      const next = daysAfter(date, 1);
      return instantOfLocal(`${next}T00:00:00`, zone) ?? `${next}T00:00:00.000Z`;
    };
    const studies = await this.usage.studiesSince([unitId], from);
    const exposures = studies.flatMap(({ studyId, firstExposureAt: at }) =>
      at === null ? [] : [{ studyId, at }],
    );
    const found = exposedWhileOutOfService(exposures, unusableSpans(history, endOf));
    if (found === null) return null;
    const { studyIds, firstAt, outSince, message } = found;
    return { studyIds: [...studyIds], firstAt, outSince, message };
  }
}
