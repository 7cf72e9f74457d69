import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
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
import { isAboutPatients } from './core/identity-mask.ts';
import type { CorrectionReach } from './correction-reach.ts';
import { Corrections } from './corrections.service.ts';
import { Disclosures } from '../platform/audit/disclosures.ts';
import { PatientQueries } from './patient.queries.ts';
import { StudyReaches } from './study-reach.ts';

@ApiTags('corrections')
@Controller()
export class CorrectionsController {
  private readonly queries: CorrectionQueries;
  private readonly corrections: Corrections;
  private readonly patients: PatientQueries;
  private readonly reaches: StudyReaches;
  private readonly disclosures: Disclosures;

  constructor(
    queries: CorrectionQueries,
    corrections: Corrections,
    patients: PatientQueries,
    reaches: StudyReaches,
    disclosures: Disclosures,
  ) {
    this.queries = queries;
    this.corrections = corrections;
    this.patients = patients;
    this.reaches = reaches;
    this.disclosures = disclosures;
  }

  @Get('corrections')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'What was put right, newest first' })
  @ApiResponse({ status: 200, standardSchema: correctionPage })
  async list(
    @Query({ schema: correctionListQuery }) query: CorrectionListQuery,
    @By() caller: Caller,
  ): Promise<CorrectionPage> {
    const access = await this.reaches.accessUnasked(caller, 'studies.read');
    const page = await this.queries.page(query, access);
    await this.tellSeen(page.corrections);
    return page;
  }

  @Post('corrections')
  @Permit('studies.correct', 'narrowed')
  @ApiOperation({ summary: 'Put a mistake right: move, split, link, exclude, another patient' })
  @ApiResponse({ status: 201, standardSchema: correction })
  async correct(
    @Body({ schema: correctionInput }) input: CorrectionInput,
    @By() caller: Caller,
  ): Promise<Correction> {
    return this.one(await this.corrections.correct(input, await this.reach(caller)), caller);
  }

  @Post('corrections/:id/undo')
  @Permit('studies.correct', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a correction back' })
  @ApiResponse({ status: 200, standardSchema: correction })
  async undo(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
    @By() caller: Caller,
  ): Promise<Correction> {
    return this.one(await this.corrections.undo(id, undo, await this.reach(caller)), caller);
  }

  @Get('patients')
  @Permit('patients.identify', 'narrowed')
  @ApiOperation({ summary: 'Patients by id or name, to pick the right one' })
  @ApiResponse({ status: 200, standardSchema: patientList })
  async search(
    @Query({ schema: patientListQuery }) query: PatientListQuery,
    @By() caller: Caller,
  ): Promise<PatientList> {
    const list = await this.patients.search(query, await this.reaches.of(caller, 'patients.identify'));
    await this.disclosures.seen('patients', { patientIds: list.patients.map(({ id }) => id) });
    return list;
  }

  private async one(id: number, caller: Caller): Promise<Correction> {
    const access = await this.reaches.accessUnasked(caller, 'studies.read');
    const found = await this.queries.one(id, access);
    if (found === null) throw notFound('The correction');
    await this.tellSeen([found]);
    return found;
  }

  private async reach(caller: Caller): Promise<CorrectionReach> {
    const correct = await this.reaches.of(caller, 'studies.correct');
    return { correct, identify: await this.reaches.of(caller, 'patients.identify') };
  }

  private tellSeen(corrections: readonly Correction[]): Promise<void> {
    const shown = corrections.filter((each) => isAboutPatients(each) && !each.isMasked);
    return this.disclosures.seen('corrections', { studyIds: shown.flatMap(({ studyIds }) => studyIds) });
  }
}
