import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  unit,
  unitList,
  unitListQuery,
  type Unit,
  type UnitList,
  type UnitListQuery,
} from '../equipment/equipment.contract.ts';
import { idParam } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { OverviewQueries } from './overview.queries.ts';

/** Units with the studies they made; what changes a unit is in equipment. */
@ApiTags('units')
@Controller('units')
export class UnitListController {
  private readonly overviews: OverviewQueries;

  constructor(overviews: OverviewQueries) {
    this.overviews = overviews;
  }

  @Get()
  @ApiOperation({ summary: 'All units, unconfirmed ones first' })
  @ApiResponse({ status: 200, standardSchema: unitList })
  list(@Query({ schema: unitListQuery }) query: UnitListQuery): Promise<UnitList> {
    return this.overviews.unitList(query.states);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One unit' })
  @ApiResponse({ status: 200, standardSchema: unit })
  async one(@Param('id', { schema: idParam }) id: number): Promise<Unit> {
    const found = await this.overviews.unit(id);
    if (found === null) throw notFound('The unit');
    return found;
  }
}
