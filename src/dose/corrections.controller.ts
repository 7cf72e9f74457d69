import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../platform/access/permit.ts';
import { idParam, undoInput, type Undo } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import {
  correction,
  correctionInput,
  correctionListQuery,
  correctionPage,
  patientList,
  patientListQuery,
  type Correction,
  type CorrectionInput,
  type CorrectionListQuery,
  type CorrectionPage,
  type PatientList,
  type PatientListQuery,
} from './correction.contract.ts';
import { CorrectionQueries } from './correction.queries.ts';
import { Corrections } from './corrections.service.ts';
import { PatientQueries } from './patient.queries.ts';

@ApiTags('corrections')
@Controller()
export class CorrectionsController {
  private readonly queries: CorrectionQueries;
  private readonly corrections: Corrections;
  private readonly patients: PatientQueries;

  constructor(queries: CorrectionQueries, corrections: Corrections, patients: PatientQueries) {
    this.queries = queries;
    this.corrections = corrections;
    this.patients = patients;
  }

  @Get('corrections')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'What was put right, newest first' })
  @ApiResponse({ status: 200, standardSchema: correctionPage })
  list(@Query({ schema: correctionListQuery }) query: CorrectionListQuery): Promise<CorrectionPage> {
    return this.queries.page(query);
  }

  @Post('corrections')
  @Permit('studies.correct', 'narrowed')
  @ApiOperation({ summary: 'Put a mistake right: move, split, link, exclude, another patient' })
  @ApiResponse({ status: 201, standardSchema: correction })
  async correct(@Body({ schema: correctionInput }) input: CorrectionInput): Promise<Correction> {
    return this.one(await this.corrections.correct(input));
  }

  @Post('corrections/:id/undo')
  @Permit('studies.correct', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a correction back' })
  @ApiResponse({ status: 200, standardSchema: correction })
  async undo(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
  ): Promise<Correction> {
    return this.one(await this.corrections.undo(id, undo));
  }

  @Get('patients')
  @Permit('patients.identify', 'narrowed')
  @ApiOperation({ summary: 'Patients by id or name, to pick the right one' })
  @ApiResponse({ status: 200, standardSchema: patientList })
  search(@Query({ schema: patientListQuery }) query: PatientListQuery): Promise<PatientList> {
    return this.patients.search(query);
  }

  private async one(id: number): Promise<Correction> {
    const found = await this.queries.one(id);
    if (found === null) throw notFound('The correction');
    return found;
  }
}
