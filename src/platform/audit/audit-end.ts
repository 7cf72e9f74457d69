import type { EntityManager } from 'typeorm';
import { beginning, sealOf, type SealedFields } from './audit-chain.ts';
import type { ChainLine } from './chain-walk.ts';
import type { Secrets } from '../secrets.ts';

/** Any number of our own; all who write to the chain take this lock, so that no two follow the same line. */
const chainLock = 1_264_932_465;

/** What the next line follows, and its number. */
export interface AuditEnd {
  readonly hash: string;
  readonly nextId: number;
  readonly sinceId: number;
}

interface EndRow {
  readonly last_id: number | null;
  readonly last_hash: string;
  readonly since_id: number;
  readonly seal: string;
  readonly max_id: number | null;
}

type Key = Pick<Secrets, 'keyedHash'>;

const endSql = `SELECT h.last_id, h.last_hash, h.since_id, h.seal, (SELECT MAX(id) FROM audit_entry) AS max_id
  FROM (SELECT 1 AS one) always LEFT JOIN audit_head h ON h.id = 1`;

/** The head, where it is there and is as Kerma wrote it. */
const headIn = (row: EndRow | undefined, secrets: Key): SealedFields | null => {
  if (row === undefined || row.last_id === null) return null;
  const head = { lastId: row.last_id, lastHash: row.last_hash, sinceId: row.since_id };
  return row.seal === sealOf(head, secrets) ? head : null;
};

/** Nobody else adds a line until the transaction is over. On SQLite the whole transaction is alone already. */
export const holdChain = async (manager: EntityManager): Promise<void> => {
  if (manager.connection.options.type === 'postgres')
    await manager.query('SELECT pg_advisory_xact_lock($1)', [chainLock]);
};

/**
 * Where the trail ends, by its head and not by the last row: so a line that was cut off at the end, or put there by
 * someone else, is missed as soon as the next one is written. Without a head of ours it goes on from the last row, and
 * tells from which line on there is one again.
 */
export const endOf = async (manager: EntityManager, secrets: Key): Promise<AuditEnd> => {
  const [row] = await manager.query<EndRow[]>(endSql);
  const head = headIn(row, secrets);
  const nextId = Math.max(head?.lastId ?? 0, row?.max_id ?? 0) + 1;
  if (head !== null) return { hash: head.lastHash, nextId, sinceId: head.sinceId };
  const [last] = await manager.query<{ hash: string }[]>(
    'SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1',
  );
  return { hash: last?.hash ?? beginning, nextId, sinceId: nextId };
};

const insertSql = `insert into audit_entry (id, at, actor_kind, person_id, person_name, address, action, subject_kind, subject_id,
  before, after, reason, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/** Adds a line under its own number, which the database would otherwise choose and might leave one out. */
export const addLine = async (manager: EntityManager, line: ChainLine): Promise<void> => {
  const { id, at, actorKind, personId, personName, address, action } = line;
  const { subjectKind, subjectId, before, after, reason, previousHash, hash } = line;
  const who = [actorKind, personId, personName, address];
  const what = [action, subjectKind, subjectId, before, after, reason];
  await manager.query(insertSql, [id, at, ...who, ...what, previousHash, hash]);
};

/** Says where the trail ends now. */
export const moveEnd = async (manager: EntityManager, head: SealedFields, secrets: Key): Promise<void> => {
  await manager.query(
    `insert into audit_head (id, last_id, last_hash, since_id, seal) values (1, $1, $2, $3, $4)
      on conflict (id) do update set last_id = excluded.last_id, last_hash = excluded.last_hash,
        since_id = excluded.since_id, seal = excluded.seal`,
    [head.lastId, head.lastHash, head.sinceId, sealOf(head, secrets)],
  );
};
