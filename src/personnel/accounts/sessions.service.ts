import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { Secrets } from '../../platform/secrets.ts';
import { whySessionIsOver, type SessionTimes } from '../core/session-life.ts';
import { Session } from './account.entity.ts';
import { LateNotes } from './late-notes.service.ts';
import { newSecret } from './secret-text.ts';

export type SessionMethod = Session['method'];

/** What was proven of a person, and from where: all that a session is made of, whichever way it was proven. */
export interface Proven {
  readonly personId: number;
  readonly method: SessionMethod;
  readonly deviceId: number | null;
  readonly address: string | null;
  readonly agent: string | null;
}

/** A session that lives, with the person and the tablet it belongs to. */
export interface LiveSession {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly login: string;
  readonly method: SessionMethod;
  /** Where the tablet stands; null where it may be used anywhere, or there is none. */
  readonly facilityId: number | null;
  readonly seenAt: string;
  readonly endsAt: string;
}

/** Some sessions: one, or a person's, or those of them that were begun one way. */
interface Which {
  readonly id?: number;
  readonly personId?: number;
  readonly method?: SessionMethod;
  readonly deviceId?: number;
}

interface SessionRow extends LiveSession, SessionTimes {
  readonly leftAt: string | null;
  readonly disabledAt: string | null;
  readonly deviceRevokedAt: string | null;
}

const select = `select s.id, s.person_id as "personId", p.name as "personName", a.login, s.method,
    d.facility_id as "facilityId", s.seen_at as "seenAt", s.ends_at as "endsAt", s.ended_at as "endedAt",
    p.left_at as "leftAt", a.disabled_at as "disabledAt", d.revoked_at as "deviceRevokedAt"
  from session s join person p on p.id = s.person_id join account a on a.person_id = p.id
    left join device d on d.id = s.device_id
  where s.secret_hash = $1`;

const keptAfterEndMs = 30 * 86_400_000;

/** Sessions: begun when someone proved who they are, ended by them, by others who may, or by time. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly config: Config,
    private readonly notes: LateNotes,
  ) {}

  idleMinutes(method: SessionMethod): number {
    const { KERMA_PIN_IDLE_MIN: pin, KERMA_SESSION_IDLE_MIN: others } = this.config.env;
    return method === 'pin' ? pin : others;
  }

  hashOf(secret: string): string {
    return this.secrets.keyedHash('session', secret);
  }

  /** The one way to begin a session. Gives its secret, for the cookie. */
  async begin(manager: EntityManager, proven: Proven): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    const ends = new Date(now.getTime() + this.config.env.KERMA_SESSION_HOURS * 3_600_000);
    await insertRow(manager, Session, {
      ...proven,
      secretHash: this.hashOf(secret),
      begunAt: now.toISOString(),
      seenAt: now.toISOString(),
      endsAt: ends.toISOString(),
    });
    return secret;
  }

  /** The session of a cookie; a sentence where it is over, null where there never was one. */
  async find(secret: string): Promise<LiveSession | string | null> {
    const [row] = await this.database.read.query<SessionRow[]>(select, [this.hashOf(secret)]);
    if (!row) return null;
    if (row.leftAt !== null || row.disabledAt !== null) return 'The account was closed.';
    if (row.deviceRevokedAt !== null) return 'This tablet is enrolled no longer.';
    return whySessionIsOver(row, this.idleMinutes(row.method), this.clock.now()) ?? row;
  }

  /** Notes that it is in use. */
  seen({ id, seenAt }: LiveSession): void {
    this.notes.used('session', id, seenAt);
  }

  /** Ends those that are open of these; gives how many. */
  async end(manager: EntityManager, which: Which, but?: number): Promise<number> {
    const open = await manager.find(Session, { where: which, select: { id: true, endedAt: true } });
    const ids = open.filter(({ id, endedAt }) => endedAt === null && id !== but).map(({ id }) => id);
    if (ids.length > 0) {
      await manager.query(`update session set ended_at = $1 where id in (${ids.join(',')})`, [
        this.clock.now().toISOString(),
      ]);
    }
    return ids.length;
  }

  /** Those of a person that live, newest first. */
  async live(manager: EntityManager, personId: number): Promise<Session[]> {
    const open = await manager.find(Session, {
      where: { personId, endedAt: IsNull() },
      order: { id: 'DESC' },
    });
    const now = this.clock.now();
    return open.filter((each) => whySessionIsOver(each, this.idleMinutes(each.method), now) === null);
  }

  /** Takes away those that have been over for a month; the audit trail tells of them longer. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptAfterEndMs).toISOString();
    await this.database.write((manager) => manager.query('delete from session where ends_at < $1', [before]));
  }
}
