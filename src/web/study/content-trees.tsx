import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { StudyReportView } from '../../dose/study.contract.ts';
import { Section } from '../ui/section.tsx';
import { ContentTree } from './content-tree.tsx';

/** What each report says, word for word: fetched when asked for. */
export const ContentTrees = ({ reports }: { readonly reports: readonly StudyReportView[] }) => {
  const [opened, setOpened] = useState<string | null>(null);
  const files = reports.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ id, sha256 }]));
  if (files.length === 0) return null;
  return (
    <div className={opened === null ? 'no-print' : ''}>
      <Section
        title="Content as sent"
        note="The structured report word for word, before anything was read from it."
      >
        <Group gap="xs" mb="sm" className="no-print">
          {files.map(({ id, sha256 }) => (
            <Button
              key={sha256}
              variant="default"
              size="compact-md"
              fz="sm"
              fw={400}
              aria-expanded={opened === sha256}
              onClick={() => setOpened(opened === sha256 ? null : sha256)}
            >
              {opened === sha256 ? 'Hide' : 'Show'} report {id}
            </Button>
          ))}
        </Group>
        {opened !== null && <ContentTree key={opened} sha256={opened} />}
      </Section>
    </div>
  );
};
