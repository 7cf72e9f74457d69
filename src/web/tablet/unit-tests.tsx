import { Text, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { TabletTest, TabletUnit } from '../../qc/tablet/tablet.contract.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import { BigAction } from './record/big-action.tsx';
import { VerdictBadge } from '../qc/badges.tsx';
import type { Round } from './round/round.ts';

interface UnitTestsProps {
  readonly kept: TabletUnit;
  readonly due: readonly TabletTest[];
  /** Done on this tablet, and not sent yet. */
  readonly doneHere: ReadonlySet<string>;
  /** Begun and not sent. */
  readonly begun: Round | null;
  readonly onRound: () => void;
  readonly onTest: (test: TabletTest) => void;
}

const TestButton = ({ test, words, onTest }: { test: TabletTest; words: string; onTest: () => void }) => (
  <li>
    <button type="button" onClick={onTest}>
      <span>
        <span className="test-name">{test.version.procedure.name}</span>
        <span className="test-said">{words}</span>
      </span>
      <IconChevronRight size={22} aria-hidden />
    </button>
  </li>
);

const dueWords = ({ work }: TabletUnit, { version }: TabletTest): string => {
  const item = work.find(({ procedureKey }) => procedureKey === version.procedure.key);
  if (item === undefined) return version.procedure.key;
  const { state, due } = item.occurrence;
  return state === 'overdue' ? `Overdue since ${formatDate(due)}` : `Due ${formatDate(due)}`;
};

const otherWords = (kept: TabletUnit, test: TabletTest, doneHere: ReadonlySet<string>): string =>
  doneHere.has(test.version.procedure.key) ? 'Done, on this tablet' : dueWords(kept, test);

const roundWords = (begun: Round | null, due: readonly TabletTest[]): string => {
  if (begun !== null) return 'Go on with the round';
  return due.length === 1 ? 'Begin the test' : `Begin today’s ${due.length} tests`;
};

/** What there is to do at a unit: the round of today, or one test by itself. */
export const UnitTests = ({ kept, due, doneHere, begun, onRound, onTest }: UnitTestsProps) => {
  // A list begins at its top, wherever the step before it was scrolled to.
  useEffect(() => window.scrollTo(0, 0), []);
  const dueKeys = new Set(due.map(({ version }) => version.procedure.key));
  const others = kept.tests.filter(({ version }) => !dueKeys.has(version.procedure.key));
  return (
    <>
      <Title order={1}>Tests</Title>
      <Text size="sm" c="dimmed">
        As of {formatInstant(kept.asOf)}; kept on this tablet for when there is no network.
      </Text>
      {due.length === 0 && begun === null && <Text my="md">Nothing is due here now.</Text>}
      <ul className="test-list">
        {due.map((test) => (
          <TestButton
            key={test.version.procedure.key}
            test={test}
            words={dueWords(kept, test)}
            onTest={() => onTest(test)}
          />
        ))}
      </ul>
      {kept.doneToday.length > 0 && (
        <section>
          <Title order={2}>Done today</Title>
          <ul className="finished">
            {kept.doneToday.map(({ sessionId, name, by, completedAt, verdict }) => (
              <li key={sessionId}>
                <span className="finished-head">
                  <strong>{name}</strong> <VerdictBadge verdict={verdict} />
                </span>
                <Text size="sm" c="dimmed">
                  {by}, {formatInstant(completedAt)}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <Title order={2}>Any other test</Title>
          <ul className="test-list">
            {others.map((test) => (
              <TestButton
                key={test.version.procedure.key}
                test={test}
                words={otherWords(kept, test, doneHere)}
                onTest={() => onTest(test)}
              />
            ))}
          </ul>
        </section>
      )}
      {kept.tests.length === 0 && (
        <Text my="md">
          This unit has no tests yet. Its physicist gives it tests and their schedule under QC.
        </Text>
      )}
      {(begun !== null || due.length > 0) && <BigAction onAct={onRound}>{roundWords(begun, due)}</BigAction>}
    </>
  );
};
