import type { Occurrence } from '../core/schedule/occurrence.ts';
import type { OccurrenceView } from './schedule.contract.ts';

export const occurrenceView = (occurrence: Occurrence): OccurrenceView => {
  const { due, plannedOn, movedBecause, windowStart, windowEnd, state, sessionId, doneOn, excuse } =
    occurrence;
  return { due, plannedOn, movedBecause, windowStart, windowEnd, state, sessionId, doneOn, excuse };
};
