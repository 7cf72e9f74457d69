import { Global, Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { Authentication } from '../platform/access/authentication.ts';
import { RequestAuthentication } from './accounts/request-authentication.ts';

/** People: who may, who did, and whether they were qualified. Global, since the guard of every route asks it. */
@Global()
@Module({
  imports: [EquipmentModule],
  providers: [{ provide: Authentication, useClass: RequestAuthentication }],
  exports: [Authentication],
})
export class PersonnelModule {}
