import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Authentication } from '../../platform/access/authentication.ts';
import { Caller, type GrantInForce } from '../../platform/access/caller.ts';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { Database } from '../../platform/database/database.ts';
import { addressOf } from '../../platform/http/client-address.ts';
import { ProblemException } from '../../platform/problem.ts';
import { readCookie } from './cookies.ts';
import { RoleGrantQueries } from './role-grants.queries.ts';
import { Sessions, type LiveSession } from './sessions.service.ts';

/** A PIN of four digits proves little: it never gives more than recording QC. */
const byPin: ReadonlySet<Permission> = new Set(['qc.record', 'units.read']);

const sessionOver = (why: string): ProblemException =>
  new ProblemException(401, 'session-over', `You are no longer signed in. ${why} Sign in again.`);

/** Pages that ask by themselves say so: nobody is there, so the session goes on resting. */
const isUnattended = (request: Request): boolean =>
  request.headers['kerma-unattended'] === '1' || request.headers.accept === 'text/event-stream';

/** Who sends a request: by the session or PIN of its cookie, or the token in its header. */
@Injectable()
export class RequestAuthentication extends Authentication {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly grants: RoleGrantQueries,
  ) {
    super();
  }

  async callerOf(request: Request): Promise<Caller | null> {
    const secret = readCookie('session', request);
    const session = secret === null ? null : await this.sessions.find(secret);
    if (typeof session === 'string') throw sessionOver(session);
    if (session === null) return null;
    if (!isUnattended(request)) this.sessions.seen(session);
    return this.callerIn(session, addressOf(request));
  }

  async callerIn(session: LiveSession, address: string | null): Promise<Caller> {
    const { id, personId, personName, method } = session;
    const kind = method === 'pin' ? 'pin' : 'session';
    const who = { kind, personId, name: personName, address, credentialId: id } as const;
    const grants: GrantInForce[] = await this.grants.inForce(this.database.read, personId);
    return new Caller(who, grants, method === 'pin' ? byPin : null);
  }
}
