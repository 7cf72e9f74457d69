import type { Trend } from '../../qc/trends/trends.contract.ts';

/** What statistics say of one session, in their words. */
interface SignalDay {
  readonly sessionId: number;
  readonly on: string;
  readonly words: readonly string[];
}

/** The sessions that statistics point at, newest first; what several rules say of one stands together. */
export const signalDays = ({ phases }: Pick<Trend, 'phases'>): readonly SignalDay[] => {
  const said = new Map<number, string[]>();
  const add = (sessionId: number, words: string): void => {
    said.set(sessionId, [...(said.get(sessionId) ?? []), words]);
  };
  for (const { signals, drifts } of phases) {
    for (const { sessionId, words } of signals) add(sessionId, words);
    for (const { fromSessionId, words } of drifts) add(fromSessionId, words);
  }
  return phases
    .flatMap(({ points }) => points)
    .flatMap(({ sessionId, on }) => {
      const words = said.get(sessionId);
      return words === undefined ? [] : [{ sessionId, on, words }];
    })
    .toReversed();
};
