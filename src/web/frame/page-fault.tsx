import { Anchor, Button, Text } from '@mantine/core';
import { Link, useRouteError } from 'react-router';
import { PageHeader } from '../ui/page-header.tsx';

/** A fault of the page itself: said plainly, with the one thing that helps. */
export const PageFault = () => {
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  return (
    <main style={{ padding: 24, maxWidth: 640 }}>
      <h1 style={{ fontSize: '1.375rem' }}>This page could not be shown</h1>
      <Text>
        Something in the page itself went wrong. Your data are untouched. Load the page again; if it stays,
        tell whoever runs Kerma what stands below.
      </Text>
      <Text c="dimmed" my="md" ff="monospace" size="sm">
        {message}
      </Text>
      <Button onClick={() => window.location.reload()}>Load again</Button>
    </main>
  );
};

export const NoSuchPage = () => (
  <>
    <PageHeader title="No such page" />
    <Text px="lg">
      This address leads nowhere.{' '}
      <Anchor component={Link} to="/studies" underline="always">
        Go to the studies
      </Anchor>
      .
    </Text>
  </>
);
