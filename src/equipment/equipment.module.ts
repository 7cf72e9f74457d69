import { Module } from '@nestjs/common';
import { Equipment } from './equipment.service.ts';

@Module({ providers: [Equipment], exports: [Equipment] })
export class EquipmentModule {}
