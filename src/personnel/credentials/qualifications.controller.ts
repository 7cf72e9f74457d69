import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { takeBack, type TakeBack } from '../people.contract.ts';
import {
  capacity,
  overrideInput,
  overrideList,
  personQualifications,
  policyChange,
  qualification,
  qualificationPolicies,
  qualificationQuery,
  type CapacityName,
  type OverrideInput,
  type OverrideList,
  type PersonQualifications,
  type PolicyChange,
  type QualificationPolicies as PoliciesView,
  type QualificationQuery,
  type QualificationView,
} from './credentials.contract.ts';
import { Overrides } from './overrides.service.ts';
import { PersonQualificationsQueries } from './person-qualifications.queries.ts';
import { QualificationPolicies } from './qualification-policies.service.ts';
import { Qualifications } from './qualifications.service.ts';

/** What makes someone qualified here, who is, and by which exceptions. */
@ApiTags('qualification')
@Controller()
export class QualificationsController {
  constructor(
    private readonly qualifications: Qualifications,
    private readonly ofPerson: PersonQualificationsQueries,
    private readonly policies: QualificationPolicies,
    private readonly overrides: Overrides,
  ) {}

  @Get('qualification')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Whether a person was qualified for a unit on a day, and by what' })
  @ApiResponse({ status: 200, standardSchema: qualification })
  question(@Query({ schema: qualificationQuery }) query: QualificationQuery): Promise<QualificationView> {
    return this.qualifications.explained(query);
  }

  @Get('people/:id/qualifications')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'What a person is qualified as today, and why' })
  @ApiResponse({ status: 200, standardSchema: personQualifications })
  person(@Param('id', { schema: idParam }) personId: number): Promise<PersonQualifications> {
    return this.ofPerson.of(personId);
  }

  @Get('qualification-policies')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'What makes someone qualified at this site, now and before' })
  @ApiResponse({ status: 200, standardSchema: qualificationPolicies })
  list(): Promise<PoliciesView> {
    return this.policies.list();
  }

  @Put('qualification-policies/:capacity')
  @Permit('policies.change')
  @ApiOperation({
    summary: 'A new version of a policy, from a day on; also confirms the one that Kerma begins with',
  })
  @ApiResponse({ status: 200, standardSchema: qualificationPolicies })
  async change(
    @By() caller: Caller,
    @Param('capacity', { schema: capacity }) name: CapacityName,
    @Body({ schema: policyChange }) input: PolicyChange,
  ): Promise<PoliciesView> {
    await this.policies.change(caller, name, input);
    return this.policies.list();
  }

  @Get('people/:id/qualification-exceptions')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Signed exceptions of a person' })
  @ApiResponse({ status: 200, standardSchema: overrideList })
  async exceptions(@Param('id', { schema: idParam }) personId: number): Promise<OverrideList> {
    return { exceptions: await this.overrides.ofPerson(personId) };
  }

  @Post('people/:id/qualification-exceptions')
  @Permit('policies.change')
  @ApiOperation({ summary: 'Sign an exception for someone else, with one’s own password' })
  @ApiResponse({ status: 201, standardSchema: overrideList })
  async sign(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) personId: number,
    @Body({ schema: overrideInput }) input: OverrideInput,
  ): Promise<OverrideList> {
    await this.overrides.sign(caller, personId, input);
    return this.exceptions(personId);
  }

  @Post('qualification-exceptions/:id/withdraw')
  @Permit('policies.change')
  @HttpCode(204)
  @ApiOperation({ summary: 'An exception holds no longer' })
  @ApiResponse({ status: 204, description: 'Done' })
  withdraw(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: takeBack }) { reason }: TakeBack,
  ): Promise<void> {
    return this.overrides.withdraw(id, reason);
  }
}
