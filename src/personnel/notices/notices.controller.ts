import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/access/permit.ts';
import {
  noticeSteps,
  noticeStepsChange,
  type NoticeStepsChange,
  type NoticeStepsView,
} from './notices.contract.ts';
import { NoticeSteps } from './notice-steps.service.ts';

/** When people are told of what ends. */
@ApiTags('credentials')
@Controller('notice-steps')
export class NoticesController {
  constructor(private readonly steps: NoticeSteps) {}

  @Get()
  @Permit('people.read', 'narrowed')
  @ApiOperation({ summary: 'How many days before an end people are told' })
  @ApiResponse({ status: 200, standardSchema: noticeSteps })
  current(): Promise<NoticeStepsView> {
    return this.steps.current();
  }

  @Put()
  @Permit('people.manage')
  @ApiOperation({ summary: 'Change how many days before an end people are told, and say why' })
  @ApiResponse({ status: 200, standardSchema: noticeSteps })
  async change(@Body({ schema: noticeStepsChange }) input: NoticeStepsChange): Promise<NoticeStepsView> {
    await this.steps.change(input);
    return this.steps.current();
  }
}
