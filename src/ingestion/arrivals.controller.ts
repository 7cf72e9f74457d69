import { Body, Controller, Get, HttpCode, Param, Post, Query, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { concatMap } from 'rxjs';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { ArrivalViews } from './arrival-views.ts';
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
  type ArrivalsChanged,
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
  private readonly views: ArrivalViews;

  constructor(
    queries: ArrivalsQueries,
    changes: ArrivalsStream,
    replays: ReplayService,
    views: ArrivalViews,
  ) {
    this.queries = queries;
    this.changes = changes;
    this.replays = replays;
    this.views = views;
  }

  @Get()
  @Permit('arrivals.read', 'narrowed')
  @ApiOperation({ summary: 'What arrived, newest first, and how many stand where' })
  @ApiResponse({ status: 200, standardSchema: arrivalPage })
  async page(
    @Query({ schema: arrivalQuery }) query: ArrivalQuery,
    @By() caller: Caller,
  ): Promise<ArrivalPage> {
    const page = await this.queries.page(query, await this.views.mayFindByName(caller));
    return { ...page, items: await this.views.shown('arrivals', page.items, caller) };
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
  stream(@By() caller: Caller): ReturnType<ArrivalsStream['listen']> {
    const show = async (data: ArrivalsChanged): Promise<ArrivalsChanged> => ({
      ...data,
      changed: await this.views.shown('arrivals/stream', data.changed, caller),
    });
    return this.changes
      .listen()
      .pipe(concatMap(async ({ type, data }) => ({ type, data: await show(data) })));
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
  async one(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<Receipt> {
    const [found] = await this.queries.some([id]);
    if (!found) throw notFound(`Arrival ${id}`);
    return this.shown('arrivals/:id', found, caller);
  }

  @Post(':id/replay')
  @Permit('arrivals.replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Read one anew from its original' })
  @ApiResponse({ status: 202, standardSchema: receipt })
  async replay(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<Receipt> {
    return this.shown('arrivals/:id/replay', await this.replays.one(id), caller);
  }

  private async shown(route: string, receipt: Receipt, caller: Caller): Promise<Receipt> {
    const [shown] = await this.views.shown(route, [receipt], caller);
    return shown ?? receipt;
  }
}
