import { Injectable } from '@nestjs/common';
import { Config, isTimeZone } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import type { Facility as FacilityView, FacilityInput } from './equipment.contract.ts';
import { Facility, Unit } from './equipment.entity.ts';

@Injectable()
export class Facilities {
  private readonly database: Database;
  private readonly timeZone: string;

  constructor(database: Database, config: Config) {
    this.database = database;
    this.timeZone = config.env.KERMA_TIME_ZONE;
  }

  async list(): Promise<FacilityView[]> {
    const facilities = await this.database.read.find(Facility, { order: { name: 'ASC' } });
    const units = await this.database.read.find(Unit, { select: { id: true, facilityId: true } });
    return facilities.map(({ id, name, timeZone }) => ({
      id,
      name,
      timeZone,
      unitCount: units.filter((unit) => unit.facilityId === id).length,
    }));
  }

  create(input: FacilityInput): Promise<FacilityView> {
    const timeZone = this.zoneOf(input) ?? this.timeZone;
    return this.database.write(async (manager) => {
      const id = await insertRow(manager, Facility, { name: input.name, timeZone });
      if (id === null) throw nameTaken();
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
      await updateRow(manager, Facility, id, { name: input.name, timeZone: timeZone ?? facility.timeZone });
    });
  }

  remove(id: number): Promise<void> {
    return this.database.write(async (manager) => {
      if (await manager.existsBy(Unit, { facilityId: id })) {
        throw conflict('facility-in-use', 'Units are placed in this facility. Place them elsewhere first.');
      }
      const { affected } = await manager.delete(Facility, { id });
      if (affected === 0) throw notFound('The facility');
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
