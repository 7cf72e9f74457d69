import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OperatorNames } from '../../personnel/index.ts';
import {
  namesOfPerson,
  operatorMapping,
  operatorName,
  operatorPage,
  operatorQuery,
  type NamesOfPerson,
  type OperatorMapping,
  type OperatorNameView,
  type OperatorPage,
  type OperatorQuery,
} from '../../personnel/operators/operators.contract.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { notFound } from '../../platform/problem.ts';
import { StudyReaches } from '../study-reach.ts';
import { OperatorListQueries } from './operator-list.queries.ts';

/** The names that studies carry, and which of our people they are. */
@ApiTags('operators')
@Controller()
export class OperatorsController {
  constructor(
    private readonly list: OperatorListQueries,
    private readonly names: OperatorNames,
    private readonly reaches: StudyReaches,
  ) {}

  @Get('operators')
  @Permit('operators.map')
  @ApiOperation({
    summary: 'Names of operators in reports, those with most studies first, and whose they are',
  })
  @ApiResponse({ status: 200, standardSchema: operatorPage })
  page(@Query({ schema: operatorQuery }) query: OperatorQuery): Promise<OperatorPage> {
    return this.list.page(query);
  }

  @Put('operators')
  @Permit('operators.map')
  @ApiOperation({ summary: 'Say whose a name is, or that it is nobody’s, or take that back' })
  @ApiResponse({ status: 200, standardSchema: operatorName })
  async decide(@Body({ schema: operatorMapping }) mapping: OperatorMapping): Promise<OperatorNameView> {
    if (!(await this.list.knows(mapping.key))) throw notFound('This name');
    await this.names.decide(mapping);
    return this.list.one(mapping.key);
  }

  @Get('people/:id/operator-names')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'The names in reports that are a person’s, with the studies in your reach' })
  @ApiResponse({ status: 200, standardSchema: namesOfPerson })
  async ofPerson(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) personId: number,
  ): Promise<NamesOfPerson> {
    const reach = await this.reaches.of(caller, 'studies.read');
    return { names: await this.list.ofPerson(personId, reach) };
  }
}
