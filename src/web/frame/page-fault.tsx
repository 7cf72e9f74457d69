import { Anchor, Button, Text } from '@mantine/core';
import { Link, useRouteError } from 'react-router';
import { PageHeader } from '../ui/page-header.tsx';

/** Each browser says in its own words that a page's program could not be fetched. */
const couldNotFetch = /dynamically imported module|importing a module script|preload CSS/i;

/** A fault of the page itself, or a server that is away: said plainly, with the one thing that helps. */
export const PageFault = () => {
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  const isAway = couldNotFetch.test(message);
  return (
    <main style={{ padding: 24, maxWidth: 640 }}>
      <h1 style={{ fontSize: '1.375rem' }}>
        {isAway ? 'Kerma does not answer' : 'This page could not be shown'}
      </h1>
      <Text>
        {isAway
          ? 'It may be restarting, was brought up to date, or the network is gone. Nothing is lost: load the page again in a moment.'
          : 'Something in the page itself went wrong. Your data are untouched. Load the page again; if it stays, tell whoever runs Kerma what stands below.'}
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
