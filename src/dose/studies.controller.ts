import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { CorrectionQueries } from './correction.queries.ts';
import { Disclosures } from '../platform/audit/disclosures.ts';
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
import { StudyReaches } from './study-reach.ts';
import { study, studyQuery, type Study, type StudyQuery } from './study.contract.ts';
import { StudyQueries } from './study.queries.ts';

/** What was asked for, as the audit trail may keep it: the text may be a name. */
const toldFilter = ({ text, ...filter }: StudyFilter): Record<string, unknown> =>
  text === undefined ? filter : { ...filter, text: 'given' };

@ApiTags('studies')
@Controller()
export class StudiesController {
  private readonly list: StudyListQueries;
  private readonly details: StudyQueries;
  private readonly counts: StudyCountsQueries;
  private readonly corrections: CorrectionQueries;
  private readonly entries: HandEntryQueries;
  private readonly overviews: OverviewQueries;
  private readonly reaches: StudyReaches;
  private readonly disclosures: Disclosures;

  constructor(
    list: StudyListQueries,
    details: StudyQueries,
    counts: StudyCountsQueries,
    overviews: OverviewQueries,
    corrections: CorrectionQueries,
    entries: HandEntryQueries,
    reaches: StudyReaches,
    disclosures: Disclosures,
  ) {
    this.entries = entries;
    this.corrections = corrections;
    this.details = details;
    this.list = list;
    this.counts = counts;
    this.overviews = overviews;
    this.reaches = reaches;
    this.disclosures = disclosures;
  }

  @Get('studies')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'Studies that match, one page; patients only when asked for' })
  @ApiResponse({ status: 200, standardSchema: studyPage })
  async page(
    @Query({ schema: studyListQuery }) query: StudyListQuery,
    @By() caller: Caller,
  ): Promise<StudyPage> {
    const access = await this.reaches.access(caller, 'studies.read', query.patient);
    const page = await this.list.page(query, access);
    const shown = page.rows.filter(({ patient, accessionNumber }) => (patient ?? accessionNumber) !== null);
    await this.disclosures.seen('studies', { studyIds: shown.map(({ id }) => id) });
    return page;
  }

  @Get('studies.csv')
  @Permit('studies.export', 'narrowed')
  @ApiOperation({ summary: 'All studies that match, as CSV' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async csv(
    @Query({ schema: studyFilter }) filter: StudyFilter,
    @By() caller: Caller,
  ): Promise<StreamableFile> {
    const access = await this.reaches.access(caller, 'studies.export', filter.patient);
    const after = { filter: toldFilter(filter), count: await this.list.count(filter, access) };
    await this.disclosures.taken({ action: 'studies.exported', subject: { kind: 'studies' }, after });
    return new StreamableFile(studyCsv(this.list.all(filter, access), access.asked), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="studies-${this.counts.today}.csv"`,
    });
  }

  @Get('studies/facets')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'What the filters of the list can offer' })
  @ApiResponse({ status: 200, standardSchema: studyFacets })
  async facets(@By() caller: Caller): Promise<StudyFacets> {
    return this.overviews.facets(await this.reaches.of(caller, 'studies.read'));
  }

  @Get('studies/per-day')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'Number of studies of each day' })
  @ApiResponse({ status: 200, standardSchema: studiesPerDay })
  async perDay(
    @Query({ schema: studiesPerDayQuery }) query: StudiesPerDayQuery,
    @By() caller: Caller,
  ): Promise<StudiesPerDay> {
    return this.counts.perDay(query, await this.reaches.of(caller, 'studies.read'));
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
    @By() caller: Caller,
  ): Promise<Study> {
    const access = await this.reaches.access(caller, 'studies.read', patient);
    const found = await this.details.study(id, access);
    if (found === null) throw notFound('The study');
    const corrections = await this.corrections.ofStudy(id, access);
    const handEntry = found.origin === 'by-hand' ? await this.entries.ofStudy(id, access) : null;
    if (access.asked && found.privacyMode !== 'none')
      await this.disclosures.seen('studies/:id', { studyIds: [id] });
    return { ...found, corrections, handEntry };
  }

  @Get('overview')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'The numbers of Home: studies of the last days, silent and unconfirmed units' })
  @ApiResponse({ status: 200, standardSchema: overview })
  async overview(@By() caller: Caller): Promise<Overview> {
    return this.overviews.overview(await this.reaches.of(caller, 'studies.read'));
  }
}
