import { userInfo } from 'node:os';
import type { Who } from './caller.ts';

const userName = (): string | null => {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return null;
  }
};

/** Whoever works at this machine, by the name that the operating system has for them. */
export const atCommandLine = (): Who => ({
  kind: 'command-line',
  personId: null,
  name: userName(),
  address: null,
  credentialId: null,
});
