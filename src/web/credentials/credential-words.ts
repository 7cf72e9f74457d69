import {
  credentialKinds,
  subfieldsFor,
  type CredentialKind,
} from '../../personnel/credentials/credential-types.contract.ts';
import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { daysAway } from '../ui/days.ts';
import { nbsp } from '../ui/numbers.ts';
import type { StateKind } from '../ui/state-badge.tsx';

/** Every kind, for a list to choose from. */
export const kindChoices = (Object.keys(credentialKinds) as CredentialKind[]).map((value) => ({
  value,
  label: credentialKinds[value],
}));

export const kindWord = (kind: CredentialKind): string => credentialKinds[kind];

export const subfieldWord = (kind: CredentialKind, subfield: string): string =>
  subfieldsFor(kind)[subfield] ?? subfield;

/** In what it is, where it says so: the subfield, the procedure, the course. */
export const aboutWords = ({ kind, subfield, title, hours }: CredentialView): string | null => {
  const parts = [
    subfield === null ? null : subfieldWord(kind, subfield),
    title,
    hours === null ? null : `${hours}${nbsp}hours`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
};

/** "State licence", "American Board of Radiology (ABR), Diagnostic Medical Physics" */
export const credentialWords = (credential: CredentialView): string => {
  const about = aboutWords(credential);
  return about === null ? kindWord(credential.kind) : `${kindWord(credential.kind)}, ${about}`;
};

/** What stands beside it in small: the number, who issued it. */
export const originWords = ({ number, issuer, kind }: CredentialView): string | null => {
  const by = kind === 'competency' ? 'assessed by' : 'by';
  const parts = [number === null ? null : `no. ${number}`, issuer === null ? null : `${by} ${issuer}`].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join(', ');
};

/** From when to when it holds. */
export const termWords = ({ kind, issued, expires }: CredentialView): string => {
  if (kind === 'cme') return issued === null ? 'not said' : `earned ${formatDate(issued)}`;
  if (expires === null) return issued === null ? 'for life' : `since ${formatDate(issued)}, for life`;
  return issued === null ? `to ${formatDate(expires)}` : `${formatDate(issued)} to ${formatDate(expires)}`;
};

/** How it stands today, in a word. */
export const standing = (
  { state, issued, expires }: CredentialView,
  today: string,
): { readonly kind: StateKind; readonly word: string } => {
  const end = expires ?? today;
  switch (state) {
    case 'withdrawn':
      return { kind: 'unknown', word: 'Withdrawn' };
    case 'not-yet':
      return { kind: 'unknown', word: `From ${formatDate(issued ?? today)}` };
    case 'expired':
      return { kind: 'action', word: `Ended ${daysAway(end, today)}` };
    case 'expires-soon':
      return { kind: 'warning', word: `Ends ${daysAway(end, today)}` };
    case 'valid':
      return { kind: 'pass', word: 'Valid' };
  }
};
