import { useCallback, useRef, useState } from 'react';
import { forget, keep, kept } from '../kept/store.ts';
import { isTouched, type Round } from './round.ts';

const keyOf = (personId: number, unitId: number): string => `round/${personId}/${unitId}`;

/** The round that a person has begun at a unit and not sent. */
export const keptRound = (personId: number, unitId: number): Promise<Round | undefined> =>
  kept<Round>(keyOf(personId, unitId));

export const keepRound = (round: Round): Promise<void> =>
  keep(keyOf(round.performer.id, round.unit.id), round);

export const forgetRound = ({ performer, unit }: Pick<Round, 'performer' | 'unit'>): Promise<void> =>
  forget(keyOf(performer.id, unit.id));

export interface RoundInHand {
  readonly round: Round;
  readonly change: (next: (round: Round) => Round) => void;
  /** The browser would not keep it: what is typed lives only as long as the page. */
  readonly cannotKeep: boolean;
}

/** A round in hand: every keystroke is kept before anything can happen to it. */
export const useRound = (begun: Round): RoundInHand => {
  const [round, setRound] = useState(begun);
  const [cannotKeep, setCannotKeep] = useState(false);
  const latest = useRef(begun);
  const change = useCallback((next: (round: Round) => Round) => {
    latest.current = next(latest.current);
    setRound(latest.current);
    if (!isTouched(latest.current)) return;
    keepRound(latest.current).then(
      () => setCannotKeep(false),
      () => setCannotKeep(true),
    );
  }, []);
  return { round, change, cannotKeep };
};
