import { Text } from '@mantine/core';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SessionTable } from '../sessions/session-table.tsx';
import { sessionsCounted } from '../qc-words.ts';

const Remark = ({ line }: { readonly line: SessionLine }) => (
  <>
    {!line.isComplete && <StateBadge kind="warning" word="Incomplete" />}
    {line.comment !== null && <Text size="sm">“{line.comment}”</Text>}
  </>
);

/** What a person looks at one by one before anything is signed. */
export const NeedsEyes = ({ sessions }: { readonly sessions: readonly SessionLine[] }) => (
  <Section
    title="Needs eyes first"
    note={
      sessions.length > 0 &&
      `${sessionsCounted(sessions.length)} with a warning, an action, a comment or something missing; oldest first. Open each, and decide there.`
    }
  >
    {sessions.length === 0 ? (
      <Text size="sm" component="div">
        <StateBadge kind="pass" word="Nothing needs eyes" />
      </Text>
    ) : (
      <SessionTable
        label="Sessions that need eyes"
        sessions={sessions}
        remark={(line) => <Remark line={line} />}
      />
    )}
  </Section>
);
