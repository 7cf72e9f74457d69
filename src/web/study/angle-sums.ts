import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import type { EventType } from './event-colours.ts';

type AngledEvent = Pick<
  ProjectionEventView,
  | 'type'
  | 'airKermaAtReferencePointMgy'
  | 'positionerPrimaryAngleDeg'
  | 'positionerPrimaryEndAngleDeg'
  | 'positionerSecondaryAngleDeg'
>;

const sectorDeg = 10;
const sectorCount = 360 / sectorDeg;

/** Ten degrees of the primary angle, by their middle. */
export interface AngleSector {
  /** Above −180°, at most 180°; + is LAO. */
  readonly middleDeg: number;
  /** Air kerma at the reference point in mGy. */
  readonly byType: Readonly<Partial<Record<EventType, number>>>;
  /** Events that gave some of it. */
  readonly eventCount: number;
}

interface Filling extends AngleSector {
  readonly byType: Partial<Record<EventType, number>>;
  eventCount: number;
}

const middleOf = (index: number): number =>
  index * sectorDeg <= 180 ? index * sectorDeg : index * sectorDeg - 360;

/** Degrees that the arc from low to high has in common with a sector, whichever turn the angles count from. */
const sharedDeg = (low: number, high: number, middleDeg: number): number =>
  [-360, 0, 360].reduce((sum, turn) => {
    const from = Math.max(low, middleDeg + turn - sectorDeg / 2);
    const to = Math.min(high, middleDeg + turn + sectorDeg / 2);
    return sum + Math.max(0, to - from);
  }, 0);

/** Parts of an event by sector; together 1. Without movement all of it is where the beam stood. */
const partsOf = (from: number, to: number): ReadonlyMap<number, number> => {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  if (high === low) {
    const index = Math.round(from / sectorDeg);
    return new Map([[((index % sectorCount) + sectorCount) % sectorCount, 1]]);
  }
  const parts = Array.from({ length: sectorCount }, (_, index): [number, number] => [
    index,
    sharedDeg(low, high, middleOf(index)) / (high - low),
  ]);
  return new Map(parts.filter(([, part]) => part > 0));
};

/**
 * Air kerma by primary angle: all 36 sectors, clockwise from 0°. An event that moved from one angle to another is spread
 * evenly over its arc; one without angle or air kerma is in no sector.
 */
export const sumsByPrimaryAngle = (events: readonly AngledEvent[]): AngleSector[] => {
  const sectors = Array.from({ length: sectorCount }, (_, index): Filling => ({
    middleDeg: middleOf(index),
    byType: {},
    eventCount: 0,
  }));
  for (const event of events) {
    const { type, airKermaAtReferencePointMgy: kerma, positionerPrimaryAngleDeg: from } = event;
    if (kerma === null || from === null) continue;
    for (const [index, part] of partsOf(from, event.positionerPrimaryEndAngleDeg ?? from)) {
      const sector = sectors[index];
      if (sector === undefined) continue;
      sector.byType[type] = (sector.byType[type] ?? 0) + part * kerma;
      sector.eventCount += 1;
    }
  }
  return sectors;
};

/** Air kerma of one direction, to the degree, and of one type of event. */
export interface DirectionSum {
  readonly type: EventType;
  readonly primary: number;
  readonly secondary: number;
  /** mGy */
  readonly sum: number;
  readonly count: number;
}

/** Air kerma by both angles where the beam began, the highest first. */
export const sumsByDirection = (events: readonly AngledEvent[]): DirectionSum[] => {
  const sums = new Map<string, DirectionSum>();
  for (const event of events) {
    const { positionerPrimaryAngleDeg: primary, positionerSecondaryAngleDeg: secondary } = event;
    const kerma = event.airKermaAtReferencePointMgy;
    if (primary === null || secondary === null || kerma === null) continue;
    const at = { type: event.type, primary: Math.round(primary), secondary: Math.round(secondary) };
    const key = `${at.type} ${at.primary} ${at.secondary}`;
    const before = sums.get(key);
    sums.set(key, { ...at, sum: (before?.sum ?? 0) + kerma, count: (before?.count ?? 0) + 1 });
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum);
};
