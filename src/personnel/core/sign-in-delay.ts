/** How patience with failed attempts ends. */
export interface DelayRule {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The first delay, s; each further failure doubles it. */
  readonly firstS: number;
  readonly longestS: number;
  /** From this many failures on, the longest delay at once; null: only by doubling. */
  readonly lockedFrom: number | null;
  /** Without a failure for so long, all are forgotten, s. */
  readonly forgottenAfterS: number;
}

const day = 86_400;
const hour = 3600;
const quarter = 900;

/**
 * A whole department may sit behind one address, so it has more patience than an account. Of a tablet's PINs there are
 * ten thousand: ten wrong ones lock it, and a right one in between forgives nothing.
 */
export const delayRules = {
  account: { free: 5, firstS: 1, longestS: quarter, lockedFrom: null, forgottenAfterS: day },
  address: { free: 30, firstS: 1, longestS: quarter, lockedFrom: null, forgottenAfterS: hour },
  device: { free: 5, firstS: 1, longestS: quarter, lockedFrom: 10, forgottenAfterS: hour },
} as const satisfies Readonly<Record<string, DelayRule>>;

export interface FailedAttempts {
  readonly failures: number;
  /** ISO instant, UTC. */
  readonly lastFailedAt: string;
}

/** How long no attempt is taken after so many failures, s; 0 while they are free. */
export const delayAfter = (rule: DelayRule, failures: number): number => {
  if (failures <= rule.free) return 0;
  if (rule.lockedFrom !== null && failures >= rule.lockedFrom) return rule.longestS;
  return Math.min(rule.firstS * 2 ** (failures - rule.free - 1), rule.longestS);
};

/** How many of the failures still count at this moment. */
export const failuresLeft = (rule: DelayRule, known: FailedAttempts | null, now: Date): number => {
  if (known === null) return 0;
  const restedS = (now.getTime() - Date.parse(known.lastFailedAt)) / 1000;
  return restedS >= rule.forgottenAfterS ? 0 : known.failures;
};

/** Until when no attempt is taken; null where one is taken now. */
export const blockedUntil = (rule: DelayRule, known: FailedAttempts | null, now: Date): Date | null => {
  if (known === null) return null;
  const delayS = delayAfter(rule, failuresLeft(rule, known, now));
  if (delayS === 0) return null;
  const until = new Date(Date.parse(known.lastFailedAt) + delayS * 1000);
  return until > now ? until : null;
};
