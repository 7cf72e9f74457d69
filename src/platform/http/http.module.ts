import { Global, Module } from '@nestjs/common';
import { AboutController } from './about.controller.ts';
import { DicomAddress } from './dicom-address.ts';
import { HealthProbes } from './health.ts';
import { Metrics } from './metrics.ts';
import { OperationsController } from './operations.controller.ts';

/** Health and figures, to which features add their own. */
@Global()
@Module({
  controllers: [OperationsController, AboutController],
  providers: [HealthProbes, Metrics, DicomAddress],
  exports: [HealthProbes, Metrics, DicomAddress],
})
export class HttpModule {}
