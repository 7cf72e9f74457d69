import type { Sent } from './report-common.ts';

/** The entries of a `sent` record while it is being filled. */
export type SentDraft = Record<string, Sent>;

/** A record of something while it is being filled. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

const nothingSent: Sent = { text: [], unit: null, qualifier: null, derived: null };

/** Marks a field as derived and says from what; what was sent in its place, if anything, stays beside it. */
export const markDerived = (sent: SentDraft, field: string, from: string): void => {
  sent[field] = { ...(sent[field] ?? nothingSent), derived: from };
};
