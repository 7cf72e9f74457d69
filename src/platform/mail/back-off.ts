const minuteMs = 60_000;

/**
 * Minutes to wait after the first, second, … failed attempt, then always the last: a restart of the server first, and in
 * the end as often as RFC 5321 (4.5.4.1) asks for at most.
 */
const delaysMin = [1, 2, 5, 10, 20, 30] as const;

/** When to try again after so many failed attempts. */
export const nextAttempt = (failures: number, now: Date): Date => {
  const minutes = delaysMin[Math.min(failures, delaysMin.length) - 1] ?? delaysMin[0];
  return new Date(now.getTime() + minutes * minuteMs);
};
