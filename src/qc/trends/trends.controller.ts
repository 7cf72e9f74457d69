import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import {
  trend,
  trendChoices,
  trendQuery,
  type Trend,
  type TrendChoices,
  type TrendQuery,
} from './trends.contract.ts';
import { TrendsQueries } from './trends.queries.ts';

/** Every numeric field over time, with limits, baseline, phases and what statistics say. */
@ApiTags('qc: trends')
@Controller('units/:id/qc')
export class TrendsController {
  constructor(private readonly queries: TrendsQueries) {}

  @Get('trends')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({ summary: 'What of a unit can be followed over time, and where a signal asks for a look' })
  @ApiResponse({ status: 200, standardSchema: trendChoices })
  choices(@Param('id', { schema: idParam }) unitId: number): Promise<TrendChoices> {
    return this.queries.choices(unitId);
  }

  @Get('trend')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({
    summary: 'The control chart of a field: single values and moving ranges, EWMA, CUSUM, run rules',
  })
  @ApiResponse({ status: 200, standardSchema: trend })
  one(
    @Param('id', { schema: idParam }) unitId: number,
    @Query({ schema: trendQuery }) query: TrendQuery,
  ): Promise<Trend> {
    return this.queries.one(unitId, query);
  }
}
