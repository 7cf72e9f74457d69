import type { CredentialView } from '../../personnel/credentials/credentials.contract.ts';
import { useToday } from '../ui/days.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { standing } from './credential-words.ts';

/** How a credential stands today: word, icon and colour. */
export const CredentialState = ({ credential }: { readonly credential: CredentialView }) => {
  const { kind, word } = standing(credential, useToday());
  return <StateBadge kind={kind} word={word} />;
};
