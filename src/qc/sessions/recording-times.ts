import { badRequest } from '../../platform/problem.ts';
import type { SessionInput } from './sessions.contract.ts';

/** Clocks that differ by less are as good as one. */
const nearMs = 120_000;

export interface RecordingTimes {
  readonly startedAt: string;
  readonly completedAt: string;
  readonly clockAheadS: number | null;
}

const moved = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** When it was recorded by the server's clock: a tablet's that was off when it sent is put right. */
export const recordingTimes = (
  { startedAt, completedAt, sentAt }: Pick<SessionInput, 'startedAt' | 'completedAt' | 'sentAt'>,
  now: Date,
): RecordingTimes => {
  const aheadMs = sentAt === null ? null : Date.parse(sentAt) - now.getTime();
  const shift = aheadMs === null || Math.abs(aheadMs) < nearMs ? 0 : -aheadMs;
  const times = { startedAt: moved(startedAt, shift), completedAt: moved(completedAt, shift) };
  if (times.completedAt < times.startedAt)
    throw badRequest('times-not-right', 'It was completed before it was begun.');
  if (Date.parse(times.completedAt) > now.getTime() + nearMs)
    throw badRequest('times-not-right', 'It was completed in the future. Set the clock of the tablet.');
  return { ...times, clockAheadS: aheadMs === null ? null : Math.round(aheadMs / 1000) };
};
