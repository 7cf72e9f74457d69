import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { idParam } from '../platform/api.contract.ts';
import {
  grantInput,
  madePerson,
  passwordLink,
  peoplePage,
  peopleQuery,
  personChange,
  personDetails,
  personInput,
  takeBack,
  type GrantInput,
  type MadePerson,
  type PasswordLink,
  type PeoplePage,
  type PeopleQuery,
  type PersonChange,
  type PersonDetails,
  type PersonInput,
  type TakeBack,
} from './people.contract.ts';
import { PeopleDesk } from './people-desk.service.ts';
import { PeopleQueries, type Viewer } from './people.queries.ts';

const viewerOf = (by: Caller): Viewer => ({
  personId: by.who.personId,
  manages: by.mayEverywhere('people.manage'),
});

/** People belong to the organisation: whoever may read them anywhere reads all of them; accounts are shown to few. */
@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly desk: PeopleDesk,
  ) {}

  @Get()
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'People by name, one page' })
  @ApiResponse({ status: 200, standardSchema: peoplePage })
  page(@By() by: Caller, @Query({ schema: peopleQuery }) query: PeopleQuery): Promise<PeoplePage> {
    return this.queries.page(query, viewerOf(by));
  }

  @Post()
  @Permit('people.manage')
  @ApiOperation({ summary: 'Add a person; with a login, a link to choose a password comes back' })
  @ApiResponse({ status: 201, standardSchema: madePerson })
  async create(@By() by: Caller, @Body({ schema: personInput }) input: PersonInput): Promise<MadePerson> {
    const { personId, link } = await this.desk.create(input);
    return { person: await this.queries.one(personId, viewerOf(by)), passwordLink: link };
  }

  @Get(':id')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'One person, with roles now and before' })
  @ApiResponse({ status: 200, standardSchema: personDetails })
  one(@By() by: Caller, @Param('id', { schema: idParam }) id: number): Promise<PersonDetails> {
    return this.queries.one(id, viewerOf(by));
  }

  @Patch(':id')
  @Permit('people.manage')
  @ApiOperation({ summary: 'Change a person or their account, with a reason' })
  @ApiResponse({ status: 200, standardSchema: personDetails })
  async change(
    @By() by: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: personChange }) input: PersonChange,
  ): Promise<PersonDetails> {
    await this.desk.change(id, input);
    return this.queries.one(id, viewerOf(by));
  }

  @Post(':id/password-link')
  @Permit('people.manage')
  @ApiOperation({ summary: 'A link to choose a new password; the person is no longer made to wait' })
  @ApiResponse({ status: 201, standardSchema: passwordLink })
  passwordLink(@Param('id', { schema: idParam }) id: number): Promise<PasswordLink> {
    return this.desk.inviteAnew(id);
  }

  @Post(':id/roles')
  @Permit('people.manage')
  @ApiOperation({ summary: 'Give a role, for the organisation, a facility or a unit' })
  @ApiResponse({ status: 201, standardSchema: personDetails })
  async give(
    @By() by: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: grantInput }) input: GrantInput,
  ): Promise<PersonDetails> {
    await this.desk.give(id, input);
    return this.queries.one(id, viewerOf(by));
  }

  @Post(':id/roles/:grantId/take-back')
  @Permit('people.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a role back' })
  @ApiResponse({ status: 200, standardSchema: personDetails })
  async takeBack(
    @By() by: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Param('grantId', { schema: idParam }) grantId: number,
    @Body({ schema: takeBack }) { reason }: TakeBack,
  ): Promise<PersonDetails> {
    await this.desk.takeBack({ personId: id, grantId }, reason);
    return this.queries.one(id, viewerOf(by));
  }

  @Delete(':id/sessions')
  @Permit('people.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign a person out everywhere' })
  @ApiResponse({ status: 204, description: 'Done' })
  endSessions(@Param('id', { schema: idParam }) id: number): Promise<void> {
    return this.desk.endSessions(id);
  }
}
