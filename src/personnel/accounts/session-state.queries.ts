import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database/database.ts';
import { addressOf } from '../../platform/http/client-address.ts';
import { Account } from './account.entity.ts';
import type { Me, SessionState } from './accounts.contract.ts';
import { readCookie } from './cookies.ts';
import { DemoAccounts } from './demo-accounts.ts';
import { Devices } from './devices.service.ts';
import { RequestAuthentication } from './request-authentication.ts';
import { RoleGrantQueries } from './role-grants.queries.ts';
import { Sessions, type LiveSession } from './sessions.service.ts';

/** What the pages must know of whoever opens them. */
@Injectable()
export class SessionStates {
  /** Accounts are never removed: once there is one, nobody needs to ask again. */
  private hasAccounts = false;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly authentication: RequestAuthentication,
    private readonly sessions: Sessions,
    private readonly grants: RoleGrantQueries,
    private readonly devices: Devices,
    private readonly demo: DemoAccounts,
  ) {}

  of(request: Request): Promise<SessionState> {
    return this.ofSecret(readCookie('session', request), request);
  }

  /** As `of`, for a session that the browser learns of only now. */
  async ofSecret(secret: string | null, request: Request): Promise<SessionState> {
    const session = secret === null ? null : await this.sessions.find(secret);
    const device = await this.devices.ofSecret(readCookie('device', request));
    return {
      me: session === null || typeof session === 'string' ? null : await this.meIn(session, request),
      firstAdministratorNeeded: !(await this.someoneHasAnAccount()),
      demoAccounts: this.demo.shown,
      device: device === null ? null : { name: device.name },
      passwordMinLength: this.config.env.KERMA_PASSWORD_MIN,
    };
  }

  private async meIn(session: LiveSession, request: Request): Promise<Me> {
    const { personId, personName, login, method, endsAt } = session;
    this.sessions.seen(session);
    const caller = await this.authentication.callerIn(session, addressOf(request));
    const grants = await this.grants.of(this.database.read, [personId]);
    return {
      personId,
      name: personName,
      login,
      method,
      roles: (grants.get(personId) ?? []).filter(({ takenBackAt }) => takenBackAt === null),
      permissions: [...caller.permissions()],
      sessionEndsAt: endsAt,
      idleMinutes: this.sessions.idleMinutes(method),
    };
  }

  private async someoneHasAnAccount(): Promise<boolean> {
    if (!this.hasAccounts) {
      const [any] = await this.database.read.find(Account, { select: { id: true }, take: 1 });
      this.hasAccounts = any !== undefined;
    }
    return this.hasAccounts;
  }
}
