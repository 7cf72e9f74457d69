import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { takeBack, type TakeBack } from '../people.contract.ts';
import { CredentialFiles } from './credential-files.service.ts';
import {
  credential,
  credentialChange,
  credentialInput,
  credentialList,
  expiringQuery,
  largestDocumentBytes,
  verification,
  type CredentialChange,
  type CredentialInput,
  type CredentialList,
  type CredentialView,
  type ExpiringQuery,
  type Verification,
} from './credentials.contract.ts';
import { CredentialsQueries } from './credentials.queries.ts';
import { Credentials } from './credentials.service.ts';

const oneDocument = FileInterceptor('file', {
  limits: { fileSize: largestDocumentBytes, files: 1, fields: 2 },
  defParamCharset: 'utf8',
});
const documentForm = {
  schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
} satisfies Parameters<typeof ApiBody>[0];

interface SentFile {
  readonly originalname: string;
  readonly buffer: Uint8Array;
}

/** What people hold. Everyone enters their own; those of others need a permission, and verifying another. */
@ApiTags('credentials')
@Controller()
export class CredentialsController {
  constructor(
    private readonly queries: CredentialsQueries,
    private readonly credentials: Credentials,
    private readonly files: CredentialFiles,
  ) {}

  @Get('people/:id/credentials')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'What a person holds, with its state today' })
  @ApiResponse({ status: 200, standardSchema: credentialList })
  async ofPerson(@Param('id', { schema: idParam }) id: number): Promise<CredentialList> {
    return { credentials: await this.queries.ofPerson(id) };
  }

  @Get('credentials/expiring')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Credentials that have ended or end soon, the earliest first' })
  @ApiResponse({ status: 200, standardSchema: credentialList })
  async expiring(@Query({ schema: expiringQuery }) { days }: ExpiringQuery): Promise<CredentialList> {
    return { credentials: await this.queries.expiring(days) };
  }

  @Get('credentials/unverified')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'Credentials that nobody has verified yet, the longest waiting first' })
  @ApiResponse({ status: 200, standardSchema: credentialList })
  async unverified(): Promise<CredentialList> {
    return { credentials: await this.queries.unverified() };
  }

  @Post('people/:id/credentials')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'Enter a credential: one’s own, or with permission that of someone else' })
  @ApiResponse({ status: 201, standardSchema: credential })
  async add(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) personId: number,
    @Body({ schema: credentialInput }) input: CredentialInput,
  ): Promise<CredentialView> {
    return this.queries.one(await this.credentials.add(caller, personId, input));
  }

  @Put('credentials/:id')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'Change a credential; what it said is kept, its verification is not' })
  @ApiResponse({ status: 200, standardSchema: credential })
  async change(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: credentialChange }) input: CredentialChange,
  ): Promise<CredentialView> {
    return this.queries.one(await this.credentials.change(caller, id, input));
  }

  @Post('credentials/:id/verify')
  @Permit('credentials.verify')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that a credential was checked against its source; never one’s own' })
  @ApiResponse({ status: 200, standardSchema: credential })
  async verify(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: verification }) { how }: Verification,
  ): Promise<CredentialView> {
    await this.credentials.verify(caller, id, how);
    return this.queries.one(id);
  }

  @Post('credentials/:id/withdraw')
  @Permit('self', 'narrowed')
  @HttpCode(200)
  @ApiOperation({ summary: 'A credential counts no longer' })
  @ApiResponse({ status: 200, standardSchema: credential })
  async withdraw(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: takeBack }) { reason }: TakeBack,
  ): Promise<CredentialView> {
    await this.credentials.withdraw(caller, id, reason);
    return this.queries.one(id);
  }

  @Put('credentials/:id/document')
  @Permit('self', 'narrowed')
  @UseInterceptors(oneDocument)
  @ApiConsumes('multipart/form-data')
  @ApiBody(documentForm)
  @ApiOperation({ summary: 'The document behind a credential: PDF, PNG or JPEG' })
  @ApiResponse({ status: 200, standardSchema: credential })
  async putDocument(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) id: number,
    @UploadedFile() file: SentFile | undefined,
  ): Promise<CredentialView> {
    await this.files.put(caller, id, file && { name: file.originalname, bytes: file.buffer });
    return this.queries.one(id);
  }

  @Get('credentials/:id/document')
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'The document as it was sent' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiResponse({ status: 200, schema: { type: 'string', format: 'binary' } })
  async document(
    @By() caller: Caller,
    @Param('id', { schema: idParam }) id: number,
  ): Promise<StreamableFile> {
    const { bytes, name, type } = await this.files.get(caller, id);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, '_')}`;
    return new StreamableFile(bytes, { type, length: bytes.length, disposition });
  }
}
