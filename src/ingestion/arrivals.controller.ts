import { Body, Controller, Get, HttpCode, Param, Post, Query, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { ArrivalsQueries } from './arrivals.queries.ts';
import { ArrivalsStream } from './arrivals.stream.ts';
import {
  arrivalPage,
  arrivalQuery,
  arrivalSummary,
  arrivalSummaryQuery,
  arrivalsChanged,
  receipt,
  replayRequest,
  replayResult,
  type ArrivalPage,
  type ArrivalQuery,
  type ArrivalSummary,
  type ArrivalSummaryQuery,
  type Receipt,
  type ReplayRequest,
  type ReplayResult,
} from './ingestion.contract.ts';
import { ReplayService } from './replay.service.ts';

@ApiTags('arrivals')
@Controller('arrivals')
export class ArrivalsController {
  private readonly queries: ArrivalsQueries;
  private readonly changes: ArrivalsStream;
  private readonly replays: ReplayService;

  constructor(queries: ArrivalsQueries, changes: ArrivalsStream, replays: ReplayService) {
    this.queries = queries;
    this.changes = changes;
    this.replays = replays;
  }

  @Get()
  @Permit('arrivals.read', 'narrowed')
  @ApiOperation({ summary: 'What arrived, newest first, and how many stand where' })
  @ApiResponse({ status: 200, standardSchema: arrivalPage })
  page(@Query({ schema: arrivalQuery }) query: ArrivalQuery): Promise<ArrivalPage> {
    return this.queries.page(query);
  }

  @Get('summary')
  @Permit('arrivals.read', 'narrowed')
  @ApiOperation({ summary: 'Counts of all time and of today, what waits, and the room on the disk' })
  @ApiResponse({ status: 200, standardSchema: arrivalSummary })
  summary(@Query({ schema: arrivalSummaryQuery }) query: ArrivalSummaryQuery): Promise<ArrivalSummary> {
    return this.queries.summary(query.since);
  }

  @Sse('stream')
  @Permit('arrivals.read', 'narrowed')
  @ApiOperation({ summary: 'What changes, as it happens (Server-Sent Events named "arrivals")' })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, standardSchema: arrivalsChanged })
  stream(): ReturnType<ArrivalsStream['listen']> {
    return this.changes.listen();
  }

  @Post('replay')
  @Permit('arrivals.replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Read a selection, or all refused, anew from their originals' })
  @ApiResponse({ status: 202, standardSchema: replayResult })
  replayMany(@Body({ schema: replayRequest }) request: ReplayRequest): Promise<ReplayResult> {
    return this.replays.many(request);
  }

  @Get(':id')
  @Permit('arrivals.read', 'narrowed')
  @ApiOperation({ summary: 'One arrival' })
  @ApiResponse({ status: 200, standardSchema: receipt })
  async one(@Param('id', { schema: idParam }) id: number): Promise<Receipt> {
    const [found] = await this.queries.some([id]);
    if (!found) throw notFound(`Arrival ${id}`);
    return found;
  }

  @Post(':id/replay')
  @Permit('arrivals.replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Read one anew from its original' })
  @ApiResponse({ status: 202, standardSchema: receipt })
  replay(@Param('id', { schema: idParam }) id: number): Promise<Receipt> {
    return this.replays.one(id);
  }
}
