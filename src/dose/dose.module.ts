import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { DoseRecorder } from './dose-recorder.service.ts';
import { OverviewQueries } from './overview.queries.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { ReportWriter } from './report-writer.service.ts';
import { StudiesController } from './studies.controller.ts';
import { StudyCountsQueries } from './study-counts.queries.ts';
import { StudyEventsQueries } from './study-events.queries.ts';
import { StudyListQueries } from './study-list.queries.ts';
import { StudyRowParts } from './study-row-parts.queries.ts';
import { StudyQueries } from './study.queries.ts';
import { UnitListController } from './unit-list.controller.ts';

@Module({
  imports: [EquipmentModule],
  controllers: [StudiesController, UnitListController],
  providers: [
    DoseRecorder,
    PatientPrivacy,
    ReportWriter,
    StudyQueries,
    StudyEventsQueries,
    StudyListQueries,
    StudyRowParts,
    StudyCountsQueries,
    OverviewQueries,
  ],
  exports: [DoseRecorder, PatientPrivacy],
})
export class DoseModule {}
