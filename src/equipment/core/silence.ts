const dayMs = 86_400_000;

/** Whole days between an ISO instant and now; null for a unit that never sent. */
export const daysSilent = (lastSeenAt: string | null, now: Date): number | null =>
  lastSeenAt === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(lastSeenAt)) / dayMs));

/** A unit that sends is silent once as many whole days as allowed have passed without a report. */
export const isSilent = (days: number | null, allowedDays: number): boolean =>
  days !== null && days >= allowedDays;
