import type { PersonView, ProfessionName } from '../../personnel/people.contract.ts';
import type { StateKind } from '../ui/state-badge.tsx';

const professions: Readonly<Record<ProfessionName, string>> = {
  physicist: 'Physicist',
  technologist: 'Technologist',
  physician: 'Physician',
  'non-physician-radiology-provider': 'Non-physician radiology provider',
  'radiation-safety-officer': 'Radiation safety officer',
  other: 'Other',
};

export const professionWord = (profession: ProfessionName): string => professions[profession];

export const professionChoices = Object.entries(professions).map(([value, label]) => ({ value, label }));

type Account = NonNullable<PersonView['account']>;

/** Whether and how someone can sign in, in a word. */
export const accountState = (
  account: Account,
  now: Date = new Date(),
): { kind: StateKind; word: string; isUsual: boolean } => {
  if (account.state === 'disabled') return { kind: 'unknown', word: 'Disabled', isUsual: false };
  if (account.state === 'invited') return { kind: 'unknown', word: 'No password yet', isUsual: false };
  if (account.blockedUntil !== null && new Date(account.blockedUntil) > now) {
    return { kind: 'warning', word: 'Delayed: too many attempts', isUsual: false };
  }
  return { kind: 'pass', word: 'Can sign in', isUsual: true };
};
