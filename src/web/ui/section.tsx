import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Buttons, on the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export const Section = ({ title, note, actions, children }: SectionProps) => (
  <section style={{ padding: '0 var(--mantine-spacing-lg)', marginTop: 28 }}>
    <Group justify="space-between" align="center" mb="sm" gap="sm" mih={30} className="section-head">
      <div style={{ flex: '1 1 18rem', minWidth: 0 }}>
        <Title order={2}>{title}</Title>
        {note !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {note}
          </Text>
        )}
      </div>
      {actions !== undefined && (
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
    {children}
  </section>
);
