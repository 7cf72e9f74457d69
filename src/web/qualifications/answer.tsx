import { Text } from '@mantine/core';
import type { QualificationAnswer } from '../../personnel/credentials/credentials.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { StateBadge, type StateKind } from '../ui/state-badge.tsx';

const wordOf = ({ isQualified, until, notSince, overrideId }: QualificationAnswer): string => {
  if (!isQualified) return notSince === null ? 'Not qualified' : `Not since ${formatDate(notSince)}`;
  const how = overrideId === null ? 'Qualified' : 'By exception';
  return until === null ? how : `${how}, to ${formatDate(until)}`;
};

const kindOf = ({ isQualified, overrideId, missing }: QualificationAnswer): StateKind => {
  if (isQualified) return overrideId === null ? 'pass' : 'warning';
  return missing.every((why) => why === 'not-held') ? 'warning' : 'action';
};

interface AnswerProps {
  readonly answer: QualificationAnswer;
  /** Where the same was said already, the word is enough. */
  readonly isShort?: boolean;
}

/** Whether somebody is qualified, in a word, and why, in sentences; an exception stands in a table of its own. */
export const Answer = ({ answer, isShort = false }: AnswerProps) => (
  <>
    <StateBadge kind={kindOf(answer)} word={wordOf(answer)} />
    {!isShort &&
      answer.overrideId === null &&
      answer.because.map((sentence) => (
        <Text key={sentence} size="sm" c="dimmed">
          {sentence}
        </Text>
      ))}
  </>
);
