import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../../platform/access/permit.ts';
import { addressOf } from '../../platform/http/client-address.ts';
import { sessionState, signIn, type SessionState, type SignIn as SignInInput } from './accounts.contract.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { SessionStates } from './session-state.queries.ts';
import { SignIn, type Origin } from './sign-in.service.ts';
import { SignOut } from './sign-out.service.ts';

const mostOfAgent = 200;

const originOf = (request: Request): Origin => ({
  address: addressOf(request),
  agent: request.headers['user-agent']?.slice(0, mostOfAgent) ?? null,
});

/** Signing in and out. Open to everyone. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly states: SessionStates,
    private readonly signIns: SignIn,
    private readonly signOuts: SignOut,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Who is signed in in this browser, and what the sign-in page must know' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  state(@Req() request: Request): Promise<SessionState> {
    return this.states.of(request);
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in; a session that this browser had ends' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  async signIn(@Body({ schema: signIn }) input: SignInInput, @Req() request: Request): Promise<SessionState> {
    const secret = await this.signIns.byPassword(input, originOf(request));
    return this.enter(request, secret);
  }

  @Delete()
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out of this browser' })
  @ApiResponse({ status: 204, description: 'Done; also where nobody was signed in' })
  async signOut(@Req() request: Request): Promise<void> {
    await this.leave(request);
    clearCookie('session', request);
  }

  /** Whatever this browser was before, it is the new session now. */
  private async enter(request: Request, secret: string): Promise<SessionState> {
    await this.leave(request);
    setCookie('session', request, secret);
    return this.states.ofSecret(secret, request);
  }

  private async leave(request: Request): Promise<void> {
    const known = readCookie('session', request);
    if (known !== null) await this.signOuts.ofSecret(known, addressOf(request));
  }
}
