import { createContext, useContext } from 'react';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { may, type Place } from './may.ts';

/** Why a session was over before its owner said so. */
export type Ended = 'idle' | 'too-long' | 'unknown';

interface SignedIn {
  readonly me: Me;
  readonly signOut: () => void;
  readonly end: (why: Ended) => void;
}

export const SignedInContext = createContext<SignedIn | null>(null);

export const useSignedIn = (): SignedIn => {
  const signedIn = useContext(SignedInContext);
  if (signedIn === null) throw new Error('This part of the page is for whoever is signed in');
  return signedIn;
};

/** Who is signed in. */
export const useMe = (): Me => useSignedIn().me;

/** Whether to show what needs a permission: somewhere, in the whole organisation, or at a unit. */
export const useMay = (permission: Permission, place?: Place): boolean => may(useMe(), permission, place);
