import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { BaselinesQueries } from './baselines.queries.ts';
import {
  baselineInput,
  baselineList,
  limitDecisions,
  unitLimits,
  type BaselineInput,
  type BaselineList,
  type LimitDecisions,
  type UnitLimits,
} from './limits.contract.ts';
import { LimitsQueries } from './limits.queries.ts';
import { Limits } from './limits.service.ts';

/** How the values of a unit are judged: its limits, adopted one by one, and its baselines. */
@ApiTags('qc: limits')
@Controller('units/:id/qc')
export class LimitsController {
  constructor(
    private readonly queries: LimitsQueries,
    private readonly limits: Limits,
    private readonly baselines: BaselinesQueries,
  ) {}

  @Get('limits')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({ summary: 'Every limit of the unit’s tests, with its source and whether it judges' })
  @ApiResponse({ status: 200, standardSchema: unitLimits })
  ofUnit(@Param('id', { schema: idParam }) unitId: number, @By() caller: Caller): Promise<UnitLimits> {
    return this.queries.ofUnit(caller, unitId);
  }

  @Post('limits')
  @Permit('qc.sign', { unit: 'id' })
  @HttpCode(200)
  @ApiOperation({ summary: 'Adopt limits for the unit, or take that back; its physicist only' })
  @ApiResponse({ status: 200, standardSchema: unitLimits })
  async decide(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: limitDecisions }) input: LimitDecisions,
    @By() caller: Caller,
  ): Promise<UnitLimits> {
    await this.limits.decide(caller, unitId, input);
    return this.queries.ofUnit(caller, unitId);
  }

  @Get('baselines')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({ summary: 'All baselines of a unit, newest first' })
  @ApiResponse({ status: 200, standardSchema: baselineList })
  async list(@Param('id', { schema: idParam }) unitId: number): Promise<BaselineList> {
    return { baselines: await this.baselines.ofUnit(unitId) };
  }

  @Post('baselines')
  @Permit('qc.sign', { unit: 'id' })
  @ApiOperation({
    summary: 'Set a baseline from a day on; its physicist only. An earlier one stays beside it',
  })
  @ApiResponse({ status: 201, standardSchema: baselineList })
  async setBaseline(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: baselineInput }) input: BaselineInput,
    @By() caller: Caller,
  ): Promise<BaselineList> {
    await this.limits.setBaseline(caller, unitId, input);
    return this.list(unitId);
  }
}
