import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import { wallTime } from '../ui/moments.ts';

export type SummedQuantity = 'airKermaAtReferencePointMgy' | 'kermaAreaProductGycm2';

export interface SumPoint {
  /** Minutes since the first event; the event's number where times are missing. */
  readonly x: number;
  readonly sum: number;
  readonly event: ProjectionEventView;
}

export interface RunningSum {
  readonly plane: ProjectionEventView['plane'];
  readonly points: readonly SumPoint[];
}

/** Whether all events can be placed in time. */
export const isTimed = (events: readonly ProjectionEventView[]): boolean =>
  events.length > 1 && events.every((event) => wallTime(event.startedAt) !== null);

/** The running sum of each plane, A before B, in the order of the events; an event without value adds nothing and has no point. */
export const runningSums = (
  events: readonly ProjectionEventView[],
  quantity: SummedQuantity,
): RunningSum[] => {
  const timed = isTimed(events);
  const first = Math.min(...events.map((event) => wallTime(event.startedAt) ?? 0));
  const planes = new Map<ProjectionEventView['plane'], SumPoint[]>();
  for (const event of events) {
    const value = event[quantity];
    if (value === null) continue;
    const points = planes.get(event.plane) ?? [];
    const x = timed ? ((wallTime(event.startedAt) ?? first) - first) / 60_000 : event.index + 1;
    points.push({ x, sum: (points.at(-1)?.sum ?? 0) + value, event });
    planes.set(event.plane, points);
  }
  return [...planes]
    .map(([plane, points]) => ({ plane, points }))
    .sort((a, b) => a.plane.localeCompare(b.plane));
};
