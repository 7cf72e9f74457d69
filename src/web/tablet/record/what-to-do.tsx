import { Text } from '@mantine/core';
import type { TestDraft } from '../round/round.ts';

interface WhatToDoProps {
  readonly draft: TestDraft;
  /** Who is in charge of the unit today. */
  readonly physicist: string | null;
}

/** The written action of the procedure for its failure, and whom to call. */
export const WhatToDo = ({ draft, physicist }: WhatToDoProps) => {
  const { words, isProposal } = draft.test.version.procedure.onFailure;
  return (
    <section className="what-to-do" aria-label="What to do">
      <Text fw={600}>What to do</Text>
      <Text>{words}</Text>
      <Text mt={6}>
        {physicist === null
          ? 'Nobody is entered as this unit’s physicist today: tell the radiation safety officer.'
          : `Physicist of this unit: ${physicist}.`}
      </Text>
      {isProposal && (
        <Text size="sm" c="dimmed">
          A proposal that ships with Kerma; your facility’s own rule goes first.
        </Text>
      )}
    </section>
  );
};
