import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/access/acting.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow } from '../../platform/database/rows.ts';
import { conflict } from '../../platform/problem.ts';
import { NoticeStepsRow } from './notice.entity.ts';
import type { NoticeStepsChange, NoticeStepsView } from './notices.contract.ts';

const inOrder = (days: readonly number[]): number[] =>
  [...new Set(days)].toSorted((one, other) => other - one);

/** At how many days before an end people are told: as the settings say until someone says otherwise, and why. */
@Injectable()
export class NoticeSteps {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async current(): Promise<NoticeStepsView> {
    const [row] = await this.database.read.find(NoticeStepsRow, { order: { id: 'DESC' }, take: 1 });
    if (row !== undefined) {
      const { days, changedAt, changedBy, reason } = row;
      return { days: [...days], changedAt, changedBy, reason };
    }
    const days = inOrder(this.config.env.KERMA_EXPIRY_NOTICE_DAYS);
    return { days, changedAt: null, changedBy: null, reason: null };
  }

  /** The furthest first. */
  async days(): Promise<readonly number[]> {
    return (await this.current()).days;
  }

  async change({ days, reason }: NoticeStepsChange): Promise<void> {
    const before = await this.days();
    const after = inOrder(days);
    if (after.join() === before.join())
      throw conflict('nothing-to-change', 'People are told on these days already. Nothing was changed.');
    await this.database.write(async (manager) => {
      const changed = { changedBy: actor().name, changedAt: this.clock.now().toISOString() };
      await insertRow(manager, NoticeStepsRow, { days: after, reason, ...changed });
      await this.audit.write(manager, {
        action: 'notice-steps.changed',
        subject: { kind: 'notice-steps' },
        before: { days: before },
        after: { days: after },
        reason,
      });
    });
  }
}
