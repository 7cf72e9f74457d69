import { AsyncLocalStorage } from 'node:async_hooks';
import type { Who } from './caller.ts';

/** What is known of the work in hand: who does it, and how many lines of the audit trail it wrote. */
export interface Acting {
  readonly who: Who;
  told: number;
}

const storage = new AsyncLocalStorage<Acting>();

const program: Who = { kind: 'program', personId: null, name: null, address: null, credentialId: null };

/** Runs work in someone's name: what it writes is theirs. It gives no permission. */
export const actingAs = <T>(who: Who, work: () => T): T => storage.run({ who, told: 0 }, work);

/** Whose work this is; Kerma's own where nobody asked for it. For authorship only, never for a permission. */
export const actor = (): Who => storage.getStore()?.who ?? program;

export const acting = (): Acting | undefined => storage.getStore();
