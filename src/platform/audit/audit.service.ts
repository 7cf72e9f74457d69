import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { acting, actor } from '../access/acting.ts';
import type { Permission } from '../access/permissions.contract.ts';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { Secrets } from '../secrets.ts';
import { hashOf, type ChainedFields } from './audit-chain.ts';
import { addLine, endOf, holdChain, moveEnd } from './audit-end.ts';

/** What is told of a change or a sight; who, when and from where are added. */
export interface Told {
  /** "unit.renamed", "patient.seen": subject, then what was done to it. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id?: number | string };
  /** What it was and what it became. Never a secret; of patients, ids of ours only. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

/** The same refusal is told once in so long: a program that asks on and on does not fill the trail. */
const refusalRestMs = 60_000;
const mostRemembered = 1000;

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * The text as the database gives it back: half a surrogate pair and NUL do not outlive the tables, and the line would look
 * altered for ever.
 */
const storable = (text: string | null): string | null =>
  text === null ? null : Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');

/** The audit trail: who did or saw what, when, from where, before and after, and why. Append-only, each line chained to the last. */
@Injectable()
export class Audit {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly secrets: Secrets;
  private readonly lately = new Map<string, number>();

  constructor(database: Database, clock: Clock, secrets: Secrets) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** Adds a line within the caller's transaction, as its last step: the change and its line are kept together, or neither. */
  async write(manager: EntityManager, told: Told): Promise<void> {
    await holdChain(manager);
    const end = await endOf(manager, this.secrets);
    const fields = this.fieldsOf(told, end.hash);
    const hash = hashOf(fields, this.secrets);
    await addLine(manager, { id: end.nextId, ...fields, hash });
    await moveEnd(manager, { lastId: end.nextId, lastHash: hash, sinceId: end.sinceId }, this.secrets);
    const work = acting();
    if (work !== undefined) work.told += 1;
  }

  /** Adds a line in a transaction of its own. What must not be unseen waits for it: a fault here refuses the sight. */
  tell(told: Told): Promise<void> {
    return this.database.write((manager) => this.write(manager, told));
  }

  /** Someone asked for what they may not. */
  refused(permission: Permission, address: string): Promise<void> {
    return this.refusedOnce({ kind: 'permission', id: permission }, { address });
  }

  /** The route was open to them, and what they asked for there was not. */
  refusedThere(route: string, address: string, code: string): Promise<void> {
    return this.refusedOnce({ kind: 'route', id: route }, { address, code });
  }

  private async refusedOnce(subject: Required<Told['subject']>, after: Told['after']): Promise<void> {
    const key = `${actor().personId ?? ''} ${subject.id}`;
    const now = this.clock.now().getTime();
    if (now - (this.lately.get(key) ?? -Infinity) < refusalRestMs) return;
    if (this.lately.size >= mostRemembered) this.lately.clear();
    this.lately.set(key, now);
    await this.tell({ action: 'access.refused', subject, after });
  }

  private fieldsOf({ action, subject, before, after, reason }: Told, previousHash: string): ChainedFields {
    const { kind, personId, name, address } = actor();
    return {
      at: this.clock.now().toISOString(),
      actorKind: kind,
      personId,
      personName: storable(name),
      address: storable(address),
      action,
      subjectKind: subject.kind,
      subjectId: subject.id === undefined ? null : storable(String(subject.id)),
      before: jsonOf(before),
      after: jsonOf(after),
      reason: storable(reason ?? null),
      previousHash,
    };
  }
}
