import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import {
  useFindings,
  useFindingsQuery,
  type UseFindings,
  type UseFindingsQuery,
} from './use-findings.contract.ts';
import { UseFindingsQueries } from './use-findings.queries.ts';

/** What the use of units says of their QC. */
@ApiTags('qc: use')
@Controller()
export class UseFindingsController {
  constructor(private readonly queries: UseFindingsQueries) {}

  @Get('units/:id/qc/use-findings')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({
    summary: 'Patients imaged before the day’s QC, and on the unit while it was out of service',
  })
  @ApiResponse({ status: 200, standardSchema: useFindings })
  ofUnit(
    @Param('id', { schema: idParam }) unitId: number,
    @Query({ schema: useFindingsQuery }) { from }: UseFindingsQuery,
  ): Promise<UseFindings> {
    return this.queries.ofUnit(unitId, from);
  }

  @Get('qc/studies/:id/findings')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'What QC says of the day and the unit of a study' })
  @ApiResponse({ status: 200, standardSchema: useFindings })
  ofStudy(@Param('id', { schema: idParam }) studyId: number, @By() caller: Caller): Promise<UseFindings> {
    return this.queries.ofStudy(caller, studyId);
  }
}
