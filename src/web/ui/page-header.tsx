import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: string;
  /** One quiet line below the title. */
  readonly subtitle?: ReactNode;
  /** What stands above the title: where one came from. */
  readonly above?: ReactNode;
  /** Buttons, on the right. */
  readonly children?: ReactNode;
}

/** The page's only h1, what it is about, and what can be done; names the browser's tab. */
export const PageHeader = ({ title, subtitle, above, children }: PageHeaderProps) => {
  useDocumentTitle(`${title} · Kerma`);
  return (
    <Group component="header" justify="space-between" align="center" px="lg" pt="md" pb="sm" gap="md">
      <div style={{ minWidth: 0, flex: '1 1 20rem' }}>
        {above !== undefined && (
          <Text size="sm" component="div" className="no-print">
            {above}
          </Text>
        )}
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {subtitle !== undefined && (
          <Text c="dimmed" size="sm" component="div">
            {subtitle}
          </Text>
        )}
      </div>
      {children !== undefined && (
        <Group gap="xs" className="no-print">
          {children}
        </Group>
      )}
    </Group>
  );
};
