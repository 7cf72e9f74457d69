import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { Availabilities } from '../availability/availabilities.service.ts';
import { AvailabilityQueries } from '../availability/availability.queries.ts';
import {
  availabilityInput,
  availabilityList,
  issueList,
  issueQuery,
  issueStep,
  issueView,
  serviceEventInput,
  serviceEventList,
  unitAvailability,
  type AvailabilityInput,
  type AvailabilityList,
  type IssueList,
  type IssueQuery,
  type IssueStep,
  type IssueView,
  type ServiceEventInput,
  type ServiceEventList,
  type UnitAvailability,
} from './issues.contract.ts';
import { IssuesQueries } from './issues.queries.ts';
import { Issues } from './issues.service.ts';

/** From failure to service to release. */
@ApiTags('qc: issues')
@Controller()
export class IssuesController {
  constructor(
    private readonly queries: IssuesQueries,
    private readonly issues: Issues,
    private readonly availabilityQueries: AvailabilityQueries,
    private readonly availabilities: Availabilities,
  ) {}

  @Get('qc/issues')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'Failures that are followed, newest first' })
  @ApiResponse({ status: 200, standardSchema: issueList })
  async list(@Query({ schema: issueQuery }) query: IssueQuery, @By() caller: Caller): Promise<IssueList> {
    return { issues: await this.queries.list(caller, query) };
  }

  @Get('qc/issues/:id')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'A failure: what was done about it, and what can be done next' })
  @ApiResponse({ status: 200, standardSchema: issueView })
  one(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<IssueView> {
    return this.queries.one(caller, id);
  }

  @Post('qc/issues/:id/steps')
  @Permit('qc.record', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'The next step of a failure' })
  @ApiResponse({ status: 200, standardSchema: issueView })
  async step(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: issueStep }) input: IssueStep,
    @By() caller: Caller,
  ): Promise<IssueView> {
    await this.issues.step(caller, id, input);
    return this.queries.one(caller, id);
  }

  @Get('units/:id/service')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({ summary: 'Service on a unit, newest first' })
  @ApiResponse({ status: 200, standardSchema: serviceEventList })
  async service(@Param('id', { schema: idParam }) unitId: number): Promise<ServiceEventList> {
    return { events: await this.queries.serviceOf(unitId) };
  }

  @Post('units/:id/service')
  @Permit('qc.record', { unit: 'id' })
  @ApiOperation({ summary: 'Record service: what was done and replaced; tests that are due after it follow' })
  @ApiResponse({ status: 201, standardSchema: serviceEventList })
  async addService(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: serviceEventInput }) input: ServiceEventInput,
    @By() caller: Caller,
  ): Promise<ServiceEventList> {
    await this.issues.addService(caller, unitId, input);
    return this.service(unitId);
  }

  @Get('qc/availability')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'Units that may not be used as usual' })
  @ApiResponse({ status: 200, standardSchema: availabilityList })
  async notInService(@By() caller: Caller): Promise<AvailabilityList> {
    return { units: await this.availabilityQueries.notInService(caller) };
  }

  @Get('units/:id/availability')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({ summary: 'Whether a unit may be used, what stands against it, and how it was before' })
  @ApiResponse({ status: 200, standardSchema: unitAvailability })
  availability(@Param('id', { schema: idParam }) unitId: number): Promise<UnitAvailability> {
    return this.availabilityQueries.ofUnit(unitId);
  }

  @Post('units/:id/availability')
  @Permit('qc.record', { unit: 'id' })
  @HttpCode(200)
  @ApiOperation({
    summary: 'Restrict a unit, take it out of service, or release it; a release is signed by its physicist',
  })
  @ApiResponse({ status: 200, standardSchema: unitAvailability })
  async change(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: availabilityInput }) input: AvailabilityInput,
    @By() caller: Caller,
  ): Promise<UnitAvailability> {
    await this.availabilities.change(caller, unitId, input);
    return this.availability(unitId);
  }
}
