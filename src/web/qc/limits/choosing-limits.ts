import type { LimitView, UnitLimits } from '../../../qc/limits/limits.contract.ts';
import { counted } from '../../ui/amounts.ts';
import { verificationWords, type Verification } from './limit-words.ts';

/** A limit among those of a unit. */
export const idOf = ({ procedureKey, limitKey }: LimitView): string => `${procedureKey} ${limitKey}`;

/** Those that judge from the start are nobody's to adopt. */
export const isToDecide = ({ verification }: LimitView): boolean =>
  verification !== 'verified' && verification !== 'by-definition';

export const allLimits = ({ procedures }: UnitLimits): readonly LimitView[] =>
  procedures.flatMap(({ limits }) => limits);

/** Verifications of which some limit waits for a decision, in order of trust, with how many. */
export const waitingByVerification = (
  limits: readonly LimitView[],
): readonly { readonly verification: Verification; readonly waiting: readonly LimitView[] }[] =>
  (['secondary', 'memory', 'proposal'] as const)
    .map((verification) => ({
      verification,
      waiting: limits.filter((limit) => limit.verification === verification && !limit.isInForce),
    }))
    .filter(({ waiting }) => waiting.length > 0);

/** "12 limits: 8 secondary, 4 memory". */
export const chosenWords = (chosen: readonly LimitView[]): string => {
  const counts = new Map<string, number>();
  for (const { verification } of chosen) {
    const word = verificationWords[verification].word.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts].map(([word, count]) => `${count} ${word}`);
  return `${counted(chosen.length, 'limit')}: ${parts.join(', ')}`;
};

/** How the limits of a unit stand, in a line. */
export const standingOfAll = (limits: readonly LimitView[]): string => {
  const inForce = limits.filter(({ isInForce }) => isInForce).length;
  const rest = limits.length - inForce;
  return rest === 0
    ? `${counted(limits.length, 'limit')}, all in force`
    : `${counted(limits.length, 'limit')}: ${inForce} in force, ${rest} that ${rest === 1 ? 'judges' : 'judge'} nothing until adopted`;
};
