import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/access/caller.ts';
import { By, Permit } from '../platform/access/permit.ts';
import { contentTreeNode, originalName, type ContentTreeNode } from './ingestion.contract.ts';
import { OriginalsService } from './originals.service.ts';

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);

@ApiTags('arrivals')
@Controller('originals')
export class OriginalsController {
  private readonly originals: OriginalsService;

  constructor(originals: OriginalsService) {
    this.originals = originals;
  }

  @Get(':sha256')
  @Permit('patients.identify', 'narrowed')
  @ApiOperation({ summary: 'The file as it was sent, byte for byte' })
  @ApiProduces('application/dicom')
  @ApiResponse({ status: 200, schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('sha256', { schema: originalName }) sha256: string,
    @By() caller: Caller,
  ): Promise<StreamableFile> {
    const { bytes, fileName } = await this.originals.download(sha256, caller);
    const plain = fileName.replace(/[^\x20-\x7e]/g, '_');
    return new StreamableFile(bytes, {
      type: 'application/dicom',
      length: bytes.length,
      disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`,
    });
  }

  @Get(':sha256/content-tree')
  @Permit('studies.read', 'narrowed')
  @ApiOperation({ summary: 'What the report says, item by item, as sent' })
  @ApiResponse({ status: 200, standardSchema: contentTreeNode })
  contentTree(
    @Param('sha256', { schema: originalName }) sha256: string,
    @By() caller: Caller,
  ): Promise<ContentTreeNode> {
    return this.originals.contentTree(sha256, caller);
  }
}
