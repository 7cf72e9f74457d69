import type { LimitStanding } from '../../../qc/core/adoption.ts';
import type { LimitBasis, LimitView } from '../../../qc/limits/limits.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import type { StateKind } from '../../ui/state-badge.tsx';

export type Verification = LimitBasis['verification'];

interface VerificationWords {
  readonly word: string;
  /** What the word means, for whoever has to decide. */
  readonly meaning: string;
}

/** How well a limit is known, by word; the order is that of trust. */
export const verificationWords: Readonly<Record<Verification, VerificationWords>> = {
  verified: { word: 'Verified', meaning: 'Read in the source itself; it judges from the start.' },
  'by-definition': {
    word: 'By definition',
    meaning: 'It is what the field means; it judges from the start.',
  },
  secondary: {
    word: 'Secondary',
    meaning: 'Read in a text that cites the source, not in the source itself.',
  },
  memory: { word: 'Memory', meaning: 'Known in the field, but not read in any source here.' },
  proposal: { word: 'Proposal', meaning: 'No source gives a figure; this one is a proposal.' },
};

/** Why a limit judges or does not, in a few words. */
export const standingWords = (standing: LimitStanding): string => {
  switch (standing.because) {
    case 'verified':
      return 'in force, verified';
    case 'by-definition':
      return 'in force by definition';
    case 'adopted':
      return `adopted by ${standing.by}, ${formatDate(standing.on)}`;
    case 'not-adopted':
      return 'not adopted';
    case 'withdrawn':
      return 'withdrawn';
    case 'changed-since':
      return 'changed since it was adopted';
  }
};

interface StateWords {
  readonly kind: StateKind;
  readonly word: string;
}

/** How a limit stands for the unit today. */
export const stateOfLimit = ({ because }: LimitView): StateWords => {
  switch (because) {
    case 'verified':
      return { kind: 'pass', word: 'In force' };
    case 'by-definition':
      return { kind: 'pass', word: 'In force' };
    case 'adopted':
      return { kind: 'pass', word: 'Adopted' };
    case 'withdrawn':
      return { kind: 'unknown', word: 'Withdrawn' };
    case 'changed-since':
      return { kind: 'warning', word: 'Changed since' };
    case 'not-adopted':
      return { kind: 'unknown', word: 'Not adopted' };
  }
};
