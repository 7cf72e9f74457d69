import { Global, Module } from '@nestjs/common';
import { AuditAnchor } from './audit-anchor.ts';
import { AuditController } from './audit.controller.ts';
import { AuditQueries } from './audit.queries.ts';
import { AuditVerifier } from './audit-verifier.service.ts';
import { Disclosures } from './disclosures.ts';
import { RetentionController } from './retention.controller.ts';
import { Retentions } from './retention.service.ts';
import { Verifications } from './verifications.service.ts';

/** The trail to look at, its verification, and how long records are kept. Global: features tell who saw patients. */
@Global()
@Module({
  controllers: [AuditController, RetentionController],
  providers: [AuditAnchor, AuditQueries, AuditVerifier, Disclosures, Retentions, Verifications],
  exports: [AuditVerifier, Disclosures],
})
export class AuditModule {}
