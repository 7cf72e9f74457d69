import type { INestApplication } from '@nestjs/common';
import { Facilities, UnitChanges, UnitsQueries } from '../equipment/index.ts';
import { actingAs } from '../platform/access/acting.ts';
import { unitPlaces } from './data/places.ts';
import { hospitalUnits, institutionName } from './data/units.ts';
import { demonstration } from './demonstration.ts';

const placeOf = (serialNumber: string | null) => {
  const unit = hospitalUnits.find(({ deviceSerialNumber }) => deviceSerialNumber === serialNumber);
  return unit === undefined ? undefined : unitPlaces[unit.key];
};

const placeKnown = async (app: INestApplication): Promise<void> => {
  const facilities = app.get(Facilities, { strict: false });
  const changes = app.get(UnitChanges, { strict: false });
  const { id: facilityId } = await facilities.create({ name: institutionName });
  for (const { unit } of await app.get(UnitsQueries, { strict: false }).all()) {
    const place = placeOf(unit.serialNumber);
    if (place === undefined) continue;
    await changes.change(unit.id, { ...place, facilityId, confirm: true });
  }
};

/** Confirms, names and places the hospital's known units, as its administrator would; the new one is left. */
export const placeUnits = (app: INestApplication): Promise<void> =>
  actingAs(demonstration, () => placeKnown(app));
