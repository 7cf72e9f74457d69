import type { Secrets } from '../secrets.ts';
import type { AuditEntry } from './audit-entry.entity.ts';
import type { AuditHead } from './audit-head.entity.ts';

/** What the first line follows. */
export const beginning = '0'.repeat(64);

export type ChainedFields = Omit<AuditEntry, 'id' | 'hash'>;
export type SealedFields = Pick<AuditHead, 'lastId' | 'lastHash' | 'sinceId'>;

type Key = Pick<Secrets, 'keyedHash'>;

/**
 * HMAC-SHA-256, with the installation's own key, over all that a line says and the hash of the line before. Whoever can
 * write to the tables but does not have the key can neither alter a line nor take one out unseen. A line's number is not
 * part of it: it is one more than that of the line before, which is.
 */
export const hashOf = (entry: ChainedFields, secrets: Key): string =>
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

/** Over where the trail ends: lines that are cut off there leave no gap, and only this tells of them. */
export const sealOf = ({ lastId, lastHash, sinceId }: SealedFields, secrets: Key): string =>
  secrets.keyedHash('audit-head', JSON.stringify([lastId, lastHash, sinceId]));
