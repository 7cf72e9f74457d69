import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import type { Ended } from './me.ts';

/** Seconds before the end from which on it is told. */
const tellBeforeS = 120;

export type TimeLeft =
  | { readonly kind: 'plenty' }
  | { readonly kind: 'idle-soon' | 'too-long-soon'; readonly seconds: number }
  | { readonly kind: 'over'; readonly why: Ended };

/** How long the session still lasts if nothing is done; `lastUse` and `now` in ms since 1970. */
export const timeLeft = (
  { idleMinutes, sessionEndsAt }: Pick<Me, 'idleMinutes' | 'sessionEndsAt'>,
  lastUse: number,
  now: number,
): TimeLeft => {
  const idle = Math.ceil((lastUse + idleMinutes * 60_000 - now) / 1000);
  const whole = Math.ceil((Date.parse(sessionEndsAt) - now) / 1000);
  if (whole <= 0) return { kind: 'over', why: 'too-long' };
  if (idle <= 0) return { kind: 'over', why: 'idle' };
  if (idle <= Math.min(tellBeforeS, idleMinutes * 30)) return { kind: 'idle-soon', seconds: idle };
  return whole <= tellBeforeS ? { kind: 'too-long-soon', seconds: whole } : { kind: 'plenty' };
};

/** 95 as "1:35". */
export const countDown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
