import { Text } from '@mantine/core';
import { useState } from 'react';
import type { ReviewList } from '../../../qc/review/review.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { QcNav } from '../qc-nav.tsx';
import { sessionsCounted } from '../qc-words.ts';
import { BatchPart } from './batch-part.tsx';
import { NeedsEyes } from './needs-eyes.tsx';
import type { SetAside } from './review-words.ts';
import { SetAsideDialog } from './set-aside-dialog.tsx';
import { SignDialog, type ToSign } from './sign-dialog.tsx';
import { useReview } from './use-review.ts';

const subtitleOf = (list: ReviewList | undefined): string => {
  if (list === undefined) return '\u00a0';
  const quiet = list.batches.reduce((sum, { sessions }) => sum + sessions.length, 0);
  if (list.needsEyes.length + quiet === 0) return 'Nothing waits';
  const { length } = list.needsEyes;
  const parts = [
    length > 0 && `${sessionsCounted(length)} ${length === 1 ? 'needs' : 'need'} eyes`,
    quiet > 0 && `${sessionsCounted(quiet)} in ${counted(list.batches.length, 'batch', 'batches')} to sign`,
  ];
  return parts.filter((part) => part !== false).join(', ');
};

interface Deciding {
  readonly event: SetAside;
  readonly sessionIds: readonly number[];
}

const Waiting = ({ list }: { readonly list: ReviewList }) => {
  // Kept here: a batch that is signed leaves the list, its confirmation does not.
  const [toSign, setToSign] = useState<ToSign | null>(null);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const isEmpty = list.needsEyes.length + list.batches.length === 0;
  return (
    <>
      {isEmpty ? (
        <EmptyState title="Nothing waits for review">
          What is recorded stands here until the unit’s physicist has signed it: what failed or has a comment
          one by one, the rest as one batch a unit.
        </EmptyState>
      ) : (
        <NeedsEyes sessions={list.needsEyes} />
      )}
      {list.batches.map((batch) => (
        <BatchPart
          key={batch.unit.id}
          batch={batch}
          onSign={setToSign}
          onSetAside={(event, sessionIds) => setDeciding({ event, sessionIds })}
        />
      ))}
      {!list.isWhole && (
        <Text size="sm" c="dimmed" px="lg" mt="lg">
          There are more than are shown; they follow as these are decided.
        </Text>
      )}
      {toSign !== null && <SignDialog toSign={toSign} onClose={() => setToSign(null)} />}
      {deciding !== null && <SetAsideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
};

/** Review by exception: what needs eyes first, then what passed as one batch a unit. */
export const ReviewPage = () => {
  const { data, error, refetch } = useReview();
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title="QC review" subtitle={subtitleOf(data)} />
      <QcNav />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <Waiting list={data} />}
    </article>
  );
};
