import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DoseModule, doseSchema } from './dose/index.ts';
import { equipmentSchema } from './equipment/index.ts';
import { IngestionModule, ingestionSchema } from './ingestion/index.ts';
import { PersonnelModule, personnelSchema, QualificationModule } from './personnel/index.ts';
import { MailModule } from './platform/mail/mail.module.ts';
import { PlatformModule, type PlatformParts } from './platform/platform.module.ts';
import { platformSchema } from './platform/schema.ts';
import { QcModule, qcSchema } from './qc/index.ts';
import type { Schema } from './platform/database/open-database.ts';

const schemas: readonly Schema[] = [
  platformSchema,
  equipmentSchema,
  personnelSchema,
  doseSchema,
  ingestionSchema,
  qcSchema,
];

/** All tables and their history: platform takes them from here, it does not know the features. */
export const schema: Schema = {
  entities: schemas.flatMap(({ entities }) => [...entities]),
  migrations: schemas.flatMap(({ migrations }) => [...migrations]),
};

@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(parts),
        ScheduleModule.forRoot(),
        MailModule,
        PersonnelModule,
        QualificationModule,
        DoseModule,
        IngestionModule,
        QcModule,
      ],
    };
  }
}
