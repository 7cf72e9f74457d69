import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { UnitChanges } from '../equipment/index.ts';
import {
  newUnitInput,
  unit,
  unitChangeInput,
  unitList,
  unitListQuery,
  unitMergeInput,
  unitMergePreview,
  unitMergePreviewQuery,
  type NewUnitInput,
  type Unit,
  type UnitChangeInput,
  type UnitList,
  type UnitListQuery,
  type UnitMergeInput,
  type UnitMergePreview,
  type UnitMergePreviewQuery,
} from '../equipment/equipment.contract.ts';
import { idParam, undoInput, type Undo } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { OverviewQueries } from './overview.queries.ts';
import { UnitMerges } from './unit-merge.service.ts';

/** Units with the studies they made; equipment keeps them, their studies are known here. */
@ApiTags('units')
@Controller('units')
export class UnitsController {
  private readonly overviews: OverviewQueries;
  private readonly changes: UnitChanges;
  private readonly merges: UnitMerges;

  constructor(overviews: OverviewQueries, changes: UnitChanges, merges: UnitMerges) {
    this.overviews = overviews;
    this.changes = changes;
    this.merges = merges;
  }

  @Get()
  @Permit('units.read', 'narrowed')
  @ApiOperation({ summary: 'All units, unconfirmed ones first' })
  @ApiResponse({ status: 200, standardSchema: unitList })
  list(@Query({ schema: unitListQuery }) query: UnitListQuery, @By() caller: Caller): Promise<UnitList> {
    return this.overviews.unitList(query.states, caller.unitsOf('units.read'));
  }

  @Post()
  @Permit('units.manage')
  @ApiOperation({ summary: 'Add a unit that sends nothing, for entry by hand' })
  @ApiResponse({ status: 201, standardSchema: unit })
  async create(@Body({ schema: newUnitInput }) input: NewUnitInput): Promise<Unit> {
    return this.one(await this.changes.create(input));
  }

  @Get(':id')
  @Permit('units.read', { unit: 'id' })
  @ApiOperation({ summary: 'One unit' })
  @ApiResponse({ status: 200, standardSchema: unit })
  async one(@Param('id', { schema: idParam }) id: number): Promise<Unit> {
    const found = await this.overviews.unit(id);
    if (found === null) throw notFound('The unit');
    return found;
  }

  @Patch(':id')
  @Permit('units.manage', { unit: 'id' })
  @ApiOperation({ summary: 'Confirm, rename, place or set a unit' })
  @ApiResponse({ status: 200, standardSchema: unit })
  async change(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: unitChangeInput }) input: UnitChangeInput,
  ): Promise<Unit> {
    await this.changes.change(id, input);
    return this.one(id);
  }

  @Get(':id/merge-preview')
  @Permit('units.manage')
  @ApiOperation({ summary: 'What a merge of this unit into another would move' })
  @ApiResponse({ status: 200, standardSchema: unitMergePreview })
  preview(
    @Param('id', { schema: idParam }) id: number,
    @Query({ schema: unitMergePreviewQuery }) query: UnitMergePreviewQuery,
  ): Promise<UnitMergePreview> {
    return this.merges.preview(id, query.intoUnitId);
  }

  @Post(':id/merge')
  @Permit('units.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'This unit is the other one: gives the unit that stays' })
  @ApiResponse({ status: 200, standardSchema: unit })
  async merge(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: unitMergeInput }) input: UnitMergeInput,
  ): Promise<Unit> {
    await this.merges.merge(id, input);
    return this.one(input.intoUnitId);
  }

  @Post(':id/unmerge')
  @Permit('units.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a merge back: gives the unit that is one of its own again' })
  @ApiResponse({ status: 200, standardSchema: unit })
  async unmerge(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
  ): Promise<Unit> {
    await this.merges.unmerge(id, undo);
    return this.one(id);
  }
}
