import { Text } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { TabletUnit } from '../../../qc/tablet/tablet.contract.ts';
import { formatInstant } from '../../ui/dates.ts';
import { enteredAt, movedOn, movedTo, placeBefore, stepKey, stepsOf, type Round } from '../round/round.ts';
import { useRound } from '../round/use-round.ts';
import { JustEntered } from './just-entered.tsx';
import { StepView } from './step-view.tsx';
import { Summary } from './summary.tsx';

/** How far it is, a dot a step. */
const Dots = ({ round }: { readonly round: Round }) => {
  const steps = stepsOf(round);
  const { place } = round;
  const done = steps.filter((step) => enteredAt(round, step) !== null).length;
  const here = place === 'summary' ? null : stepKey(place);
  return (
    <div className="steps" role="img" aria-label={`${done} of ${steps.length} steps done`}>
      {steps.map((step) => (
        <span
          key={stepKey(step)}
          className={`step-dot${enteredAt(round, step) === null ? '' : ' done'}${stepKey(step) === here ? ' here' : ''}`}
        />
      ))}
    </div>
  );
};

/** Another tablet, or somebody at a desk, was faster. */
const DoneAlready = ({ round, kept }: { readonly round: Round; readonly kept: TabletUnit }) => {
  const { place } = round;
  if (place === 'summary') return null;
  const key = round.tests[place.test]?.test.version.procedure.key;
  const done = kept.doneToday.find(({ procedureKey }) => procedureKey === key);
  return done === undefined ? null : (
    <Text size="sm" role="status">
      {done.by} did this test today ({formatInstant(done.completedAt)}). Done again, both are kept.
    </Text>
  );
};

interface RoundViewProps {
  readonly begun: Round;
  readonly kept: TabletUnit;
  readonly onSend: (round: Round) => void;
  readonly onLeave: (round: Round) => void;
}

/** A round from its first step to its summary: one thing at a time. */
export const RoundView = ({ begun, kept, onSend, onLeave }: RoundViewProps) => {
  const { round, change, cannotKeep } = useRound(begun);
  const { place } = round;
  const top = useRef<HTMLDivElement>(null);
  const placeKey = place === 'summary' ? place : stepKey(place);
  // Each step begins at its top, for eyes and for readers alike.
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), [placeKey]);
  const before = placeBefore(round);
  const goTo = (to: Round['place']): void => change((each) => movedTo(each, to, new Date().toISOString()));
  return (
    <div ref={top} className="round">
      <div className="round-head">
        <button
          type="button"
          className="icon-action"
          aria-label={before === null ? 'All tests of the unit' : 'The step before'}
          onClick={() => (before === null ? onLeave(round) : goTo(before))}
        >
          <IconChevronLeft size={28} aria-hidden />
        </button>
        <Dots round={round} />
        <button type="button" className="quiet-action" onClick={() => onLeave(round)}>
          All tests
        </button>
      </div>
      {cannotKeep && (
        <Text role="alert" fw={500}>
          This browser does not keep what is typed: its storage is full or shut. Send before the page is
          closed.
        </Text>
      )}
      {(round.just === null || stepKey(round.just) !== placeKey) && (
        <JustEntered round={round} onOpen={goTo} />
      )}
      <DoneAlready round={round} kept={kept} />
      {place === 'summary' ? (
        <Summary round={round} change={change} onSend={() => onSend(round)} />
      ) : (
        <>
          <StepView key={placeKey} round={round} step={place} change={change} />
          {enteredAt(round, place) === null && (
            <button
              type="button"
              className="quiet-action leave-out"
              onClick={() => change((each) => movedOn(each, new Date().toISOString()))}
            >
              Go on without it
            </button>
          )}
        </>
      )}
    </div>
  );
};
