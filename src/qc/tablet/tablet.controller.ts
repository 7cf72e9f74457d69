import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { tabletUnit, type TabletUnit } from './tablet.contract.ts';
import { TabletQueries } from './tablet.queries.ts';

/** Recording beside the unit. */
@ApiTags('qc: sessions')
@Controller('units/:id/qc/tablet')
export class TabletController {
  constructor(private readonly queries: TabletQueries) {}

  @Get()
  @Permit('qc.record', { unit: 'id' })
  @ApiOperation({
    summary: 'All that a tablet needs to record and judge the tests of a unit without a network',
  })
  @ApiResponse({ status: 200, standardSchema: tabletUnit })
  ofUnit(@Param('id', { schema: idParam }) unitId: number, @By() caller: Caller): Promise<TabletUnit> {
    return this.queries.ofUnit(caller, unitId);
  }
}
