import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Correction } from '../../dose/correction.contract.ts';
import type { Study } from '../../dose/study.contract.ts';
import { useMay } from '../session/me.ts';
import { formatInstant } from '../ui/dates.ts';
import { Section } from '../ui/section.tsx';
import { CorrectionWords } from './correction-words.tsx';
import { UndoDialog } from './undo-dialog.tsx';

const who = (author: string | null): string => (author === null ? '' : ` by ${author}`);

const UndoButton = ({ line, onUndo }: { readonly line: Correction; readonly onUndo: () => void }) =>
  useMay('studies.correct') && line.canUndo ? (
    <Button size="compact-sm" variant="default" onClick={onUndo}>
      Undo…
    </Button>
  ) : null;

interface LineProps {
  readonly line: Correction;
  readonly studyId: number;
  readonly onUndo: () => void;
}

const Line = ({ line, studyId, onUndo }: LineProps) => (
  <Table.Tr>
    <Table.Td>{formatInstant(line.at)}</Table.Td>
    <Table.Td>
      <CorrectionWords sentence={line.sentence} studyId={studyId} />
      {line.undone !== null && (
        <Text size="sm" c="dimmed">
          Undone {formatInstant(line.undone.at)}
          {who(line.undone.author)}: {line.undone.reason}
        </Text>
      )}
    </Table.Td>
    <Table.Td>{line.reason}</Table.Td>
    <Table.Td>{line.author ?? <span className="not-reported">not said</span>}</Table.Td>
    <Table.Td className="no-print" ta="end">
      <UndoButton line={line} onUndo={onUndo} />
    </Table.Td>
  </Table.Tr>
);

/** What people put right about this study, newest first; each can be undone. */
export const Corrections = ({ study }: { readonly study: Study }) => {
  const { id: studyId, corrections } = study;
  const [undoing, setUndoing] = useState<Correction | null>(null);
  return (
    <Section title="Corrections">
      {corrections.length === 0 ? (
        <Text size="sm" c="dimmed">
          None. Wrong patient, two UIDs for one procedure, a phantom among patients: a correction puts it
          right, and can be undone.
        </Text>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label="Corrections">
          <Table fz="sm" verticalSpacing={5} miw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>Who</Table.Th>
                <Table.Th className="no-print">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {corrections.map((line) => (
                <Line key={line.id} line={line} studyId={studyId} onUndo={() => setUndoing(line)} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <UndoDialog correction={undoing} onClose={() => setUndoing(null)} />
    </Section>
  );
};
