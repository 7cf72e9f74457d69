import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { LeadRules } from './lead-rules.service.ts';
import {
  leadRuleEnd,
  leadRuleInput,
  leadRuleList,
  type LeadRuleEnd,
  type LeadRuleInput,
  type LeadRuleList,
} from './operators.contract.ts';

/** Which procedures are not led by whom. */
@ApiTags('operators')
@Controller('lead-rules')
export class LeadRulesController {
  constructor(private readonly rules: LeadRules) {}

  @Get()
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Procedures that non-physician radiology providers do not lead, now and before' })
  @ApiResponse({ status: 200, standardSchema: leadRuleList })
  list(): Promise<LeadRuleList> {
    return this.rules.list();
  }

  @Post()
  @Permit('policies.change')
  @ApiOperation({ summary: 'Add a line, or replace one; studies since its first day are judged by it' })
  @ApiResponse({ status: 201, standardSchema: leadRuleList })
  async add(@Body({ schema: leadRuleInput }) input: LeadRuleInput): Promise<LeadRuleList> {
    await this.rules.add(input);
    return this.rules.list();
  }

  @Post(':id/end')
  @Permit('policies.change')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say from which day a line holds no longer, or that it never held' })
  @ApiResponse({ status: 200, standardSchema: leadRuleList })
  async end(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: leadRuleEnd }) input: LeadRuleEnd,
  ): Promise<LeadRuleList> {
    await this.rules.end(id, input);
    return this.rules.list();
  }
}
