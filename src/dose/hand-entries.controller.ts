import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { idParam, undoInput, type Undo } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { Disclosures } from '../platform/audit/disclosures.ts';
import { HandEntries, type EntryReach } from './hand-entries.service.ts';
import { handEntryTemplate } from './hand-entry-csv.ts';
import { HandEntryFiles } from './hand-entry-files.service.ts';
import {
  csvCommitted,
  csvPreview,
  handEntry,
  handEntryChange,
  handEntryCsvForm,
  handEntryInput,
  type CsvCommitted,
  type CsvPreview,
  type HandEntry,
  type HandEntryChange,
  type HandEntryCsvForm,
  type HandEntryInput,
} from './hand-entry.contract.ts';
import { HandEntryQueries } from './hand-entry.queries.ts';
import { StudyReaches } from './study-reach.ts';

const oneSmallFile = FileInterceptor('file', { limits: { fileSize: 2_097_152, files: 1, fields: 10 } });

const fileForm = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary' },
      skipProblems: { type: 'string' },
    },
  },
} satisfies Parameters<typeof ApiBody>[0];

/** What the multipart parser gives of a file, as far as it is used. */
interface SentFile {
  readonly buffer: Uint8Array;
}

@ApiTags('entries by hand')
@Controller('hand-entries')
export class HandEntriesController {
  private readonly entries: HandEntries;
  private readonly files: HandEntryFiles;
  private readonly queries: HandEntryQueries;
  private readonly reaches: StudyReaches;
  private readonly disclosures: Disclosures;

  constructor(
    entries: HandEntries,
    files: HandEntryFiles,
    queries: HandEntryQueries,
    reaches: StudyReaches,
    disclosures: Disclosures,
  ) {
    this.entries = entries;
    this.files = files;
    this.queries = queries;
    this.reaches = reaches;
    this.disclosures = disclosures;
  }

  @Post()
  @Permit('studies.enter', 'narrowed')
  @ApiOperation({ summary: 'Enter a study of a unit that sends nothing' })
  @ApiResponse({ status: 201, standardSchema: handEntry })
  async enter(
    @Body({ schema: handEntryInput }) input: HandEntryInput,
    @By() caller: Caller,
  ): Promise<HandEntry> {
    const { entryId } = await this.entries.enter(input, await this.reach(caller));
    return this.one(entryId, caller);
  }

  @Get('template.csv')
  @Permit('studies.enter', 'narrowed')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="entries-by-hand.csv"')
  @ApiOperation({ summary: 'The columns of the file to enter many, with one row to see how' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  template(): string {
    return handEntryTemplate();
  }

  @Post('csv/preview')
  @Permit('studies.enter', 'narrowed')
  @HttpCode(200)
  @UseInterceptors(oneSmallFile)
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileForm)
  @ApiOperation({ summary: 'Check a file row by row; nothing is entered' })
  @ApiResponse({ status: 200, standardSchema: csvPreview })
  async preview(@UploadedFile() file: SentFile | undefined, @By() caller: Caller): Promise<CsvPreview> {
    return this.files.preview(file?.buffer, await this.reach(caller));
  }

  @Post('csv')
  @Permit('studies.enter', 'narrowed')
  @UseInterceptors(oneSmallFile)
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileForm)
  @ApiOperation({ summary: 'Enter the rows of a file' })
  @ApiResponse({ status: 201, standardSchema: csvCommitted })
  async commit(
    @UploadedFile() file: SentFile | undefined,
    @Body({ schema: handEntryCsvForm }) form: HandEntryCsvForm,
    @By() caller: Caller,
  ): Promise<CsvCommitted> {
    return this.files.commit(file?.buffer, form, await this.reach(caller));
  }

  @Get(':id')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'One entry by hand, with its history' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async one(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<HandEntry> {
    const found = await this.queries.one(id, await this.reaches.accessUnasked(caller, 'studies.read'));
    if (found === null) throw notFound('The entry');
    const { patientId, accessionNumber, comment, studyId } = found;
    if ((patientId ?? accessionNumber ?? comment) !== null)
      await this.disclosures.seen('hand-entries/:id', { studyIds: [studyId] });
    return found;
  }

  @Put(':id')
  @Permit('studies.enter', 'narrowed')
  @ApiOperation({ summary: 'Change an entry; what it said before is kept' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async change(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: handEntryChange }) input: HandEntryChange,
    @By() caller: Caller,
  ): Promise<HandEntry> {
    await this.entries.change(id, input, await this.reach(caller));
    return this.one(id, caller);
  }

  @Post(':id/withdraw')
  @Permit('studies.enter', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'The entry counts no longer' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async withdraw(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
    @By() caller: Caller,
  ): Promise<HandEntry> {
    await this.entries.withdraw(id, undo, await this.reach(caller));
    return this.one(id, caller);
  }

  @Post(':id/restore')
  @Permit('studies.enter', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'A withdrawn entry counts again' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async restore(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
    @By() caller: Caller,
  ): Promise<HandEntry> {
    await this.entries.restore(id, undo, await this.reach(caller));
    return this.one(id, caller);
  }

  private async reach(caller: Caller): Promise<EntryReach> {
    return {
      enter: await this.reaches.of(caller, 'studies.enter'),
      read: await this.reaches.of(caller, 'studies.read'),
      identify: await this.reaches.of(caller, 'patients.identify'),
    };
  }
}
