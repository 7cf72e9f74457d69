import { useState } from 'react';
import { useMe } from './me.ts';

/** What was typed and not sent yet, by person and form; in memory only. */
const drafts = new Map<string, unknown>();

/** Signed out on purpose, or somebody else came: nothing typed may stay. */
export const forgetDrafts = (): void => drafts.clear();

interface Draft<T> {
  readonly draft: T;
  readonly keep: (draft: T) => void;
  /** Sent or given up. */
  readonly forget: () => void;
}

/** State of a form that outlives being signed out for idleness: whoever signs in again finds it as it was. */
export const useDraft = <T>(form: string, empty: () => T): Draft<T> => {
  const key = `${useMe().personId} ${form}`;
  const [draft, setDraft] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : empty()));
  return {
    draft,
    keep: (next) => {
      drafts.set(key, next);
      setDraft(next);
    },
    forget: () => void drafts.delete(key),
  };
};
