import { Module } from '@nestjs/common';
import { EquipmentController } from './equipment.controller.ts';
import { Equipment } from './equipment.service.ts';
import { Facilities } from './facilities.service.ts';
import { UnitChanges } from './unit-changes.service.ts';
import { UnitClock } from './unit-clock.ts';
import { UnitHistory } from './unit-history.ts';
import { UnitMerging } from './unit-merging.service.ts';
import { UnitPlaces } from './unit-places.ts';
import { UnitsNamed } from './units-named.ts';
import { UnitsQueries } from './units.queries.ts';

@Module({
  controllers: [EquipmentController],
  providers: [
    Equipment,
    Facilities,
    UnitChanges,
    UnitClock,
    UnitHistory,
    UnitMerging,
    UnitPlaces,
    UnitsNamed,
    UnitsQueries,
  ],
  exports: [Equipment, UnitChanges, UnitMerging, UnitClock, UnitPlaces, UnitsNamed, UnitsQueries],
})
export class EquipmentModule {}
