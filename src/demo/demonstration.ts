import type { Who } from '../platform/access/caller.ts';

/** In whose name the demonstration is prepared. */
export const demonstration: Who = {
  kind: 'program',
  personId: null,
  name: 'Demonstration',
  address: null,
  credentialId: null,
};
