import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What it means and what to do next. */
  readonly children: ReactNode;
}

/** Nothing here, and how that changes: an empty page teaches. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <Stack gap="xs" p="xl" maw={640} mx="auto" mt="xl" role="status">
    <Title order={2}>{title}</Title>
    <Text component="div" c="dimmed">
      {children}
    </Text>
  </Stack>
);
