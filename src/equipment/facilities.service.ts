import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.ts';
import { Config, isTimeZone } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import type { Facility as FacilityView, FacilityInput } from './equipment.contract.ts';
import { Facility, Unit } from './equipment.entity.ts';

@Injectable()
export class Facilities {
  private readonly database: Database;
  private readonly audit: Audit;
  private readonly timeZone: string;

  constructor(database: Database, audit: Audit, config: Config) {
    this.database = database;
    this.audit = audit;
    this.timeZone = config.env.KERMA_TIME_ZONE;
  }

  /** All, or those in which units stand that are seen; those units are counted. */
  async list(seen: ReadonlySet<number> | 'all'): Promise<FacilityView[]> {
    const facilities = await this.database.read.find(Facility, { order: { name: 'ASC' } });
    const units = await this.database.read.find(Unit, { select: { id: true, facilityId: true } });
    const ofSeen = units.filter(({ id }) => seen === 'all' || seen.has(id));
    return facilities
      .map(({ id, name, timeZone }) => ({
        id,
        name,
        timeZone,
        unitCount: ofSeen.filter((unit) => unit.facilityId === id).length,
      }))
      .filter(({ unitCount }) => seen === 'all' || unitCount > 0);
  }

  create(input: FacilityInput): Promise<FacilityView> {
    const timeZone = this.zoneOf(input) ?? this.timeZone;
    return this.database.write(async (manager) => {
      const id = await insertRow(manager, Facility, { name: input.name, timeZone });
      if (id === null) throw nameTaken();
      const subject = { kind: 'facility', id };
      const after = { name: input.name, timeZone };
      await this.audit.write(manager, { action: 'facility.added', subject, after });
      return { id, name: input.name, timeZone, unitCount: 0 };
    });
  }

  change(id: number, input: FacilityInput): Promise<void> {
    const timeZone = this.zoneOf(input);
    return this.database.write(async (manager) => {
      const facility = await manager.findOneBy(Facility, { id });
      if (facility === null) throw notFound('The facility');
      const other = await manager.findOneBy(Facility, { name: input.name });
      if (other !== null && other.id !== id) throw nameTaken();
      const after = { name: input.name, timeZone: timeZone ?? facility.timeZone };
      await updateRow(manager, Facility, id, after);
      const before = { name: facility.name, timeZone: facility.timeZone };
      const subject = { kind: 'facility', id };
      await this.audit.write(manager, { action: 'facility.changed', subject, before, after });
    });
  }

  remove(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      if (await manager.existsBy(Unit, { facilityId: id })) {
        throw conflict('facility-in-use', 'Units are placed in this facility. Place them elsewhere first.');
      }
      const facility = await manager.findOneBy(Facility, { id });
      if (facility === null) throw notFound('The facility');
      await manager.delete(Facility, { id });
      const before = { name: facility.name, timeZone: facility.timeZone };
      await this.audit.write(manager, {
        action: 'facility.removed',
        subject: { kind: 'facility', id },
        before,
      });
    });
  }

  private zoneOf({ timeZone }: FacilityInput): string | undefined {
    if (timeZone !== undefined && !isTimeZone(timeZone)) {
      throw badRequest('time-zone-not-known', 'The time zone is not known. Write it as in "Europe/Zurich".');
    }
    return timeZone;
  }
}

const nameTaken = () => conflict('facility-exists', 'There is a facility of that name already.');
