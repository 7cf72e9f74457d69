import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../../platform/access/permit.ts';
import {
  linkOpen,
  linkUse,
  openedLink,
  pinSignIn,
  sessionState,
  signIn,
  type LinkOpen,
  type LinkUse,
  type OpenedLink,
  type PinSignIn as PinInput,
  type SessionState,
  type SignIn as SignInInput,
} from './accounts.contract.ts';
import { readCookie } from './cookies.ts';
import { Entering } from './entering.service.ts';
import { Links } from './links.service.ts';
import { PinSignIn } from './pin-sign-in.service.ts';
import { originOf } from './request-origin.ts';
import { SessionStates } from './session-state.queries.ts';
import { SignIn } from './sign-in.service.ts';
import { UseLink } from './use-link.service.ts';

/** Signing in and out. Open to everyone. */
@ApiTags('session')
@Controller()
export class SessionController {
  constructor(
    private readonly states: SessionStates,
    private readonly entering: Entering,
    private readonly signIns: SignIn,
    private readonly pinSignIns: PinSignIn,
    private readonly links: Links,
    private readonly linkUses: UseLink,
  ) {}

  @Get('session')
  @Public()
  @ApiOperation({ summary: 'Who is signed in in this browser, and what the sign-in page must know' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  state(@Req() request: Request): Promise<SessionState> {
    return this.states.of(request);
  }

  @Post('session')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in; a session that this browser had ends' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  async signIn(@Body({ schema: signIn }) input: SignInInput, @Req() request: Request): Promise<SessionState> {
    return this.entering.enter(request, await this.signIns.byPassword(input, originOf(request)));
  }

  @Post('session/pin')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch by PIN on an enrolled tablet, for recording QC' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  async switch(
    @Body({ schema: pinSignIn }) { pin }: PinInput,
    @Req() request: Request,
  ): Promise<SessionState> {
    const secret = await this.pinSignIns.byPin(pin, readCookie('device', request), originOf(request));
    return this.entering.enter(request, secret);
  }

  @Delete('session')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out of this browser' })
  @ApiResponse({ status: 204, description: 'Done; also where nobody was signed in' })
  signOut(@Req() request: Request): Promise<void> {
    return this.entering.leave(request);
  }

  @Post('links/open')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'What a link that works once is for' })
  @ApiResponse({ status: 200, standardSchema: openedLink })
  openLink(@Body({ schema: linkOpen }) { secret }: LinkOpen): Promise<OpenedLink> {
    return this.links.open(secret);
  }

  @Post('links/use')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Choose a password by a link, and be signed in' })
  @ApiResponse({ status: 200, standardSchema: sessionState })
  async useLink(@Body({ schema: linkUse }) input: LinkUse, @Req() request: Request): Promise<SessionState> {
    return this.entering.enter(request, await this.linkUses.use(input, originOf(request)));
  }
}
