import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { CorrectionQueries } from './correction.queries.ts';
import { CorrectionsController } from './corrections.controller.ts';
import { Corrections } from './corrections.service.ts';
import { DaysOfUse } from './days-of-use.queries.ts';
import { DoseRecorder } from './dose-recorder.service.ts';
import { HandEntriesController } from './hand-entries.controller.ts';
import { HandEntries } from './hand-entries.service.ts';
import { HandEntryFiles } from './hand-entry-files.service.ts';
import { HandEntryQueries } from './hand-entry.queries.ts';
import { LeadFindings } from './operators/lead-findings.service.ts';
import { OperatorListQueries } from './operators/operator-list.queries.ts';
import { OperatorsController } from './operators/operators.controller.ts';
import { OverviewQueries } from './overview.queries.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { PatientQueries } from './patient.queries.ts';
import { ReclassifiedUnits } from './reclassified-units.ts';
import { ReportWriter } from './report-writer.service.ts';
import { StudiesController } from './studies.controller.ts';
import { StudyCountsQueries } from './study-counts.queries.ts';
import { StudyEventsQueries } from './study-events.queries.ts';
import { StudyListQueries } from './study-list.queries.ts';
import { StudyReaches } from './study-reach.ts';
import { StudyRowParts } from './study-row-parts.queries.ts';
import { StudyQueries } from './study.queries.ts';
import { UnitMerges } from './unit-merge.service.ts';
import { UnitsController } from './units.controller.ts';

@Module({
  imports: [EquipmentModule],
  controllers: [
    CorrectionsController,
    HandEntriesController,
    OperatorsController,
    StudiesController,
    UnitsController,
  ],
  providers: [
    DaysOfUse,
    CorrectionQueries,
    Corrections,
    HandEntries,
    HandEntryFiles,
    HandEntryQueries,
    PatientQueries,
    StudyReaches,
    DoseRecorder,
    PatientPrivacy,
    ReportWriter,
    StudyQueries,
    StudyEventsQueries,
    StudyListQueries,
    StudyRowParts,
    StudyCountsQueries,
    OverviewQueries,
    LeadFindings,
    OperatorListQueries,
    ReclassifiedUnits,
    UnitMerges,
  ],
  exports: [DaysOfUse, DoseRecorder, PatientPrivacy, StudyReaches],
})
export class DoseModule {}
