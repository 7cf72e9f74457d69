import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/access/permit.ts';
import type { Pack } from '../core/procedure.ts';
import {
  packFile,
  packInput,
  packPreview,
  packPreviewInput,
  packQuery,
  procedureInput,
  procedureKey,
  procedureList,
  procedureView,
  type PackInput,
  type PackPreview,
  type PackPreviewInput,
  type PackQuery,
  type ProcedureInput,
  type ProcedureList,
  type ProcedureView,
} from './procedures.contract.ts';
import { ProceduresQueries } from './procedures.queries.ts';
import { Procedures } from './procedures.service.ts';

/** What the tests are: procedures in versions, and packs of them. */
@ApiTags('qc: definitions')
@Controller('qc')
export class ProceduresController {
  constructor(
    private readonly queries: ProceduresQueries,
    private readonly procedures: Procedures,
  ) {}

  @Get('procedures')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'All tests, in their newest versions' })
  @ApiResponse({ status: 200, standardSchema: procedureList })
  async list(): Promise<ProcedureList> {
    return { procedures: await this.queries.list() };
  }

  @Get('procedures/:key')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'A test: its fields, limits and sources, and what each version changed' })
  @ApiResponse({ status: 200, standardSchema: procedureView })
  one(@Param('key', { schema: procedureKey }) key: string): Promise<ProcedureView> {
    return this.queries.one(key);
  }

  @Post('procedures')
  @Permit('qc.plan')
  @ApiOperation({
    summary: 'Publish a procedure: the first version of a new one, or the next of one that changes',
  })
  @ApiResponse({ status: 201, standardSchema: procedureView })
  async publish(@Body({ schema: procedureInput }) input: ProcedureInput): Promise<ProcedureView> {
    return this.queries.one(await this.procedures.publish(input));
  }

  @Get('pack.json')
  @Permit('qc.read', 'narrowed')
  @Header('content-disposition', 'attachment; filename="kerma-qc-pack.json"')
  @ApiOperation({
    summary: 'Procedures as a file, limits and sources included; `keys` narrows, comma separated',
  })
  @ApiResponse({ status: 200, standardSchema: packFile })
  pack(@Query({ schema: packQuery }) { keys }: PackQuery): Promise<Pack> {
    return this.queries.pack((keys ?? '').split(',').filter((key) => key !== ''));
  }

  @Post('packs/preview')
  @Permit('qc.plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a pack would bring, or all that is wrong with it; nothing is kept' })
  @ApiResponse({ status: 200, standardSchema: packPreview })
  preview(@Body({ schema: packPreviewInput }) { pack }: PackPreviewInput): Promise<PackPreview> {
    return this.queries.preview(pack);
  }

  @Post('packs')
  @Permit('qc.plan')
  @ApiOperation({ summary: 'Publish what a pack has that is new or differs; all of it, or nothing' })
  @ApiResponse({ status: 201, standardSchema: procedureList })
  async importPack(@Body({ schema: packInput }) input: PackInput): Promise<ProcedureList> {
    const published = new Set(await this.procedures.importPack(input));
    return { procedures: (await this.queries.list()).filter(({ key }) => published.has(key)) };
  }
}
