import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../access/permit.ts';
import { idParam, undoInput, type Undo } from '../api.contract.ts';
import {
  mailState,
  testMailInput,
  testMailResult,
  type MailState,
  type TestMailInput,
  type TestMailResult,
} from './mail.contract.ts';
import { MailDesk } from './mail-desk.service.ts';
import { MailQueries } from './mail.queries.ts';

/** The mails that Kerma sends: addresses of people are in them, so that it takes the permission to manage people. */
@ApiTags('mail')
@Controller('mail')
export class MailController {
  constructor(
    private readonly queries: MailQueries,
    private readonly desk: MailDesk,
  ) {}

  @Get()
  @Permit('people.manage')
  @ApiOperation({ summary: 'Whether a mail server is set, what waits, what could not be sent and why' })
  @ApiResponse({ status: 200, standardSchema: mailState })
  state(): Promise<MailState> {
    return this.queries.state();
  }

  @Post('test')
  @Permit('people.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a test now, and say what came of it' })
  @ApiResponse({ status: 200, standardSchema: testMailResult })
  test(@Body({ schema: testMailInput }) { to }: TestMailInput): Promise<TestMailResult> {
    return this.desk.test(to);
  }

  @Post('retry')
  @Permit('people.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send all again that could not be sent' })
  @ApiResponse({ status: 200, standardSchema: mailState })
  async retryAll(): Promise<MailState> {
    await this.desk.retryAll();
    return this.queries.state();
  }

  @Post(':id/retry')
  @Permit('people.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one again that could not be sent' })
  @ApiResponse({ status: 200, standardSchema: mailState })
  async retry(@Param('id', { schema: idParam }) id: number): Promise<MailState> {
    await this.desk.retry(id);
    return this.queries.state();
  }

  @Post(':id/drop')
  @Permit('people.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one no more that could not be sent, and say why' })
  @ApiResponse({ status: 200, standardSchema: mailState })
  async drop(
    @Param('id', { schema: idParam }) id: number,
    @Body({ schema: undoInput }) { reason }: Undo,
  ): Promise<MailState> {
    await this.desk.drop(id, reason);
    return this.queries.state();
  }
}
