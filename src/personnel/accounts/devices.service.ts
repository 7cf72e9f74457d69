import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { UnitPlaces } from '../../equipment/index.ts';
import { Audit } from '../../platform/audit/audit.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { insertRow, updateRow } from '../../platform/database/rows.ts';
import { notFound } from '../../platform/problem.ts';
import { Secrets } from '../../platform/secrets.ts';
import { Device } from './account.entity.ts';
import type { DeviceInput, DeviceView } from './accounts.contract.ts';
import { newSecret } from './secret-text.ts';
import { Sessions } from './sessions.service.ts';
import { deviceSubject, SignInGuards } from './sign-in-guards.service.ts';

/** Shared tablets on which technologists switch by PIN: enrolled by an administrator, in the browser of the tablet. */
@Injectable()
export class Devices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly places: UnitPlaces,
    private readonly sessions: Sessions,
    private readonly guards: SignInGuards,
    private readonly audit: Audit,
  ) {}

  /** The tablet of a browser's cookie; null where it is none, or no longer. */
  async ofSecret(secret: string | null): Promise<Device | null> {
    if (secret === null) return null;
    const secretHash = this.secrets.keyedHash('device', secret);
    return this.database.read.findOneBy(Device, { secretHash, revokedAt: IsNull() });
  }

  /** All, newest first; `mine` is the cookie of the browser that asks. */
  async list(mine: string | null): Promise<DeviceView[]> {
    const { read } = this.database;
    const [devices, facilities] = [
      await read.find(Device, { order: { id: 'DESC' } }),
      await this.places.facilities(read),
    ];
    const here = await this.ofSecret(mine);
    return Promise.all(devices.map((device) => this.viewOf(device, facilities, here?.id ?? null)));
  }

  /** Enrols the browser that asks; gives the secret for its cookie. What it was before, it is no more. */
  async enrol(
    { name, facilityId }: DeviceInput,
    mine: string | null,
  ): Promise<{ id: number; secret: string }> {
    const before = await this.ofSecret(mine);
    const secret = newSecret();
    return this.database.write(async (manager) => {
      if (facilityId !== null && !(await this.places.facilities(manager)).has(facilityId)) {
        throw notFound('The facility');
      }
      if (before !== null) await this.revokeOne(manager, before);
      const id = await insertRow(manager, Device, {
        name,
        facilityId,
        secretHash: this.secrets.keyedHash('device', secret),
        enrolledAt: this.clock.now().toISOString(),
      });
      if (id === null) throw new Error('A tablet without a number');
      const subject = { kind: 'device', id };
      await this.audit.write(manager, { action: 'device.enrolled', subject, after: { name, facilityId } });
      return { id, secret };
    });
  }

  revoke(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      const device = await this.mustBe(manager, id);
      if (device.revokedAt === null) await this.revokeOne(manager, device);
    });
  }

  /** Wrong PINs are forgotten. */
  unlock(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      const { name } = await this.mustBe(manager, id);
      await this.guards.forget(manager, deviceSubject(id));
      await this.audit.write(manager, {
        action: 'device.unlocked',
        subject: { kind: 'device', id },
        after: { name },
      });
    });
  }

  private async revokeOne(manager: EntityManager, { id, name }: Device): Promise<void> {
    await updateRow(manager, Device, id, { revokedAt: this.clock.now().toISOString(), secretHash: null });
    const sessionsEnded = await this.sessions.end(manager, { deviceId: id });
    const subject = { kind: 'device', id };
    await this.audit.write(manager, { action: 'device.revoked', subject, after: { name, sessionsEnded } });
  }

  private async mustBe(manager: EntityManager, id: number): Promise<Device> {
    const device = await manager.findOneBy(Device, { id });
    if (device === null) throw notFound('The tablet');
    return device;
  }

  private async viewOf(
    device: Device,
    facilities: ReadonlyMap<number, string>,
    hereId: number | null,
  ): Promise<DeviceView> {
    const { id, name, facilityId, enrolledAt, seenAt, revokedAt } = device;
    const until = await this.guards.blockedUntil(this.database.read, deviceSubject(id));
    const facility = facilityId === null ? null : { id: facilityId, name: facilities.get(facilityId) ?? '' };
    const lockedUntil = revokedAt === null ? (until?.toISOString() ?? null) : null;
    return { id, name, facility, isThisBrowser: id === hereId, lockedUntil, enrolledAt, seenAt, revokedAt };
  }
}
