import { StateBadge } from '../ui/state-badge.tsx';
import { reviewWords, verdictWords, type ReviewState, type Verdict } from './qc-words.ts';

/** What the limits say, by word, icon and colour. */
export const VerdictBadge = ({ verdict }: { readonly verdict: Verdict }) => (
  <StateBadge {...verdictWords[verdict]} />
);

/** Where the review of a session stands. */
export const ReviewBadge = ({ state }: { readonly state: ReviewState }) => (
  <StateBadge {...reviewWords[state]} />
);
