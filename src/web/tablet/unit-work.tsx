import { useState } from 'react';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import type { TabletTest, TabletUnit } from '../../qc/tablet/tablet.contract.ts';
import { FinishedList } from './finished-list.tsx';
import { finishRound } from './kept/finish.ts';
import { takeOut, type Finished } from './kept/queue.ts';
import { newId } from './kept/store.ts';
import type { Sending } from './kept/use-kept.ts';
import { RoundView } from './record/round-view.tsx';
import { dueTests, isTouched, roundOf, withRefused, withTest, type Round } from './round/round.ts';
import { forgetRound, keepRound } from './round/use-round.ts';
import { UnitTests } from './unit-tests.tsx';

interface UnitWorkProps {
  readonly me: Me;
  readonly kept: TabletUnit;
  readonly begun: Round | null;
  readonly finished: readonly Finished[];
  readonly sending: Sending;
}

/** Tests that are complete on this tablet and that the server does not know of yet. */
const doneHere = (finished: readonly Finished[], unitId: number): ReadonlySet<string> =>
  new Set(
    finished
      .filter(
        ({ input, state, missing }) =>
          input.unitId === unitId && state.is === 'waiting' && missing.length === 0,
      )
      .map(({ input }) => input.procedureKey),
  );

const newRound = (me: Me, kept: TabletUnit, tests: readonly TabletTest[]): Round =>
  roundOf(kept, tests, {
    performer: { id: me.personId, name: me.name },
    now: new Date().toISOString(),
    newId,
  });

interface Hand {
  /** Begun and not sent; null: nothing is. */
  readonly round: Round | null;
  readonly isOpen: boolean;
}

/** What is done at a unit: opened, it goes on where it was left, or begins today's round. */
export const UnitWork = ({ me, kept, begun, finished, sending }: UnitWorkProps) => {
  const done = doneHere(finished, kept.unit.id);
  const due = dueTests(kept, done);
  const [hand, setHand] = useState<Hand>(() => {
    const round = begun ?? (due.length > 0 ? newRound(me, kept, due) : null);
    return { round, isOpen: round !== null };
  });
  const open = (round: Round): void => setHand({ round, isOpen: true });
  const leave = (round: Round): void => {
    if (isTouched(round)) setHand({ round, isOpen: false });
    else {
      setHand({ round: null, isOpen: false });
      void forgetRound(round);
    }
  };
  const send = async (round: Round): Promise<void> => {
    await finishRound(round);
    setHand({ round: null, isOpen: false });
    await sending.changed();
  };
  const openTest = (test: TabletTest): void => {
    const { round } = hand;
    const now = new Date().toISOString();
    open(round === null ? newRound(me, kept, [test]) : withTest(round, test, { now, newId }));
  };
  const mend = async ({ round: refused, state, input }: Finished): Promise<void> => {
    const said = { why: state.is === 'refused' ? state.why : '', id: newId() };
    const round = withRefused(hand.round, refused, said);
    await keepRound(round);
    await takeOut(input.clientId);
    await sending.changed();
    open(round);
  };
  const { round, isOpen } = hand;
  if (round !== null && isOpen)
    return <RoundView begun={round} kept={kept} onSend={(each) => void send(each)} onLeave={leave} />;
  return (
    <>
      <UnitTests
        kept={kept}
        due={due}
        doneHere={done}
        begun={round}
        onRound={() => open(round ?? newRound(me, kept, due))}
        onTest={openTest}
      />
      <FinishedList tests={finished} personId={me.personId} onMend={(test) => void mend(test)} />
    </>
  );
};
