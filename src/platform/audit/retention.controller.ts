import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../access/permit.ts';
import {
  recordKind,
  retention,
  retentionChange,
  retentionList,
  type RecordKind,
  type RetentionChange,
  type RetentionList,
  type RetentionView,
} from './audit.contract.ts';
import { Retentions } from './retention.service.ts';

@ApiTags('retention')
@Controller('retention')
export class RetentionController {
  constructor(private readonly retentions: Retentions) {}

  @Get()
  @Permit('audit.read')
  @ApiOperation({ summary: 'How long each kind of record is kept at least, and why so long' })
  @ApiResponse({ status: 200, standardSchema: retentionList })
  async list(): Promise<RetentionList> {
    return { kinds: await this.retentions.list() };
  }

  @Put(':kind')
  @Permit('retention.change')
  @ApiOperation({ summary: 'Keep a kind of record longer or shorter, with a reason' })
  @ApiResponse({ status: 200, standardSchema: retention })
  change(
    @Param('kind', { schema: recordKind }) kind: RecordKind,
    @Body({ schema: retentionChange }) change: RetentionChange,
  ): Promise<RetentionView> {
    return this.retentions.change(kind, change);
  }
}
