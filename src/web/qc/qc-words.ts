import type { SessionLine } from '../../qc/sessions/sessions.contract.ts';
import { counted } from '../ui/amounts.ts';
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

/** Sentences as one text, each with its full stop. */
export const sentences = (all: readonly string[]): string => all.join(' ');

export const sessionsCounted = (count: number): string => counted(count, 'session');
