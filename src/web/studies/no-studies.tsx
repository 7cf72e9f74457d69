import { Anchor, Button, Code } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';

/** The list is empty because nothing has come yet. */
export const NoStudiesYet = () => (
  <EmptyState title="No reports yet">
    Send one: <Code>storescu -aec KERMA localhost 11112 report.dcm</Code>, drop files in the{' '}
    <Anchor component={Link} to="/inbox" underline="always">
      inbox
    </Anchor>
    , or set a folder to watch. What arrives is read at once and stands here as a study.
  </EmptyState>
);

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
