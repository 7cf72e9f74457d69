import { judgedDraft, missingIn } from '../round/judged.ts';
import type { Round, TestDraft } from '../round/round.ts';
import { sessionOf } from '../round/session-of.ts';
import { forgetRound } from '../round/use-round.ts';
import { addFinished, type Finished } from './queue.ts';

const finishedOf = (round: Round, draft: TestDraft, now: Date): Finished => {
  const alone: Round = {
    ...{ ...round, tests: [{ ...draft, refusal: null }], place: 'summary', just: null, typing: {} },
  };
  return {
    input: sessionOf(round, draft, now.toISOString()),
    finishedAt: now.toISOString(),
    name: draft.test.version.procedure.name,
    verdict: judgedDraft(round, draft, now).verdict,
    missing: missingIn(draft),
    state: { is: 'waiting' },
    round: alone,
  };
};

/** Puts the tests of a round that were begun in the queue, and only then lets go of the round. */
export const finishRound = async (round: Round): Promise<void> => {
  const now = new Date();
  for (const draft of round.tests)
    if (Object.keys(draft.entries).length > 0) await addFinished(finishedOf(round, draft, now));
  await forgetRound(round);
};
