import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { OverviewQueries } from './overview.queries.ts';
import { StudiesController } from './studies.controller.ts';
import { StudyCountsQueries } from './study-counts.queries.ts';
import { StudyListQueries } from './study-list.queries.ts';
import { StudyRowParts } from './study-row-parts.queries.ts';
import { UnitListController } from './unit-list.controller.ts';

@Module({
  imports: [EquipmentModule],
  controllers: [StudiesController, UnitListController],
  providers: [StudyListQueries, StudyRowParts, StudyCountsQueries, OverviewQueries],
})
export class DoseModule {}
