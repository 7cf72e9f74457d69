import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import { conflict } from '../../platform/problem.ts';
import {
  newPin,
  newToken,
  passwordChange,
  sessionList,
  tokenInput,
  tokenList,
  type NewPin,
  type NewToken,
  type PasswordChange,
  type SessionList,
  type TokenInput,
  type TokenList,
} from './accounts.contract.ts';
import { clearCookie } from './cookies.ts';
import { OwnAccount, personOf } from './own-account.service.ts';
import { Pins } from './pins.service.ts';
import { Tokens } from './tokens.service.ts';

/** The own account of whoever is signed in: password, sessions, tokens, PIN. */
@ApiTags('session')
@Controller('me')
export class MeController {
  constructor(
    private readonly own: OwnAccount,
    private readonly tokens: Tokens,
    private readonly pins: Pins,
  ) {}

  @Put('password')
  @Permit('self', 'narrowed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the own password; all other sessions end' })
  @ApiResponse({ status: 204, description: 'Done' })
  changePassword(@By() by: Caller, @Body({ schema: passwordChange }) input: PasswordChange): Promise<void> {
    return this.own.changePassword(by, input);
  }

  @Get('sessions')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'Where the person is signed in' })
  @ApiResponse({ status: 200, standardSchema: sessionList })
  async sessions(@By() by: Caller): Promise<SessionList> {
    return { sessions: await this.own.liveSessions(by) };
  }

  @Delete('sessions')
  @Permit('self', 'narrowed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere, here too' })
  @ApiResponse({ status: 204, description: 'Done' })
  async endAll(@By() by: Caller, @Req() request: Request): Promise<void> {
    await this.own.endAllSessions(personOf(by));
    clearCookie('session', request);
  }

  @Delete('sessions/:id')
  @Permit('self', 'narrowed')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one session' })
  @ApiResponse({ status: 204, description: 'Done' })
  endOne(@By() by: Caller, @Param('id', { schema: idParam }) id: number): Promise<void> {
    return this.own.endSession(by, id);
  }

  @Get('tokens')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'The tokens of the person, newest first' })
  @ApiResponse({ status: 200, standardSchema: tokenList })
  async listTokens(@By() by: Caller): Promise<TokenList> {
    return { tokens: await this.tokens.list(personOf(by)) };
  }

  @Post('tokens')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'Make a token for a program; its secret is shown this once' })
  @ApiResponse({ status: 201, standardSchema: newToken })
  makeToken(@By() by: Caller, @Body({ schema: tokenInput }) input: TokenInput): Promise<NewToken> {
    return this.tokens.make(by, personOf(by), input);
  }

  @Delete('tokens/:id')
  @Permit('self', 'narrowed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a token' })
  @ApiResponse({ status: 204, description: 'Done' })
  revokeToken(@By() by: Caller, @Param('id', { schema: idParam }) id: number): Promise<void> {
    return this.tokens.revoke(personOf(by), id);
  }

  @Put('pin')
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'A new PIN for shared tablets, shown this once; the one before is none any more' })
  @ApiResponse({ status: 200, standardSchema: newPin })
  async givePin(@By() by: Caller): Promise<NewPin> {
    if (!by.may('qc.record')) {
      throw conflict('pin-of-no-use', 'A PIN is for recording QC only, and your roles do not permit that.');
    }
    return { pin: await this.pins.give(personOf(by)) };
  }

  @Delete('pin')
  @Permit('self', 'narrowed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the PIN' })
  @ApiResponse({ status: 204, description: 'Done' })
  removePin(@By() by: Caller): Promise<void> {
    return this.pins.remove(personOf(by));
  }
}
