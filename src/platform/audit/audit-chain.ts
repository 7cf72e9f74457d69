import type { Secrets } from '../secrets.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

/** What the first line follows. */
export const beginning = '0'.repeat(64);

export type ChainedFields = Omit<AuditEntry, 'id' | 'hash'>;

/**
 * HMAC-SHA-256, with the installation's own key, over all that a line says and the hash of the line before. Whoever can
 * write to the tables but does not have the key can neither alter a line nor take one out unseen.
 */
export const hashOf = (entry: ChainedFields, secrets: Pick<Secrets, 'keyedHash'>): string =>
  secrets.keyedHash(
    'audit',
    JSON.stringify([
      entry.previousHash,
      entry.at,
      entry.actorKind,
      entry.personId,
      entry.personName,
      entry.address,
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      entry.before,
      entry.after,
      entry.reason,
    ]),
  );
