import { Text } from '@mantine/core';
import { IconCheck, IconClock, IconAlertCircle } from '@tabler/icons-react';
import { formatInstant } from '../ui/dates.ts';
import { counted } from '../ui/amounts.ts';
import type { Finished } from './kept/queue.ts';
import { VerdictBadge } from '../qc/badges.tsx';

const states = {
  waiting: { word: 'On this tablet', icon: IconClock, kind: 'unknown' },
  sent: { word: 'Sent', icon: IconCheck, kind: 'pass' },
  refused: { word: 'Not taken', icon: IconAlertCircle, kind: 'action' },
} as const;

interface LineProps {
  readonly test: Finished;
  /** Opens a test that was not taken; null where that is done at its unit. */
  readonly onMend: ((test: Finished) => void) | null;
}

const Line = ({ test, onMend }: LineProps) => {
  const { state, missing, input, round } = test;
  const { word, icon: Icon, kind } = states[state.is];
  return (
    <li>
      <span className="finished-head">
        <strong>{test.name}</strong>
        <span className="finished-state">
          <Icon size={16} stroke={2} className={`state-${kind}`} aria-hidden /> {word}
        </span>
      </span>
      <span className="finished-said">
        <VerdictBadge verdict={test.verdict} />
        <Text component="span" size="sm" c="dimmed">
          {round.unit.name}, {formatInstant(input.completedAt)}
          {missing.length > 0 && ', incomplete'}
        </Text>
      </span>
      {state.is === 'refused' && (
        <>
          <Text size="sm">{state.why}</Text>
          {state.issues.map((issue) => (
            <Text key={issue} size="sm">
              {issue}
            </Text>
          ))}
          {onMend === null ? (
            <Text size="sm">Open {round.unit.name} to put it right.</Text>
          ) : (
            <button type="button" className="quiet-action" onClick={() => onMend(test)}>
              Open and put right
            </button>
          )}
        </>
      )}
    </li>
  );
};

/** By whom, and how much, that they alone can send. */
const waitingOfOthers = (tests: readonly Finished[], personId: number): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { input, state, round } of tests)
    if (state.is !== 'sent' && input.performerId !== personId)
      counts.set(round.performer.name, (counts.get(round.performer.name) ?? 0) + 1);
  return [...counts].map(
    ([name, count]) =>
      `${counted(count, 'test')} by ${name} ${count === 1 ? 'waits' : 'wait'} here until ${name} is back.`,
  );
};

interface FinishedListProps {
  readonly tests: readonly Finished[];
  readonly personId: number;
  readonly onMend: LineProps['onMend'];
}

/** What was finished on this tablet, and whether the server has it. */
export const FinishedList = ({ tests, personId, onMend }: FinishedListProps) => {
  const own = tests.filter(({ input }) => input.performerId === personId);
  const others = waitingOfOthers(tests, personId);
  if (own.length === 0 && others.length === 0) return null;
  return (
    <section aria-label="Finished on this tablet">
      <h2>Finished on this tablet</h2>
      <ul className="finished">
        {own.map((test) => (
          <Line key={test.input.clientId} test={test} onMend={onMend} />
        ))}
      </ul>
      {others.map((words) => (
        <Text key={words} size="sm" c="dimmed">
          {words}
        </Text>
      ))}
    </section>
  );
};
