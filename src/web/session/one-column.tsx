import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import './session.css';

interface OneColumnProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
}

/** A page without the rail: one thing to do, and nothing beside it. */
export const OneColumn = ({ title, subtitle, children }: OneColumnProps) => {
  useDocumentTitle(`${title} · Kerma`);
  return (
    <main className="one-column">
      <img src="/favicon.svg" alt="Kerma" width={44} height={44} />
      <Title order={1}>{title}</Title>
      {subtitle !== undefined && (
        <Text c="dimmed" component="div">
          {subtitle}
        </Text>
      )}
      {children}
    </main>
  );
};
