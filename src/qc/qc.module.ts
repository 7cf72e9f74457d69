import { Module } from '@nestjs/common';
import { DoseModule } from '../dose/index.ts';
import { EquipmentModule } from '../equipment/index.ts';
import { QualificationModule } from '../personnel/index.ts';
import { Availabilities } from './availability/availabilities.service.ts';
import { AvailabilityQueries } from './availability/availability.queries.ts';
import { ProceduresController } from './definitions/procedures.controller.ts';
import { ProceduresQueries } from './definitions/procedures.queries.ts';
import { Procedures } from './definitions/procedures.service.ts';
import { IssuesController } from './issues/issues.controller.ts';
import { IssuesQueries } from './issues/issues.queries.ts';
import { Issues } from './issues/issues.service.ts';
import { OpeningIssues } from './issues/opening.service.ts';
import { BaselinesQueries } from './limits/baselines.queries.ts';
import { LimitsController } from './limits/limits.controller.ts';
import { LimitsQueries } from './limits/limits.queries.ts';
import { Limits } from './limits/limits.service.ts';
import { PhysicistOfUnit } from './physicist-of-unit.ts';
import { ReviewController } from './review/review.controller.ts';
import { ReviewQueries } from './review/review.queries.ts';
import { Reviews } from './review/reviews.service.ts';
import { Signatures } from './review/signatures.service.ts';
import { Stepping } from './review/stepping.service.ts';
import { Assignments } from './schedule/assignments.service.ts';
import { ComplianceQueries } from './schedule/compliance.queries.ts';
import { Plans } from './schedule/plans.ts';
import { ScheduleController } from './schedule/schedule.controller.ts';
import { ScheduleQueries } from './schedule/schedule.queries.ts';
import { WorkListQueries } from './schedule/work-list.queries.ts';
import { SessionCorrections } from './sessions/corrections.service.ts';
import { Judging } from './sessions/judging.service.ts';
import { Recording } from './sessions/recording.service.ts';
import { SessionLines } from './sessions/session-lines.queries.ts';
import { SessionQueries } from './sessions/session.queries.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { LastValues } from './tablet/last-values.queries.ts';
import { TabletController } from './tablet/tablet.controller.ts';
import { TabletQueries } from './tablet/tablet.queries.ts';
import { TrendSessions } from './trends/series.queries.ts';
import { TrendsController } from './trends/trends.controller.ts';
import { TrendsQueries } from './trends/trends.queries.ts';
import { UseFindingsController } from './use/use-findings.controller.ts';
import { UseFindingsQueries } from './use/use-findings.queries.ts';

const definitions = [Procedures, ProceduresQueries];
const limits = [BaselinesQueries, Limits, LimitsQueries];
const schedule = [Assignments, ComplianceQueries, Plans, ScheduleQueries, WorkListQueries];
const sessions = [Judging, Recording, SessionCorrections, SessionLines, SessionQueries];
const tablet = [LastValues, TabletQueries];
const review = [Reviews, ReviewQueries, Signatures, Stepping];
const issues = [Availabilities, AvailabilityQueries, Issues, IssuesQueries, OpeningIssues];
const trends = [TrendSessions, TrendsQueries, UseFindingsQueries];

/** Quality control: what is tested, when, by which limits; what was recorded, what it was worth and who signed it. */
@Module({
  imports: [DoseModule, EquipmentModule, QualificationModule],
  controllers: [
    IssuesController,
    LimitsController,
    ProceduresController,
    ReviewController,
    ScheduleController,
    SessionsController,
    TabletController,
    TrendsController,
    UseFindingsController,
  ],
  providers: [
    PhysicistOfUnit,
    ...definitions,
    ...limits,
    ...schedule,
    ...sessions,
    ...review,
    ...tablet,
    ...trends,
    ...issues,
  ],
})
export class QcModule {}
