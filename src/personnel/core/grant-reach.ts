import type { UnitPlace } from '../../equipment/index.ts';

/** Where a role was given; both null: the whole organisation. */
export interface GrantPlace {
  readonly facilityId: number | null;
  readonly unitId: number | null;
}

type Place = Pick<UnitPlace, 'id' | 'countsAsId' | 'facilityId'>;

const idsWhere = (places: readonly Place[], holds: (place: Place) => boolean): ReadonlySet<number> =>
  new Set(places.filter(holds).map(({ id }) => id));

/**
 * The units that a role reaches now: all, those that stand in the facility, or the unit with all that were merged into it.
 * A merged unit is reached with the one it counts as, wherever it stood before. A unit that is not known is none.
 */
export const unitsReached = (
  { facilityId, unitId }: GrantPlace,
  places: readonly Place[],
): ReadonlySet<number> | 'all' => {
  if (unitId !== null) {
    const target = places.find(({ id }) => id === unitId)?.countsAsId;
    return idsWhere(places, ({ countsAsId }) => countsAsId === target);
  }
  if (facilityId === null) return 'all';
  return idsWhere(places, (place) => place.facilityId === facilityId);
};
