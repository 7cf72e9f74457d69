import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actingAs } from '../../platform/access/acting.ts';
import type { Who } from '../../platform/access/caller.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { updateRow } from '../../platform/database/rows.ts';
import { ProblemException } from '../../platform/problem.ts';
import { Account, Device } from './account.entity.ts';
import { Devices } from './devices.service.ts';
import { PinCallers } from './pin-caller.ts';
import { Pins } from './pins.service.ts';
import type { Origin } from './request-origin.ts';
import { Sessions } from './sessions.service.ts';
import { deviceSubject, SignInGuards } from './sign-in-guards.service.ts';

interface Holder {
  readonly accountId: number;
  readonly personId: number;
  readonly name: string;
}

const holderSql = `select a.id as "accountId", a.person_id as "personId", p.name
  from account a join person p on p.id = a.person_id
  where a.pin_hash = $1 and a.disabled_at is null and p.left_at is null`;

const notEnrolled = (): ProblemException =>
  new ProblemException(
    403,
    'device-not-enrolled',
    'PINs are taken on enrolled tablets only, and this browser is none. Sign in with login and password.',
  );

const wrongPin = (): ProblemException =>
  new ProblemException(401, 'pin-not-known', 'No one here has this PIN. Type it again.');

/** Switching by PIN on a shared tablet: the PIN alone says who it is. */
@Injectable()
export class PinSignIn {
  constructor(
    private readonly database: Database,
    private readonly devices: Devices,
    private readonly pins: Pins,
    private readonly callers: PinCallers,
    private readonly guards: SignInGuards,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Gives the secret of a new session. A wrong PIN counts against the tablet; a right one in between forgives nothing. */
  async byPin(pin: string, deviceSecret: string | null, from: Origin): Promise<string> {
    const device = await this.devices.ofSecret(deviceSecret);
    if (device === null) throw notEnrolled();
    const nobody: Who = {
      kind: 'pin',
      personId: null,
      name: null,
      address: from.address,
      credentialId: null,
    };
    const secret = await this.database.write(async (manager) => {
      await this.guards.attempt(manager, [deviceSubject(device.id)]);
      const holder = await this.holderOf(manager, pin, { device, nobody });
      return holder === null
        ? actingAs(nobody, () => this.tellFailure(manager, device))
        : actingAs({ ...nobody, personId: holder.personId, name: holder.name }, () =>
            this.begin(manager, holder, { device, from }),
          );
    });
    if (secret === null) throw wrongPin();
    return secret;
  }

  /** Whoever has the PIN and may record QC where the tablet stands. */
  private async holderOf(
    manager: EntityManager,
    pin: string,
    { device, nobody }: { device: Device; nobody: Who },
  ): Promise<Holder | null> {
    const [holder] = await manager.query<Holder[]>(holderSql, [this.pins.hashOf(pin)]);
    if (!holder) return null;
    const who = { ...nobody, personId: holder.personId, name: holder.name };
    const caller = await this.callers.caller(manager, who, device.facilityId);
    return caller.may('qc.record') ? holder : null;
  }

  private async begin(
    manager: EntityManager,
    { accountId, personId }: Holder,
    { device: { id: deviceId }, from }: { device: Device; from: Origin },
  ): Promise<string> {
    await this.guards.uncount(manager, [deviceSubject(deviceId)]);
    const now = this.clock.now().toISOString();
    await updateRow(manager, Account, accountId, { lastSignedInAt: now });
    await updateRow(manager, Device, deviceId, { seenAt: now });
    const secret = await this.sessions.begin(manager, { personId, method: 'pin', deviceId, ...from });
    await this.audit.write(manager, {
      action: 'session.begun',
      subject: { kind: 'person', id: personId },
      after: { method: 'pin', deviceId },
    });
    return secret;
  }

  private async tellFailure(manager: EntityManager, { id }: Device): Promise<null> {
    const until = await this.guards.blockedUntil(manager, deviceSubject(id));
    const after = { method: 'pin', blockedUntil: until?.toISOString() ?? null };
    await this.audit.write(manager, { action: 'session.refused', subject: { kind: 'device', id }, after });
    return null;
  }
}
