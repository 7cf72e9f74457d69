import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { FileResult } from '../../ingestion/ingestion.contract.ts';
import { StateBadge, type StateKind } from '../ui/state-badge.tsx';

interface Outcome {
  readonly kind: StateKind;
  readonly word: string;
  readonly meaning: string;
}

const outcomes: Readonly<Record<FileResult['outcome'], Outcome>> = {
  stored: { kind: 'pass', word: 'Recorded', meaning: 'Read, and part of a study.' },
  'already-here': { kind: 'unknown', word: 'Already here', meaning: 'The same file had arrived before.' },
  refused: { kind: 'warning', word: 'Refused', meaning: 'Not a report that can be taken.' },
  failed: { kind: 'action', word: 'Not stored', meaning: 'Send it again.' },
};

const outcomeOf = ({ outcome, status }: FileResult): Outcome => {
  if (outcome !== 'stored' || status === 'recorded' || status === null) return outcomes[outcome];
  if (status === 'refused') return outcomes.refused;
  return { kind: 'unknown', word: 'Stored', meaning: 'Safe here, still being read.' };
};

/** How one file fared. */
export const UploadLine = ({ result }: { readonly result: FileResult }) => {
  const { kind, word, meaning } = outcomeOf(result);
  return (
    <li>
      <StateBadge kind={kind} word={word} />
      <span style={{ overflowWrap: 'anywhere' }}>{result.path}</span>
      <span>{result.message ?? meaning}</span>
      <span>
        {result.studyId !== null && (
          <Anchor component={Link} to={`/studies/${result.studyId}`} aria-label={`Study of ${result.path}`}>
            Study
          </Anchor>
        )}
      </span>
    </li>
  );
};
