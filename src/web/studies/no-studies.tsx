import { Anchor, Button, Code } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../session/me.ts';
import { NothingInReach } from '../session/nothing-in-reach.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useAbout } from '../ui/use-about.ts';

/** The list is empty because nothing has come yet; the inbox tells the ways in, with the addresses that are set. */
export const NoStudiesYet = () => {
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

/** The list is empty because of what is filtered by. */
export const NothingFound = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="No study matches">
    Take away one of the filters above, or widen it. A study without a value is not found by a range of that
    value.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);
