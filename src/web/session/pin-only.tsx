import { Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useSignedIn } from './me.ts';
import { OneColumn } from './one-column.tsx';

/** A PIN opens the shared tablet's own pages and no others. */
export const PinOnly = () => {
  const { me, signOut } = useSignedIn();
  return (
    <OneColumn title="This page needs your password">
      <Text my="md">
        You are here by PIN as {me.name}. A PIN is for recording QC on the shared tablet and opens nothing
        else.
      </Text>
      <Group>
        <Button component={Link} to="/tablet">
          Back to the tablet
        </Button>
        <Button variant="default" onClick={signOut}>
          Sign in with a password
        </Button>
      </Group>
    </OneColumn>
  );
};
