import { Anchor, Button, Code } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiProblem } from '../api.ts';
import { useMay } from '../session/me.ts';
import { NothingInReach } from '../session/nothing-in-reach.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAbout } from '../ui/use-about.ts';

/** The list is empty because nothing has come yet; the inbox tells the ways in, with the addresses that are set. */
const NoStudiesYet = () => {
  const dicom = useAbout()?.dicom ?? null;
  const seesAll = useMay('studies.read', 'everywhere');
  const seesArrivals = useMay('arrivals.read');
  if (!seesAll) return <NothingInReach />;
  if (!seesArrivals) {
    return (
      <EmptyState title="No reports yet">What arrives is read at once and stands here as a study.</EmptyState>
    );
  }
  return (
    <EmptyState title="No reports yet">
      {dicom !== null && (
        <>
          Send one: <Code>{`storescu -aec ${dicom.aeTitle} localhost ${dicom.port} report.dcm`}</Code>,
          or{' '}
        </>
      )}
      drop files in the{' '}
      <Anchor component={Link} to="/inbox" underline="always">
        inbox
      </Anchor>
      , which tells the other ways in too. What arrives is read at once and stands here as a study.
    </EmptyState>
  );
};

/** The address names a filter, or a value of one, that is none. */
const NotUnderstood = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="One of the filters is not understood">
    The address was cut or changed. Take that filter away above, or all of them.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);

/** The list is empty because of what is filtered by. */
const NothingFound = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="No study matches">
    Take away one of the filters above, or widen it. A study without a value is not found by a range of that
    value.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);

interface InPlaceOfRowsProps {
  readonly pages: Pick<UseInfiniteQueryResult, 'isPending' | 'error' | 'refetch'>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** What stands where no study does: not yet asked, not answered, none there, none that matches. */
export const InPlaceOfRows = ({ pages, isFiltered, onClear }: InPlaceOfRowsProps) => {
  const { isPending, error, refetch } = pages;
  if (isPending) return <ListSkeleton />;
  if (error !== null) {
    const isNotUnderstood = error instanceof ApiProblem && error.problem.status === 400;
    if (isNotUnderstood && isFiltered) return <NotUnderstood onClear={onClear} />;
    return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  }
  return isFiltered ? <NothingFound onClear={onClear} /> : <NoStudiesYet />;
};
