import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { addressOf } from '../../platform/http/client-address.ts';
import type { SessionState } from './accounts.contract.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { SessionStates } from './session-state.queries.ts';
import { SignOut } from './sign-out.service.ts';

/** A browser that becomes a session, or stops being one. */
@Injectable()
export class Entering {
  constructor(
    private readonly states: SessionStates,
    private readonly signOuts: SignOut,
  ) {}

  /** Whatever session this browser had ends; it is the new one from now on. */
  async enter(request: Request, secret: string): Promise<SessionState> {
    await this.end(request);
    setCookie('session', request, secret);
    return this.states.ofSecret(secret, request);
  }

  async leave(request: Request): Promise<void> {
    await this.end(request);
    clearCookie('session', request);
  }

  private async end(request: Request): Promise<void> {
    const known = readCookie('session', request);
    if (known !== null) await this.signOuts.ofSecret(known, addressOf(request));
  }
}
