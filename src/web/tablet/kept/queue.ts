import { z } from 'zod';
import type { SessionInput } from '../../../qc/sessions/sessions.contract.ts';
import type { Verdict } from '../../../qc/core/verdict.ts';
import { ApiProblem, sendJson } from '../../api.ts';
import type { Round } from '../round/round.ts';
import { mustLeaveFirst } from './people.ts';
import { forget, keep, kept, keptUnder } from './store.ts';

/** Waits for the network or for whoever recorded it; stored by the server; not taken, and why. */
export type QueueState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sent'; readonly at: string }
  | { readonly is: 'refused'; readonly why: string; readonly issues: readonly string[] };

/** A test that is finished, as this tablet keeps it. */
export interface Finished {
  readonly input: SessionInput;
  readonly finishedAt: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly missing: readonly string[];
  readonly state: QueueState;
  /** With this test alone: it can be opened again where it was refused. */
  readonly round: Round;
}

/** Sent tests are shown for a while. */
const shownMs = 3 * 86_400_000;

const keyOf = ({ input }: Pick<Finished, 'input'>): string => `finished/${input.clientId}`;

/** Newest first. */
export const finishedTests = async (): Promise<readonly Finished[]> =>
  [...(await keptUnder<Finished>('finished/'))].sort((one, other) =>
    other.finishedAt.localeCompare(one.finishedAt),
  );

export const addFinished = (test: Finished): Promise<void> => keep(keyOf(test), test);

export const takeOut = (clientId: string): Promise<void> => forget(`finished/${clientId}`);

const dropOld = async (tests: readonly Finished[]): Promise<void> => {
  const before = new Date(Date.now() - shownMs).toISOString();
  const old = tests.filter(({ state }) => state.is === 'sent' && state.at < before);
  await Promise.all(old.map((test) => forget(keyOf(test))));
};

/** Sign-in, time-outs, too much at once and somebody else at the tablet pass by themselves; any other refusal is for a person. */
const passesByItself = ({ status, type }: ApiProblem['problem']): boolean =>
  status === 0 || status >= 500 || [401, 408, 429].includes(status) || type === 'urn:kerma:other-performer';

const stateAfter = (error: unknown): QueueState => {
  if (!(error instanceof ApiProblem) || passesByItself(error.problem)) return { is: 'waiting' };
  const { detail, issues = [] } = error.problem;
  return {
    is: 'refused',
    why: detail,
    issues: issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
  };
};

/** Sends one; the server stores it once, however often that is. */
const send = async (test: Finished): Promise<QueueState> => {
  const sentAt = new Date().toISOString();
  try {
    await sendJson('POST', '/qc/sessions', { ...test.input, sentAt }, z.unknown());
    return { is: 'sent', at: sentAt };
  } catch (error) {
    return stateAfter(error);
  }
};

/** Sends what this person recorded; another's stays until they are here. Gives whether anything changed. */
const sendAll = async (personId: number): Promise<boolean> => {
  // The session that is still open then is that of whoever left, not proof of who is here.
  if (await mustLeaveFirst()) return false;
  const tests = await finishedTests();
  await dropOld(tests);
  const own = tests.filter(({ input, state }) => state.is === 'waiting' && input.performerId === personId);
  let hasChanged = false;
  // Oldest first, one after another: what counts last is what was recorded last.
  for (const test of own.toReversed()) {
    const state = await send(test);
    if (state.is === 'waiting') break;
    const known = await kept<Finished>(keyOf(test));
    if (known === undefined) continue;
    await addFinished({ ...known, state });
    hasChanged = true;
  }
  return hasChanged;
};

let sending: Promise<boolean> | null = null;

/** One at a time: a second call waits for the first and looks again. */
export const sendWaiting = async (personId: number): Promise<boolean> => {
  const before = sending;
  if (before !== null) await before;
  sending = sendAll(personId).finally(() => {
    sending = null;
  });
  return sending;
};
