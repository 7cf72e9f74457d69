import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../../platform/access/permit.ts';
import type { Request, Response } from 'express';
import { uploadResult, type UploadResult } from '../../ingestion.contract.ts';
import { UploadService } from './upload.service.ts';

@ApiTags('arrivals')
@Controller('uploads')
export class UploadsController {
  private readonly uploads: UploadService;

  constructor(uploads: UploadService) {
    this.uploads = uploads;
  }

  @Post()
  @Permit('arrivals.add')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take files and zip archives; a result for each file' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
    },
  })
  @ApiResponse({ status: 200, standardSchema: uploadResult })
  take(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<UploadResult> {
    return this.uploads.take(request, response);
  }
}
