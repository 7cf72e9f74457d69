import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import {
  facility,
  facilityInput,
  facilityList,
  unitHistory,
  type Facility,
  type FacilityInput,
  type FacilityList,
  type UnitHistory,
} from './equipment.contract.ts';
import { Facilities } from './facilities.service.ts';
import { UnitsQueries } from './units.queries.ts';

@ApiTags('units')
@Controller()
export class EquipmentController {
  private readonly units: UnitsQueries;
  private readonly facilities: Facilities;

  constructor(units: UnitsQueries, facilities: Facilities) {
    this.units = units;
    this.facilities = facilities;
  }

  @Get('units/:id/changes')
  @Permit('units.read', { unit: 'id' })
  @ApiOperation({ summary: 'What was done to a unit, newest first' })
  @ApiResponse({ status: 200, standardSchema: unitHistory })
  async history(@Param('id', { schema: idParam }) id: number): Promise<UnitHistory> {
    return { changes: await this.units.history(id) };
  }

  @Get('facilities')
  @Permit('units.read', 'narrowed')
  @ApiOperation({ summary: 'Facilities; of those who see some units only, where these stand' })
  @ApiResponse({ status: 200, standardSchema: facilityList })
  async listFacilities(@By() caller: Caller): Promise<FacilityList> {
    return { facilities: await this.facilities.list(caller.unitsOf('units.read')) };
  }

  @Post('facilities')
  @Permit('units.manage')
  @ApiOperation({ summary: 'Add a facility' })
  @ApiResponse({ status: 201, standardSchema: facility })
  createFacility(@Body({ schema: facilityInput }) input: FacilityInput): Promise<Facility> {
    return this.facilities.create(input);
  }

  @Put('facilities/:id')
  @Permit('units.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Rename a facility, or say its time zone' })
  @ApiResponse({ status: 204, description: 'Done' })
  changeFacility(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: facilityInput }) input: FacilityInput,
  ): Promise<void> {
    return this.facilities.change(id, input);
  }

  @Delete('facilities/:id')
  @Permit('units.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a facility in which no unit is placed' })
  @ApiResponse({ status: 204, description: 'Done' })
  removeFacility(@Param('id', { schema: idParam }) id: number): Promise<void> {
    return this.facilities.remove(id);
  }
}
