import { Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller.ts';
import { By, Permit } from '../access/permit.ts';
import { Today } from '../today.ts';
import { auditCsv } from './audit-csv.ts';
import { entryView, mayNamePatient } from './audit-lines.ts';
import {
  auditFacets,
  auditFilter,
  auditPage,
  auditQuery,
  auditVerificationState,
  type AuditFacets,
  type AuditFilter,
  type AuditPage,
  type AuditQuery,
  type AuditVerificationState,
} from './audit.contract.ts';
import { AuditQueries } from './audit.queries.ts';
import { Disclosures } from './disclosures.ts';
import { Verifications } from './verifications.service.ts';

/** What was asked for, as the trail may keep it: the text may be a name. */
const toldFilter = ({ text, ...filter }: AuditFilter): Record<string, unknown> =>
  text === undefined ? filter : { ...filter, text: 'given' };

const seesPatients = (caller: Caller): boolean => caller.mayEverywhere('patients.identify');

@ApiTags('audit trail')
@Controller()
export class AuditController {
  private readonly queries: AuditQueries;
  private readonly verifications: Verifications;
  private readonly disclosures: Disclosures;
  private readonly today: Today;

  constructor(queries: AuditQueries, verifications: Verifications, disclosures: Disclosures, today: Today) {
    this.queries = queries;
    this.verifications = verifications;
    this.disclosures = disclosures;
    this.today = today;
  }

  @Get('audit')
  @Permit('audit.read')
  @ApiOperation({ summary: 'Who did or saw what, when, from where, before and after, and why; newest first' })
  @ApiResponse({ status: 200, standardSchema: auditPage })
  async page(@Query({ schema: auditQuery }) query: AuditQuery, @By() caller: Caller): Promise<AuditPage> {
    const sees = seesPatients(caller);
    const { lines, nextCursor } = await this.queries.page(query, sees);
    const entryIds = sees ? lines.filter(mayNamePatient).map(({ id }) => id) : [];
    await this.disclosures.seen('audit', { entryIds });
    return { entries: lines.map((line) => entryView(line, sees)), nextCursor };
  }

  @Get('audit.csv')
  @Permit('audit.read')
  @ApiOperation({ summary: 'All lines that match, as CSV' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async csv(
    @Query({ schema: auditFilter }) filter: AuditFilter,
    @By() caller: Caller,
  ): Promise<StreamableFile> {
    const asked = { filter, seesPatients: seesPatients(caller) };
    const after = { filter: toldFilter(filter), count: await this.queries.count(asked) };
    await this.disclosures.taken({ action: 'audit.exported', subject: { kind: 'audit' }, after });
    return new StreamableFile(auditCsv(this.queries.all(asked), asked.seesPatients), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="audit-${this.today.date}.csv"`,
    });
  }

  @Get('audit/facets')
  @Permit('audit.read')
  @ApiOperation({ summary: 'What the filters of the trail can offer' })
  @ApiResponse({ status: 200, standardSchema: auditFacets })
  facets(): Promise<AuditFacets> {
    return this.queries.facets();
  }

  @Get('audit/verification')
  @Permit('audit.read')
  @ApiOperation({
    summary: 'Whether the trail is whole: what was found last, and how far the one that runs has come',
  })
  @ApiResponse({ status: 200, standardSchema: auditVerificationState })
  verification(): Promise<AuditVerificationState> {
    return this.verifications.state();
  }

  @Post('audit/verification')
  @Permit('audit.read')
  @HttpCode(202)
  @ApiOperation({ summary: 'Verify the trail now, from its first line to its last' })
  @ApiResponse({ status: 202, standardSchema: auditVerificationState })
  verify(): Promise<AuditVerificationState> {
    this.verifications.begin();
    return this.verifications.state();
  }
}
