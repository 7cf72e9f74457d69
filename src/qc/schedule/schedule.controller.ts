import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam, undoInput, type Undo } from '../../platform/api.contract.ts';
import { Assignments } from './assignments.service.ts';
import { ComplianceQueries } from './compliance.queries.ts';
import {
  assignmentChange,
  assignmentInput,
  closureInput,
  complianceQuery,
  excuseInput,
  unitCompliance,
  unitPlan,
  workList,
  type AssignmentChange,
  type AssignmentInput,
  type ClosureInput,
  type ComplianceQuery,
  type ComplianceView,
  type ExcuseInput,
  type UnitPlan,
  type WorkList,
} from './schedule.contract.ts';
import { ScheduleQueries } from './schedule.queries.ts';
import { WorkListQueries } from './work-list.queries.ts';

/** Which tests a unit has, when they are due, and what is due today. */
@ApiTags('qc: schedule')
@Controller()
export class ScheduleController {
  constructor(
    private readonly queries: ScheduleQueries,
    private readonly work: WorkListQueries,
    private readonly compliance: ComplianceQueries,
    private readonly assignments: Assignments,
  ) {}

  @Get('qc/work')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'What is to be done today, by unit, and what was done' })
  @ApiResponse({ status: 200, standardSchema: workList })
  workList(@By() caller: Caller): Promise<WorkList> {
    return this.work.of(caller);
  }

  @Get('qc/compliance')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'How much was done on time: by unit, procedure, person and month' })
  @ApiResponse({ status: 200, standardSchema: unitCompliance })
  complianceOf(
    @Query({ schema: complianceQuery }) query: ComplianceQuery,
    @By() caller: Caller,
  ): Promise<ComplianceView> {
    return this.compliance.of(caller, query);
  }

  @Get('units/:id/qc/plan')
  @Permit('qc.read', { unit: 'id' })
  @ApiOperation({
    summary: 'The tests of a unit: schedules, what is open, the last year; days without clinic',
  })
  @ApiResponse({ status: 200, standardSchema: unitPlan })
  plan(@Param('id', { schema: idParam }) unitId: number): Promise<UnitPlan> {
    return this.queries.ofUnit(unitId);
  }

  @Post('units/:id/qc/assignments')
  @Permit('qc.plan', { unit: 'id' })
  @ApiOperation({ summary: 'Give a unit tests, each with its schedule' })
  @ApiResponse({ status: 201, standardSchema: unitPlan })
  async add(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: assignmentInput }) input: AssignmentInput,
  ): Promise<UnitPlan> {
    await this.assignments.add(unitId, input);
    return this.plan(unitId);
  }

  @Post('units/:id/qc/assignments/:assignmentId/change')
  @Permit('qc.plan', { unit: 'id' })
  @HttpCode(200)
  @ApiOperation({ summary: 'Another schedule from a day on, or none' })
  @ApiResponse({ status: 200, standardSchema: unitPlan })
  async change(
    @Param('id', { schema: idParam }) unitId: number,
    @Param('assignmentId', { schema: idParam }) assignmentId: number,
    @Body({ schema: assignmentChange }) input: AssignmentChange,
  ): Promise<UnitPlan> {
    await this.assignments.change(unitId, assignmentId, input);
    return this.plan(unitId);
  }

  @Post('units/:id/qc/assignments/:assignmentId/excuses')
  @Permit('qc.plan', { unit: 'id' })
  @ApiOperation({ summary: 'Say why a test need not be done that time' })
  @ApiResponse({ status: 201, standardSchema: unitPlan })
  async excuse(
    @Param('id', { schema: idParam }) unitId: number,
    @Param('assignmentId', { schema: idParam }) assignmentId: number,
    @Body({ schema: excuseInput }) input: ExcuseInput,
  ): Promise<UnitPlan> {
    await this.assignments.excuse(unitId, assignmentId, input);
    return this.plan(unitId);
  }

  @Post('units/:id/qc/closures')
  @Permit('qc.plan', { unit: 'id' })
  @ApiOperation({ summary: 'Days on which the unit is not used' })
  @ApiResponse({ status: 201, standardSchema: unitPlan })
  async close(
    @Param('id', { schema: idParam }) unitId: number,
    @Body({ schema: closureInput }) input: ClosureInput,
  ): Promise<UnitPlan> {
    await this.assignments.close(unitId, input);
    return this.plan(unitId);
  }

  @Post('units/:id/qc/closures/:closureId/take-back')
  @Permit('qc.plan', { unit: 'id' })
  @HttpCode(200)
  @ApiOperation({ summary: 'It is used on those days after all' })
  @ApiResponse({ status: 200, standardSchema: unitPlan })
  async reopen(
    @Param('id', { schema: idParam }) unitId: number,
    @Param('closureId', { schema: idParam }) closureId: number,
    @Body({ schema: undoInput }) { reason }: Undo,
  ): Promise<UnitPlan> {
    await this.assignments.reopen(unitId, closureId, reason);
    return this.plan(unitId);
  }

  @Post('qc/closures')
  @Permit('qc.plan')
  @HttpCode(204)
  @ApiOperation({ summary: 'Days without clinic anywhere: a holiday' })
  @ApiResponse({ status: 204, description: 'Done' })
  closeAll(@Body({ schema: closureInput }) input: ClosureInput): Promise<void> {
    return this.assignments.close(null, input);
  }

  @Post('qc/closures/:closureId/take-back')
  @Permit('qc.plan')
  @HttpCode(204)
  @ApiOperation({ summary: 'There is clinic on those days after all' })
  @ApiResponse({ status: 204, description: 'Done' })
  reopenAll(
    @Param('closureId', { schema: idParam }) closureId: number,
    @Body({ schema: undoInput }) { reason }: Undo,
  ): Promise<void> {
    return this.assignments.reopen(null, closureId, reason);
  }
}
