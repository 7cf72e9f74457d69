import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { Secrets } from '../secrets.ts';
import { AuditAnchor } from './audit-anchor.ts';
import { hashOf, sealOf, type SealedFields } from './audit-chain.ts';
import type { AuditVerification } from './audit.contract.ts';
import { holdChain } from './audit-end.ts';
import { Audit } from './audit.service.ts';
import { chainWords, endFaults, otherKey, type ToldFault, type TrailEnd } from './chain-words.ts';
import { ChainWalk, type ChainLine } from './chain-walk.ts';

const atOnce = 1000;
const mostTold = 100;
/** No number is lower: a line that was given one below 1 must be met too. */
const lowest = Number.MIN_SAFE_INTEGER;

const columns = `id, at, actor_kind AS "actorKind", person_id AS "personId", person_name AS "personName", address, action,
  subject_kind AS "subjectKind", subject_id AS "subjectId", before, after, reason, previous_hash AS "previousHash", hash`;

interface HeadRow {
  readonly last_id: number;
  readonly last_hash: string;
  readonly since_id: number;
  readonly seal: string;
}

/** So far, and of how many. */
export interface VerificationProgress {
  readonly lines: number;
  readonly of: number;
}

type Anchor = Awaited<ReturnType<AuditAnchor['read']>>;

/**
 * Verifies the trail: reads all of it, a thousand lines at a time, and says in words what was altered, taken out, put in or
 * cut off. What was found becomes a line of the trail itself.
 */
@Injectable()
export class AuditVerifier {
  private readonly database: Database;
  private readonly secrets: Secrets;
  private readonly clock: Clock;
  private readonly audit: Audit;
  private readonly anchor: AuditAnchor;
  private readonly logger: Logger;

  constructor(
    database: Database,
    secrets: Secrets,
    clock: Clock,
    audit: Audit,
    anchor: AuditAnchor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.audit = audit;
    this.anchor = anchor;
    this.logger = logger;
  }

  async verify(
    onProgress: (progress: VerificationProgress) => void = () => undefined,
  ): Promise<AuditVerification> {
    const walk = new ChainWalk((fields) => hashOf(fields, this.secrets));
    const anchor = await this.anchor.read();
    const [top] = await this.database.read.query<{ of: number | null }[]>(
      'SELECT MAX(id) AS "of" FROM audit_entry',
    );
    await this.walkOn(this.database.read, walk, (lines) => onProgress({ lines, of: top?.of ?? 0 }));
    const found = await this.database.write((manager) => this.conclude(manager, walk, anchor));
    if (found.isWhole && walk.last !== null)
      await this.anchor.write({ at: found.at, lastId: walk.last.id, lastHash: walk.last.hash });
    this.log(found, walk);
    return found;
  }

  /** What was written meanwhile is read too, while nobody adds to it; then the end is looked at, and the line written. */
  private async conclude(
    manager: EntityManager,
    walk: ChainWalk,
    anchor: Anchor,
  ): Promise<AuditVerification> {
    await holdChain(manager);
    await this.walkOn(manager, walk);
    const faults = [
      ...(await this.chainFaults(manager, walk)),
      ...endFaults(await this.end(manager, walk, anchor)),
    ];
    const isOtherKey = walk.lines > 1 && walk.editedLines === walk.lines;
    const told = isOtherKey ? [otherKey, ...faults] : faults;
    const found = {
      at: this.clock.now().toISOString(),
      lines: walk.lines,
      isWhole: told.length === 0,
      faults: told.slice(0, mostTold),
      faultCount: told.length + walk.faultCount - walk.faults.length,
    };
    const after = { ...found, lastHash: walk.last?.hash ?? null };
    await this.audit.write(manager, { action: 'audit.verified', subject: { kind: 'audit' }, after });
    return found;
  }

  private async walkOn(
    manager: EntityManager,
    walk: ChainWalk,
    onBatch: (lines: number) => void = () => undefined,
  ): Promise<void> {
    const sql = `SELECT ${columns} FROM audit_entry WHERE id > CAST($1 AS bigint) ORDER BY id LIMIT ${atOnce}`;
    for (;;) {
      const batch = await manager.query<ChainLine[]>(sql, [walk.last?.id ?? lowest]);
      for (const line of batch) walk.take(line);
      onBatch(walk.lines);
      if (batch.length < atOnce) return;
    }
  }

  private async chainFaults(manager: EntityManager, { faults }: ChainWalk): Promise<ToldFault[]> {
    const wanted = faults.flatMap((fault) => ('follows' in fault ? [fault.follows] : []));
    const lineOf = new Map<string, number>();
    if (wanted.length > 0) {
      const marks = wanted.map((_, at) => `$${at + 1}`).join(',');
      const rows = await manager.query<{ id: number; hash: string }[]>(
        `SELECT id, hash FROM audit_entry WHERE hash IN (${marks})`,
        wanted,
      );
      for (const { id, hash } of rows) lineOf.set(hash, id);
    }
    return faults.map((fault) => chainWords(fault, lineOf));
  }

  private async end(manager: EntityManager, walk: ChainWalk, anchor: Anchor): Promise<TrailEnd> {
    const [row] = await manager.query<HeadRow[]>(
      'SELECT last_id, last_hash, since_id, seal FROM audit_head WHERE id = 1',
    );
    const head = row === undefined ? null : this.headOf(row);
    return {
      last: walk.last,
      head,
      hashAtHead: await this.hashAt(manager, head?.lastId),
      anchor,
      hashAtAnchor: await this.hashAt(manager, anchor?.lastId),
      isTold: (id) =>
        walk.faults.some((fault) => fault.kind === 'edited' && fault.from <= id && id <= fault.to),
    };
  }

  private headOf(row: HeadRow): NonNullable<TrailEnd['head']> {
    const sealed: SealedFields = { lastId: row.last_id, lastHash: row.last_hash, sinceId: row.since_id };
    return { ...sealed, isOurs: row.seal === sealOf(sealed, this.secrets) };
  }

  private async hashAt(manager: EntityManager, id: number | undefined): Promise<string | null> {
    if (id === undefined) return null;
    const [row] = await manager.query<{ hash: string }[]>('SELECT hash FROM audit_entry WHERE id = $1', [id]);
    return row?.hash ?? null;
  }

  /** The log often lies on another machine: number and hash of the last line in it hold the trail from there. */
  private log({ isWhole, lines, faultCount, faults }: AuditVerification, { last }: ChainWalk): void {
    const end = { lines, lastLine: last?.id ?? null, lastHash: last?.hash ?? null };
    if (isWhole) this.logger.info(end, 'the audit trail is whole');
    else
      this.logger.error(
        { ...end, faultCount, faults: faults.slice(0, 10).map(({ what }) => what) },
        'the audit trail is not whole',
      );
  }
}
