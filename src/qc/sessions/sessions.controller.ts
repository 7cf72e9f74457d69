import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { SessionCorrections } from './corrections.service.ts';
import { Recording } from './recording.service.ts';
import { SessionLines } from './session-lines.queries.ts';
import { SessionQueries } from './session.queries.ts';
import {
  correctionInput,
  sessionInput,
  sessionPage,
  sessionQuery,
  sessionView,
  type CorrectionInput,
  type SessionInput,
  type SessionPage,
  type SessionQuery,
  type SessionView,
} from './sessions.contract.ts';

/** What was recorded, what it was worth, and its corrections. */
@ApiTags('qc: sessions')
@Controller('qc/sessions')
export class SessionsController {
  constructor(
    private readonly recording: Recording,
    private readonly corrections: SessionCorrections,
    private readonly lines: SessionLines,
    private readonly queries: SessionQueries,
  ) {}

  @Post()
  @Permit('qc.record', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record a test; sent again with the same mark it is stored once' })
  @ApiResponse({ status: 200, standardSchema: sessionView })
  async record(
    @Body({ schema: sessionInput }) input: SessionInput,
    @By() caller: Caller,
  ): Promise<SessionView> {
    const { id } = await this.recording.record(caller, input);
    return this.queries.one(caller, id);
  }

  @Get()
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'Sessions, newest first' })
  @ApiResponse({ status: 200, standardSchema: sessionPage })
  list(@Query({ schema: sessionQuery }) query: SessionQuery, @By() caller: Caller): Promise<SessionPage> {
    return this.lines.page(caller, query);
  }

  @Get(':id')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'A session: every value with its history, what it was worth, its reviews' })
  @ApiResponse({ status: 200, standardSchema: sessionView })
  one(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<SessionView> {
    return this.queries.one(caller, id);
  }

  @Post(':id/corrections')
  @Permit('qc.record', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct values, with the reason; what was recorded first stays' })
  @ApiResponse({ status: 200, standardSchema: sessionView })
  async correct(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: correctionInput }) input: CorrectionInput,
    @By() caller: Caller,
  ): Promise<SessionView> {
    await this.queries.rowFor(caller, id);
    await this.corrections.correct(caller, id, input);
    return this.queries.one(caller, id);
  }
}
