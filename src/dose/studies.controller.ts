import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { CorrectionQueries } from './correction.queries.ts';
import { HandEntryQueries } from './hand-entry.queries.ts';
import { OverviewQueries } from './overview.queries.ts';
import { studyCsv } from './study-csv.ts';
import { StudyCountsQueries } from './study-counts.queries.ts';
import {
  overview,
  studiesPerDay,
  studiesPerDayQuery,
  studyFacets,
  studyFilter,
  studyListQuery,
  studyPage,
  type Overview,
  type StudiesPerDay,
  type StudiesPerDayQuery,
  type StudyFacets,
  type StudyFilter,
  type StudyListQuery,
  type StudyPage,
} from './study-list.contract.ts';
import { StudyListQueries } from './study-list.queries.ts';
import { study, studyQuery, type Study, type StudyQuery } from './study.contract.ts';
import { StudyQueries } from './study.queries.ts';

@ApiTags('studies')
@Controller()
export class StudiesController {
  private readonly list: StudyListQueries;
  private readonly details: StudyQueries;
  private readonly counts: StudyCountsQueries;
  private readonly corrections: CorrectionQueries;
  private readonly entries: HandEntryQueries;
  private readonly overviews: OverviewQueries;

  constructor(
    list: StudyListQueries,
    details: StudyQueries,
    counts: StudyCountsQueries,
    overviews: OverviewQueries,
    corrections: CorrectionQueries,
    entries: HandEntryQueries,
  ) {
    this.entries = entries;
    this.corrections = corrections;
    this.details = details;
    this.list = list;
    this.counts = counts;
    this.overviews = overviews;
  }

  @Get('studies')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'Studies that match, one page; patients only when asked for' })
  @ApiResponse({ status: 200, standardSchema: studyPage })
  page(@Query({ schema: studyListQuery }) query: StudyListQuery): Promise<StudyPage> {
    return this.list.page(query);
  }

  @Get('studies.csv')
  @Permit('studies.export', 'narrowed')
  @ApiOperation({ summary: 'All studies that match, as CSV' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  csv(@Query({ schema: studyFilter }) filter: StudyFilter): StreamableFile {
    return new StreamableFile(studyCsv(this.list.all(filter), filter.patient === true), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="studies-${this.counts.today}.csv"`,
    });
  }

  @Get('studies/facets')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'What the filters of the list can offer' })
  @ApiResponse({ status: 200, standardSchema: studyFacets })
  facets(): Promise<StudyFacets> {
    return this.overviews.facets();
  }

  @Get('studies/per-day')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'Number of studies of each day' })
  @ApiResponse({ status: 200, standardSchema: studiesPerDay })
  perDay(@Query({ schema: studiesPerDayQuery }) query: StudiesPerDayQuery): Promise<StudiesPerDay> {
    return this.counts.perDay(query);
  }

  @Get('studies/:id')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({
    summary: 'One study: parts, events, findings, reports, corrections; who the patient is only when asked',
  })
  @ApiResponse({ status: 200, standardSchema: study })
  async study(
    @Param('id', { schema: idParam }) id: number,
    @Query({ schema: studyQuery }) { patient }: StudyQuery,
  ): Promise<Study> {
    const withPatient = patient === true;
    const found = await this.details.study(id, withPatient);
    if (found === null) throw notFound('The study');
    const entry = found.origin === 'by-hand' ? await this.entries.ofStudy(id) : null;
    return {
      ...found,
      corrections: await this.corrections.ofStudy(id),
      handEntry: entry === null || withPatient ? entry : { ...entry, patientId: null },
    };
  }

  @Get('overview')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'The numbers of Home: studies of the last days, silent and unconfirmed units' })
  @ApiResponse({ status: 200, standardSchema: overview })
  overview(): Promise<Overview> {
    return this.overviews.overview();
  }
}
