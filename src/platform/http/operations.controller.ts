import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PermitOrHere, Public } from '../access/permit.ts';
import type { Response } from 'express';
import { health, type Health } from './health.contract.ts';
import { HealthProbes } from './health.ts';
import { Metrics } from './metrics.ts';

/** What those who keep it running ask for; outside of the versioned API. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly probes: HealthProbes,
    private readonly metrics: Metrics,
  ) {}

  @Get(['health', 'health/ready'])
  @Public()
  @ApiOperation({ summary: 'Whether reports can be taken and shown now, and if not, what is wrong' })
  @ApiResponse({ status: 200, description: 'All is well', standardSchema: health })
  @ApiResponse({
    status: 503,
    description: 'Something is wrong; the checks say what',
    standardSchema: health,
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const found = await this.probes.look();
    if (found.status !== 'well') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    response.setHeader('Cache-Control', 'no-store');
    return found;
  }

  @Get('health/live')
  @Public()
  @ApiOperation({ summary: 'Whether the process answers at all' })
  @ApiResponse({ status: 200, description: 'It answers', standardSchema: health })
  live(): Health {
    return { status: 'well', checks: [] };
  }

  @Get('metrics')
  @PermitOrHere('operations.read')
  @ApiOperation({ summary: 'Figures for Prometheus; from another machine with a token' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'Prometheus text format', schema: { type: 'string' } })
  async figures(@Res() response: Response): Promise<void> {
    response.setHeader('Content-Type', this.metrics.registry.contentType);
    response.end(await this.metrics.registry.metrics());
  }
}
