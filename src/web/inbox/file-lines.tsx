import { Anchor, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatCount } from '../ui/amounts.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { inOrder, mostLines, type FileLine } from './file-line.ts';
import './inbox.css';

const Line = ({ line }: { readonly line: FileLine }) => (
  <li>
    <StateBadge kind={line.kind} word={line.word} />
    <span className="file-path">{line.path}</span>
    <span>{line.message}</span>
    <span>
      {line.studyId !== null && (
        <Anchor component={Link} to={`/studies/${line.studyId}`} aria-label={`Study of ${line.path}`}>
          Study
        </Anchor>
      )}
    </span>
  </li>
);

/** What became of each file, what needs a look first. */
const FileLines = ({ lines }: { readonly lines: readonly FileLine[] }) =>
  lines.length === 0 ? null : (
    <ul className="file-lines" tabIndex={0} aria-label="What became of each file">
      {inOrder(lines)
        .slice(0, mostLines)
        .map((line, index) => (
          <Line key={`${line.path} ${index}`} line={line} />
        ))}
      {lines.length > mostLines && (
        <li className="file-lines-more">… and {formatCount(lines.length - mostLines)} more.</li>
      )}
    </ul>
  );

interface FilePanelProps {
  readonly label: string;
  /** How it stands, in a sentence. */
  readonly summary: string;
  readonly lines: readonly FileLine[];
  readonly buttonWord: 'Cancel' | 'Close';
  readonly onButton: () => void;
  /** Between the summary and the lines. */
  readonly children?: ReactNode;
}

/** Something that is done with many files: how it stands, and a line for each. */
export const FilePanel = ({ label, summary, lines, buttonWord, onButton, children }: FilePanelProps) => (
  <section className="file-panel" aria-label={label}>
    <Group justify="space-between" wrap="nowrap">
      <Text fw={600} role="status">
        {summary}
      </Text>
      <Button
        size="compact-md"
        fz="sm"
        variant={buttonWord === 'Cancel' ? 'default' : 'subtle'}
        style={{ flexShrink: 0 }}
        onClick={onButton}
      >
        {buttonWord}
      </Button>
    </Group>
    {children}
    <FileLines lines={lines} />
  </section>
);
