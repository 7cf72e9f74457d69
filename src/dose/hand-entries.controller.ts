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
import { Permit } from '../platform/access/permit.ts';
import { idParam, undoInput, type Undo } from '../platform/api.contract.ts';
import { notFound } from '../platform/problem.ts';
import { HandEntries } from './hand-entries.service.ts';
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

  constructor(entries: HandEntries, files: HandEntryFiles, queries: HandEntryQueries) {
    this.entries = entries;
    this.files = files;
    this.queries = queries;
  }

  @Post()
  @Permit('studies.enter', 'narrowed')
  @ApiOperation({ summary: 'Enter a study of a unit that sends nothing' })
  @ApiResponse({ status: 201, standardSchema: handEntry })
  async enter(@Body({ schema: handEntryInput }) input: HandEntryInput): Promise<HandEntry> {
    const { entryId } = await this.entries.enter(input);
    return this.one(entryId);
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
  preview(@UploadedFile() file: SentFile | undefined): Promise<CsvPreview> {
    return this.files.preview(file?.buffer);
  }

  @Post('csv')
  @Permit('studies.enter', 'narrowed')
  @UseInterceptors(oneSmallFile)
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileForm)
  @ApiOperation({ summary: 'Enter the rows of a file' })
  @ApiResponse({ status: 201, standardSchema: csvCommitted })
  commit(
    @UploadedFile() file: SentFile | undefined,
    @Body({ schema: handEntryCsvForm }) form: HandEntryCsvForm,
  ): Promise<CsvCommitted> {
    return this.files.commit(file?.buffer, form);
  }

  @Get(':id')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'One entry by hand, with its history' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async one(@Param('id', { schema: idParam }) id: number): Promise<HandEntry> {
    const found = await this.queries.one(id);
    if (found === null) throw notFound('The entry');
    return found;
  }

  @Put(':id')
  @Permit('studies.enter', 'narrowed')
  @ApiOperation({ summary: 'Change an entry; what it said before is kept' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async change(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: handEntryChange }) input: HandEntryChange,
  ): Promise<HandEntry> {
    await this.entries.change(id, input);
    return this.one(id);
  }

  @Post(':id/withdraw')
  @Permit('studies.enter', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'The entry counts no longer' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async withdraw(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
  ): Promise<HandEntry> {
    await this.entries.withdraw(id, undo);
    return this.one(id);
  }

  @Post(':id/restore')
  @Permit('studies.enter', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'A withdrawn entry counts again' })
  @ApiResponse({ status: 200, standardSchema: handEntry })
  async restore(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) undo: Undo,
  ): Promise<HandEntry> {
    await this.entries.restore(id, undo);
    return this.one(id);
  }
}
