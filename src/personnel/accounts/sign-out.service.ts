import { Injectable } from '@nestjs/common';
import { actingAs } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Database } from '../../platform/database/database.ts';
import { whoIn } from './request-authentication.ts';
import { Sessions } from './sessions.service.ts';

/** Signing out by the cookie of the browser. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Ends the session; one that is over already, or never was, stays so. */
  async ofSecret(secret: string, address: string | null): Promise<void> {
    const session = await this.sessions.find(secret);
    if (session === null || typeof session === 'string') return;
    const { id, personId } = session;
    await actingAs(whoIn(session, address), () =>
      this.database.write(async (manager) => {
        if ((await this.sessions.end(manager, { id })) === 0) return;
        await this.audit.write(manager, {
          action: 'session.ended',
          subject: { kind: 'person', id: personId },
          before: { sessionId: id },
        });
      }),
    );
  }
}
