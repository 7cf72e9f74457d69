import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../access/permit.ts';
import { Clock } from '../clock.ts';
import { Config } from '../config.ts';
import { version } from '../version.ts';
import { about, type About } from './about.contract.ts';
import { DicomAddress } from './dicom-address.ts';

const dateIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** What the pages must know of the installation. */
@ApiTags('Operations')
@Controller('about')
export class AboutController {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly dicom: DicomAddress,
  ) {}

  @Get()
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'How reports get here: receiver, watched folders, limits, time zone' })
  @ApiResponse({ status: 200, description: 'The installation', standardSchema: about })
  about(): About {
    const { env } = this.config;
    const dicom = {
      aeTitle: env.KERMA_DICOM_AE_TITLE,
      host: env.KERMA_DICOM_HOST,
      port: this.dicom.port ?? env.KERMA_DICOM_PORT,
      tls: env.KERMA_DICOM_TLS_KEY !== undefined,
    };
    return {
      version,
      dicom: env.KERMA_DICOM_ENABLED ? dicom : null,
      watchedFolders: env.KERMA_WATCH,
      largestUploadBytes: env.KERMA_UPLOAD_MAX,
      timeZone: env.KERMA_TIME_ZONE,
      today: dateIn(env.KERMA_TIME_ZONE, this.clock.now()),
      patients: env.KERMA_PATIENTS,
    };
  }
}
