import type { SessionLine } from '../../qc/sessions/sessions.contract.ts';
import { counted } from '../ui/amounts.ts';
import { nbsp } from '../ui/numbers.ts';
import type { StateKind } from '../ui/state-badge.tsx';

export type Verdict = SessionLine['verdict'];
export type ReviewState = SessionLine['reviewState'];
export type Performer = SessionLine['performedAs'];

interface StateWords {
  readonly kind: StateKind;
  readonly word: string;
}

export const verdictWords: Readonly<Record<Verdict, StateWords>> = {
  pass: { kind: 'pass', word: 'Pass' },
  warning: { kind: 'warning', word: 'Warning' },
  action: { kind: 'action', word: 'Action' },
  'not-evaluated': { kind: 'unknown', word: 'Not evaluated' },
};

export const reviewWords: Readonly<Record<ReviewState, StateWords>> = {
  unreviewed: { kind: 'unknown', word: 'Not reviewed' },
  accepted: { kind: 'pass', word: 'Accepted' },
  'to-repeat': { kind: 'warning', word: 'To be repeated' },
  void: { kind: 'unknown', word: 'Void' },
  signed: { kind: 'pass', word: 'Signed' },
  'signed-to-repeat': { kind: 'warning', word: 'To be repeated, signed' },
  'signed-void': { kind: 'unknown', word: 'Void, signed' },
};

export const performerWords: Readonly<Record<Performer, string>> = {
  technologist: 'Technologist',
  physicist: 'Physicist',
};

/** A share of what was due, 0 to 1, as "96 %"; nothing that was due has no share. Never rounded up to all, nor down to none. */
export const shareWords = (share: number | null): string => {
  if (share === null) return 'nothing was due';
  const percent = Math.round(share * 100);
  const shown = share < 1 ? Math.min(percent, 99) : percent;
  return `${share > 0 ? Math.max(shown, 1) : shown}${nbsp}%`;
};

/** The same as a number of percent with one decimal, for charts and files; rounded as carefully. */
export const percentOf = (share: number | null): number | null => {
  if (share === null) return null;
  const rounded = Math.round(share * 1000) / 10;
  if (share < 1 && rounded === 100) return 99.9;
  return share > 0 && rounded === 0 ? 0.1 : rounded;
};

/** Sentences as one text, each with its full stop. */
export const sentences = (all: readonly string[]): string => all.join(' ');

export const sessionsCounted = (count: number): string => counted(count, 'session');
