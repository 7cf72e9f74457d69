import type { WorkList } from '../../qc/schedule/schedule.contract.ts';
import type { ReviewList } from '../../qc/review/review.contract.ts';
import { useReview } from '../qc/review/use-review.ts';
import { countsOf } from '../qc/today/work-words.ts';
import { useWork } from '../qc/today/use-work.ts';
import { useMay } from '../session/me.ts';
import { counted } from '../ui/amounts.ts';
import type { Waiting } from './waiting.ts';

const are = (count: number): string => (count === 1 ? 'is' : 'are');

/** Tests that are late or due; what is late presses more. */
export const ofWork = ({ units }: WorkList): readonly Waiting[] => {
  const { overdue, due } = countsOf(units);
  if (overdue + due === 0) return [];
  const parts = [
    overdue > 0 && `${counted(overdue, 'test')} ${are(overdue)} overdue`,
    due > 0 && `${counted(due, 'test')} ${are(due)} due`,
  ].filter((part) => part !== false);
  return [
    {
      kind: overdue > 0 ? 'action' : 'warning',
      word: overdue > 0 ? 'QC overdue' : 'QC due',
      sentence: `${parts.join(', ')}.`,
      path: overdue > 0 ? '/qc?state=overdue' : '/qc',
      action: 'See which',
    },
  ];
};

/** Sessions that wait for whoever asks: what needs eyes, and the batches of units they are in charge of. */
export const ofReview = ({ needsEyes, batches }: ReviewList): readonly Waiting[] => {
  const toSign = batches
    .filter(({ standing }) => standing.mayReview)
    .reduce((sum, { sessions }) => sum + sessions.length, 0);
  if (needsEyes.length + toSign === 0) return [];
  const parts = [
    needsEyes.length > 0 &&
      `${counted(needsEyes.length, 'session')} ${needsEyes.length === 1 ? 'needs' : 'need'} eyes`,
    toSign > 0 && `${counted(toSign, 'session')} ${toSign === 1 ? 'waits' : 'wait'} to be signed`,
  ].filter((part) => part !== false);
  return [
    {
      kind: 'warning',
      word: 'QC review',
      sentence: `${parts.join(', ')}.`,
      path: '/qc/review',
      action: 'Review',
    },
  ];
};

/** What quality control asks of whoever looks. */
export const useQcWaiting = (): readonly Waiting[] => {
  const work = useWork(useMay('qc.read')).data;
  const review = useReview(useMay('qc.sign')).data;
  return [...(work === undefined ? [] : ofWork(work)), ...(review === undefined ? [] : ofReview(review))];
};
