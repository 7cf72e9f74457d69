import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Authentication } from '../../platform/access/authentication.ts';
import { Caller, type Who } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { addressOf } from '../../platform/http/client-address.ts';
import { ProblemException } from '../../platform/problem.ts';
import { readCookie } from './cookies.ts';
import { PinCallers } from './pin-caller.ts';
import { RoleGrantQueries } from './role-grants.queries.ts';
import { Sessions, type LiveSession } from './sessions.service.ts';
import { bearerOf, TokenAuthentication } from './token-authentication.ts';

const sessionOver = (why: string): ProblemException =>
  new ProblemException(401, 'session-over', `You are no longer signed in. ${why} Sign in again.`);

/** In whose name a session works. */
export const whoIn = (session: LiveSession, address: string | null): Who => ({
  kind: session.method === 'pin' ? 'pin' : 'session',
  personId: session.personId,
  name: session.personName,
  address,
  credentialId: session.id,
});

/** Who sends a request: by the token in its header, else by the session or PIN of its cookie. */
@Injectable()
export class RequestAuthentication extends Authentication {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly tokens: TokenAuthentication,
    private readonly grants: RoleGrantQueries,
    private readonly pins: PinCallers,
  ) {
    super();
  }

  async callerOf(request: Request): Promise<Caller | null> {
    const token = bearerOf(request);
    if (token !== null) return this.tokens.callerOf(token, request);
    const secret = readCookie('session', request);
    const session = secret === null ? null : await this.sessions.find(secret);
    if (typeof session === 'string') throw sessionOver(session);
    if (session === null) return null;
    this.sessions.seen(session);
    return this.callerIn(session, addressOf(request));
  }

  async callerIn(session: LiveSession, address: string | null): Promise<Caller> {
    const { read } = this.database;
    const who = whoIn(session, address);
    return session.method === 'pin'
      ? this.pins.caller(read, who, session.facilityId)
      : new Caller(who, await this.grants.inForce(read, session.personId));
  }
}
