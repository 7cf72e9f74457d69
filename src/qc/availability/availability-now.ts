import type { EntityManager } from 'typeorm';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { availabilityOn, availabilityWords, type Availability } from '../core/states/availability.ts';
import { AvailabilityRow } from '../issues/issue.entity.ts';
import type { AvailabilityLine } from '../issues/issues.contract.ts';

export interface AvailabilityNow {
  readonly availability: Availability;
  /** null: nobody has ever said anything. */
  readonly row: AvailabilityRow | null;
}

/** Whether a unit may be used on a day: by the last that was said, which may have ended by itself. */
export const availabilityNow = async (
  manager: EntityManager,
  unitId: number,
  date: CalendarDate,
): Promise<AvailabilityNow> => {
  const row = await manager.findOne(AvailabilityRow, { where: { unitId }, order: { id: 'DESC' } });
  const availability: Availability =
    row === null ? { state: 'in-service' } : availabilityOn(row.availability, date);
  return { availability, row };
};

export const availabilityLineOf = (
  unitId: number,
  { availability, row }: AvailabilityNow,
): AvailabilityLine => ({
  ...{ unitId, availability, words: availabilityWords(availability) },
  ...{ from: row?.from ?? null, reason: row?.reason ?? null, by: row?.by ?? null },
});
