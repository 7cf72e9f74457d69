import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DoseModule, doseSchema } from './dose/index.ts';
import { equipmentSchema } from './equipment/index.ts';
import { IngestionModule, ingestionSchema } from './ingestion/index.ts';
import { PlatformModule, type PlatformParts } from './platform/platform.module.ts';
import type { Schema } from './platform/database/open-database.ts';

/** All tables and their history: platform takes them from here, it does not know the features. */
export const schema: Schema = {
  entities: [...equipmentSchema.entities, ...doseSchema.entities, ...ingestionSchema.entities],
  migrations: [...equipmentSchema.migrations, ...doseSchema.migrations, ...ingestionSchema.migrations],
};

@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(parts), ScheduleModule.forRoot(), DoseModule, IngestionModule],
    };
  }
}
