/** Seconds to wait after the first, second, … fault: a restart of the database first, a repaired disk last. */
const delays = [2, 10, 60, 300, 1800, 7200] as const;

/** Seconds until the next attempt after so many faults; null when it was the last and a person must look. */
export const retryDelaySeconds = (faults: number): number | null => delays[faults - 1] ?? null;
