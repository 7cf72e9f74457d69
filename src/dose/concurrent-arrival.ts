/** The same report was recorded by another transaction in between: seen again, it is already there. */
export class ConcurrentArrival extends Error {
  constructor() {
    super('The report was recorded by another transaction at the same moment');
  }
}

/** PostgreSQL: serialization failure, deadlock, unique violation by a row that was not there a moment ago. */
const transient = new Set(['40001', '40P01', '23505']);
const mostAttempts = 8;
const longestPauseMs = 20;

const isTransient = (fault: unknown): boolean => {
  if (fault instanceof ConcurrentArrival) return true;
  const code = (fault as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  return typeof code === 'string' && transient.has(code);
};

/** Runs a whole transaction again when it lost to another one; after eight times the fault is passed on. */
export const withRetries = async <T>(transaction: () => Promise<T>, attempt = 1): Promise<T> => {
  try {
    return await transaction();
  } catch (fault) {
    if (attempt >= mostAttempts || !isTransient(fault)) throw fault;
    // Random, so that two losers do not meet again.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs * attempt));
    return withRetries(transaction, attempt + 1);
  }
};
