import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { notFound } from '../../platform/problem.ts';
import {
  device,
  deviceInput,
  deviceList,
  type DeviceInput,
  type DeviceList,
  type DeviceView,
} from './accounts.contract.ts';
import { readCookie, setCookie } from './cookies.ts';
import { Devices } from './devices.service.ts';

/** Shared tablets. */
@ApiTags('devices')
@Controller('devices')
export class DevicesController {
  constructor(private readonly devices: Devices) {}

  @Get()
  @Permit('devices.manage')
  @ApiOperation({ summary: 'All tablets, newest first' })
  @ApiResponse({ status: 200, standardSchema: deviceList })
  async list(@Req() request: Request): Promise<DeviceList> {
    return { devices: await this.devices.list(readCookie('device', request)) };
  }

  @Post()
  @Permit('devices.manage')
  @ApiOperation({ summary: 'Enrol the browser that asks as a shared tablet' })
  @ApiResponse({ status: 201, standardSchema: device })
  async enrol(
    @Body({ schema: deviceInput }) input: DeviceInput,
    @Req() request: Request,
  ): Promise<DeviceView> {
    const { id, secret } = await this.devices.enrol(input, readCookie('device', request));
    setCookie('device', request, secret);
    return this.one(id, secret);
  }

  @Post(':id/revoke')
  @Permit('devices.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take no more PINs from a tablet; who is signed in there is no more' })
  @ApiResponse({ status: 200, standardSchema: device })
  async revoke(@Param('id', { schema: idParam }) id: number, @Req() request: Request): Promise<DeviceView> {
    await this.devices.revoke(id);
    return this.one(id, readCookie('device', request));
  }

  @Post(':id/unlock')
  @Permit('devices.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a tablet in that was locked by wrong PINs' })
  @ApiResponse({ status: 200, standardSchema: device })
  async unlock(@Param('id', { schema: idParam }) id: number, @Req() request: Request): Promise<DeviceView> {
    await this.devices.unlock(id);
    return this.one(id, readCookie('device', request));
  }

  private async one(id: number, mine: string | null): Promise<DeviceView> {
    const found = (await this.devices.list(mine)).find((each) => each.id === id);
    if (!found) throw notFound('The tablet');
    return found;
  }
}
