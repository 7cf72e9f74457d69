import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { ApiProblem } from '../api.ts';
import { capital } from './capital.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** A way on, where asking again is none. */
  readonly children?: ReactNode;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong that has no words. Load the page again.';

/** What the words above the list have not said already. */
const Issues = ({ detail, issues = [] }: Problem) => {
  const unsaid = issues.filter(({ message }) => !detail.includes(message));
  return unsaid.length === 0 ? null : (
    <List size="sm" mt="xs">
      {unsaid.map(({ path, message }) => (
        <List.Item key={`${path} ${message}`}>{path === '' ? message : `${path}: ${message}`}</List.Item>
      ))}
    </List>
  );
};

/** What happened, what it means and what to do, as the server said it; the id for whoever reads the log. */
export const ProblemNotice = ({ error, onRetry, children }: ProblemNoticeProps) => {
  const problem = error instanceof ApiProblem ? error.problem : null;
  // Asking again for what is not there gives the same answer.
  const mayRetry =
    onRetry !== undefined && !(problem !== null && problem.status >= 400 && problem.status < 500);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle />}
      title={<Text fw={600}>{capital(problem?.title ?? 'This did not work')}</Text>}
      mx="lg"
      my="md"
      maw={720}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {wordsOf(error)}
      </Text>
      {problem !== null && <Issues {...problem} />}
      <Group mt="sm" gap="md">
        {mayRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
        {children}
        {problem?.id !== undefined && (
          <Text size="xs" c="dimmed">
            In the server’s log as {problem.id}
          </Text>
        )}
      </Group>
    </Alert>
  );
};
