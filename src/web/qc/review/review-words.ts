import { isReviewable } from '../../../qc/core/states/review-states.ts';
import type { ReviewList } from '../../../qc/review/review.contract.ts';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { sentences } from '../qc-words.ts';

export type Batch = ReviewList['batches'][number];
type Standing = Batch['standing'];

/** A signature covers so many; the server takes no more. */
export const mostSigned = 500;

/** Whether it is the reader's own: nobody reviews what they recorded or corrected as a technologist would. */
export const isOwn = ({ recordedByIds, performedAs }: SessionLine, personId: number): boolean =>
  !isReviewable({ recordedByIds, performedBy: performedAs }, personId);

/** "Water CT number (14), Artifact evaluation (3)": what a batch is made of, most first. */
export const madeOf = (sessions: readonly SessionLine[]): string => {
  const counts = new Map<string, number>();
  for (const { name } of sessions) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} (${count})`)
    .join(', ');
};

/** What those of a batch have in common: "all passed", "12 passed, 2 recorded, not judged". */
export const batchWords = (sessions: readonly SessionLine[]): string => {
  const accepted = sessions.filter(({ reviewState }) => reviewState === 'accepted').length;
  const rest = sessions.filter(({ reviewState }) => reviewState !== 'accepted');
  const passed = rest.filter(({ verdict }) => verdict === 'pass').length;
  if (passed === sessions.length) return 'all passed';
  const parts = [
    passed > 0 && `${passed} passed`,
    rest.length > passed && `${rest.length - passed} recorded, not judged`,
    accepted > 0 && `${accepted} accepted after a look`,
  ];
  return parts.filter((part) => part !== false).join(', ');
};

/** Why the buttons of a batch are off; null: they are on. */
export const whyOff = ({ mayReview, because }: Standing, chosen: number): string | null => {
  if (!mayReview) return sentences(because);
  if (chosen === 0) return 'Choose at least one session.';
  return chosen > mostSigned
    ? `A signature covers ${mostSigned} sessions at most. Deselect ${counted(chosen - mostSigned, 'session')}, and sign them next.`
    : null;
};

export const setAsideWords = {
  'send-back': {
    title: 'Send back to be repeated',
    action: 'Send back',
    says: 'What was due is due again; what was recorded stays beside it.',
    placeholder: 'The phantom was not centred',
  },
  void: {
    title: 'Make void',
    action: 'Make void',
    says: 'It counts for nothing: not as done, and in no trend. What was recorded stays beside it.',
    placeholder: 'Recorded on the wrong unit',
  },
  withdraw: {
    title: 'Put back to be reviewed',
    action: 'Put back',
    says: 'It waits for review again, as if nobody had decided.',
    placeholder: 'Decided on the wrong session',
  },
} as const;
export type SetAside = keyof typeof setAsideWords;
