import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { LOGGER, type Logger } from '../../platform/logger.ts';

/** When something was used last is kept to the minute. */
const freshForMs = 60_000;

const updates = {
  session: 'update session set seen_at = $1 where id = $2',
  token: 'update api_token set last_used_at = $1 where id = $2',
} as const;

/** Notes when sessions and tokens were used, without letting the request wait: a note that is late or lost harms nobody. */
@Injectable()
export class LateNotes {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  used(what: keyof typeof updates, id: number, lastAt: string | null): void {
    const now = this.clock.now();
    const key = `${what} ${id}`;
    const isFresh = lastAt !== null && now.getTime() - Date.parse(lastAt) < freshForMs;
    if (isFresh || this.underWay.has(key)) return;
    this.underWay.add(key);
    this.database
      .write((manager) => manager.query(updates[what], [now.toISOString(), id]))
      .catch((fault: unknown) => this.logger.warn({ err: fault, what, id }, 'a use could not be noted'))
      .finally(() => this.underWay.delete(key));
  }
}
