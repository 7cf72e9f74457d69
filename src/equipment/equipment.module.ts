import { Module } from '@nestjs/common';
import { Equipment } from './equipment.service.ts';
import { UnitsQueries } from './units.queries.ts';

@Module({ providers: [Equipment, UnitsQueries], exports: [Equipment, UnitsQueries] })
export class EquipmentModule {}
