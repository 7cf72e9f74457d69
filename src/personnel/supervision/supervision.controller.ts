import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { takeBack, type TakeBack } from '../people.contract.ts';
import {
  designationInput,
  designationList,
  designationReview,
  positioningPolicyInput,
  supervisionEnd,
  supervisionInput,
  supervisionList,
  type DesignationInput,
  type DesignationList,
  type DesignationReview,
  type PositioningPolicyInput,
  type SupervisionEnd,
  type SupervisionInput,
  type SupervisionList,
} from './supervision.contract.ts';
import { Designations } from './designations.service.ts';
import { PositioningPolicies } from './positioning-policies.service.ts';
import { SupervisionQueries } from './supervision.queries.ts';
import { Supervisions } from './supervision.service.ts';

/** Who supervises a unit, and which technologists are designated on it. */
@ApiTags('supervision')
@Controller()
export class SupervisionController {
  constructor(
    private readonly queries: SupervisionQueries,
    private readonly supervisions: Supervisions,
    private readonly designations: Designations,
    private readonly policies: PositioningPolicies,
  ) {}

  @Get('supervision')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Every unit with its primary physicist, deputies and gaps' })
  @ApiResponse({ status: 200, standardSchema: supervisionList })
  async list(): Promise<SupervisionList> {
    return { units: await this.queries.all() };
  }

  @Post('supervision')
  @Permit('supervision.manage')
  @ApiOperation({ summary: 'Give a physicist charge of units' })
  @ApiResponse({ status: 201, standardSchema: supervisionList })
  async give(@Body({ schema: supervisionInput }) input: SupervisionInput): Promise<SupervisionList> {
    await this.supervisions.give(input);
    return this.list();
  }

  @Post('supervision/:id/end')
  @Permit('supervision.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say the last day of a charge' })
  @ApiResponse({ status: 200, standardSchema: supervisionList })
  async end(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: supervisionEnd }) input: SupervisionEnd,
  ): Promise<SupervisionList> {
    await this.supervisions.end(id, input);
    return this.list();
  }

  @Post('supervision/:id/take-back')
  @Permit('supervision.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a charge back that has not begun yet' })
  @ApiResponse({ status: 200, standardSchema: supervisionList })
  async takeBack(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: takeBack }) { reason }: TakeBack,
  ): Promise<SupervisionList> {
    await this.supervisions.takeBack(id, reason);
    return this.list();
  }

  @Get('designations')
  @Permit('people.read', 'narrowed')
  @ApiOperation({
    summary: 'Technologists designated for positioning fluoroscopy, and the policies behind it',
  })
  @ApiResponse({ status: 200, standardSchema: designationList })
  listDesignations(): Promise<DesignationList> {
    return this.designations.list();
  }

  @Post('designations')
  @Permit('designations.manage')
  @ApiOperation({ summary: 'Designate a technologist on units' })
  @ApiResponse({ status: 201, standardSchema: designationList })
  async designate(@Body({ schema: designationInput }) input: DesignationInput): Promise<DesignationList> {
    await this.designations.designate(input);
    return this.designations.list();
  }

  @Post('designations/:id/review')
  @Permit('designations.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'The yearly review of a designation' })
  @ApiResponse({ status: 200, standardSchema: designationList })
  async review(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: designationReview }) input: DesignationReview,
  ): Promise<DesignationList> {
    await this.designations.review(id, input);
    return this.designations.list();
  }

  @Post('designations/:id/end')
  @Permit('designations.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say the last day of a designation' })
  @ApiResponse({ status: 200, standardSchema: designationList })
  async endDesignation(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: supervisionEnd }) input: SupervisionEnd,
  ): Promise<DesignationList> {
    await this.designations.end(id, input);
    return this.designations.list();
  }

  @Post('designations/:id/take-back')
  @Permit('designations.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a designation back that has not begun yet' })
  @ApiResponse({ status: 200, standardSchema: designationList })
  async takeDesignationBack(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: takeBack }) { reason }: TakeBack,
  ): Promise<DesignationList> {
    await this.designations.takeBack(id, reason);
    return this.designations.list();
  }

  @Post('positioning-policies')
  @Permit('designations.manage')
  @ApiOperation({ summary: 'A written policy on positioning fluoroscopy, approved by a medical director' })
  @ApiResponse({ status: 201, standardSchema: designationList })
  async approve(
    @Body({ schema: positioningPolicyInput }) input: PositioningPolicyInput,
  ): Promise<DesignationList> {
    await this.policies.approve(input);
    return this.designations.list();
  }

  @Post('positioning-policies/:id/end')
  @Permit('designations.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say the last day of a policy; designations under it end with it' })
  @ApiResponse({ status: 200, standardSchema: designationList })
  async endPolicy(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: supervisionEnd }) input: SupervisionEnd,
  ): Promise<DesignationList> {
    await this.policies.end(id, input);
    return this.designations.list();
  }
}
