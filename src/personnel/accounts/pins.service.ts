import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { conflict } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';
import { choosePin } from '../core/pin-choice.ts';
import { Account } from './account.entity.ts';
import { Sessions } from './sessions.service.ts';

/** Any number of our own: PINs are given one after the other, since each must be unlike all others. */
const pinsLock = 1_264_932_467;

const noneLeft = () =>
  conflict('no-pin-left', 'So many people have a PIN that none is left which is unlike all others.');

/** PINs for shared tablets. Kerma chooses them; the table holds keyed hashes only. */
@Injectable()
export class Pins {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  hashOf(pin: string): string {
    return this.secrets.keyedHash('pin', pin);
  }

  /** A new PIN of the person, shown now and never again. The one before is nobody's for now. */
  give(personId: number): Promise<string> {
    return this.database.write(async (manager) => {
      if (this.database.isPostgres) await manager.query('select pg_advisory_xact_lock($1)', [pinsLock]);
      const account = await manager.findOneByOrFail(Account, { personId });
      const pin = await this.choose(manager);
      const pinSetAt = this.clock.now().toISOString();
      await updateRow(manager, Account, account.id, { pinHash: this.hashOf(pin), pinSetAt });
      await this.endSessions(manager, personId);
      const subject = { kind: 'person', id: personId };
      await this.audit.write(manager, { action: 'pin.given', subject });
      return pin;
    });
  }

  remove(personId: number): Promise<void> {
    return this.database.write(async (manager) => {
      const account = await manager.findOneByOrFail(Account, { personId });
      if (account.pinHash === null) return;
      await this.forget(manager, personId);
      const subject = { kind: 'person', id: personId };
      await this.audit.write(manager, { action: 'pin.removed', subject });
    });
  }

  /** Within the caller's transaction, who tells of it. */
  async forget(manager: EntityManager, personId: number): Promise<void> {
    const account = await manager.findOneBy(Account, { personId });
    if (account === null) return;
    await updateRow(manager, Account, account.id, { pinHash: null, pinSetAt: null });
    await this.endSessions(manager, personId);
  }

  private async endSessions(manager: EntityManager, personId: number): Promise<void> {
    await this.sessions.end(manager, { personId, method: 'pin' });
  }

  private async choose(manager: EntityManager): Promise<string> {
    const known = await manager.find(Account, {
      where: { pinHash: Not(IsNull()) },
      select: { pinHash: true },
    });
    const hashes = new Set(known.map(({ pinHash }) => pinHash));
    const pin = choosePin((each) => hashes.has(this.hashOf(each)), randomInt);
    if (pin === null) throw noneLeft();
    return pin;
  }
}
