import { Module } from '@nestjs/common';
import { EquipmentModule } from '../equipment/index.ts';
import { OwnPassword } from './accounts/own-password.ts';
import { CredentialFiles } from './credentials/credential-files.service.ts';
import { CredentialsController } from './credentials/credentials.controller.ts';
import { CredentialsQueries } from './credentials/credentials.queries.ts';
import { Credentials } from './credentials/credentials.service.ts';
import { Overrides } from './credentials/overrides.service.ts';
import { PersonQualificationsQueries } from './credentials/person-qualifications.queries.ts';
import { QualificationPolicies } from './credentials/qualification-policies.service.ts';
import { QualificationsController } from './credentials/qualifications.controller.ts';
import { Qualifications } from './credentials/qualifications.service.ts';
import { LeadRulesController } from './operators/lead-rules.controller.ts';
import { LeadRules } from './operators/lead-rules.service.ts';
import { EndNotices } from './notices/end-notices.service.ts';
import { EndingCredentials } from './notices/ending-credentials.queries.ts';
import { NoticeSteps } from './notices/notice-steps.service.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { NoticesJob } from './notices/notices.job.ts';
import { Officers } from './notices/officers.queries.ts';
import { ReviewNotices } from './notices/review-notices.service.ts';
import { Designations } from './supervision/designations.service.ts';
import { PositioningPolicies } from './supervision/positioning-policies.service.ts';
import { SupervisionController } from './supervision/supervision.controller.ts';
import { SupervisionQueries } from './supervision/supervision.queries.ts';
import { Supervisions } from './supervision/supervision.service.ts';
import { UnitPhysicist } from './supervision/unit-physicist.queries.ts';

const credentials = [
  CredentialFiles,
  Credentials,
  CredentialsQueries,
  Overrides,
  OwnPassword,
  PersonQualificationsQueries,
  QualificationPolicies,
  Qualifications,
];
const notices = [EndNotices, EndingCredentials, NoticeSteps, NoticesJob, Officers, ReviewNotices];
const supervision = [Designations, PositioningPolicies, SupervisionQueries, Supervisions, UnitPhysicist];

/** What people hold, what that makes them, whom they supervise, where they are designated and what they do not lead. */
@Module({
  imports: [EquipmentModule],
  controllers: [
    CredentialsController,
    LeadRulesController,
    NoticesController,
    QualificationsController,
    SupervisionController,
  ],
  providers: [...credentials, ...notices, ...supervision, LeadRules],
  exports: [OwnPassword, Qualifications, UnitPhysicist],
})
export class QualificationModule {}
