import { Inject, Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { Database } from '../database/database.ts';
import { Secrets } from '../secrets.ts';
import { hashOf } from './audit-chain.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { aboutPatients } from './audit-lines.ts';
import {
  auditVerification,
  type AuditFacets,
  type AuditFilter,
  type AuditQuery,
  type AuditVerification,
} from './audit.contract.ts';

type Query = SelectQueryBuilder<AuditEntry>;

/** Which lines are asked for, and whether whoever asks may see who the patients are. */
export interface Asked {
  readonly filter: AuditFilter;
  readonly seesPatients: boolean;
}

export interface Lines {
  readonly lines: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

const atOnce = 500;
const searched = ['person_name', 'address', 'before', 'after'];

const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

const instant = (text: string): string => new Date(text).toISOString();

const narrowByActions = (query: Query, actions: readonly string[]): void => {
  const any = new Brackets((either) =>
    actions.forEach((action, at) => {
      const isBeginning = action.endsWith('.');
      const sql = isBeginning ? `line.action LIKE :action${at} ESCAPE '!'` : `line.action = :action${at}`;
      either.orWhere(sql, { [`action${at}`]: isBeginning ? `${escaped(action)}%` : action });
    }),
  );
  query.andWhere(any);
};

/** A reason that is masked is not found by its words either. */
const narrowByText = (query: Query, text: string, seesPatients: boolean): void => {
  const like = (column: string): string => `LOWER(line.${column}) LIKE :text ESCAPE '!'`;
  const hidden = seesPatients ? '' : ` AND line.action NOT LIKE '${aboutPatients}%'`;
  const any = new Brackets((either) => {
    for (const column of searched) either.orWhere(like(column));
    either.orWhere(`(${like('reason')}${hidden})`);
  });
  query.andWhere(any).setParameter('text', `%${escaped(text.toLowerCase())}%`);
};

const narrow = (query: Query, { filter, seesPatients }: Asked): Query => {
  const { from, to, personId, action, subjectKind, subjectId, text } = filter;
  if (from !== undefined) query.andWhere('line.at >= :from', { from: instant(from) });
  if (to !== undefined) query.andWhere('line.at < :to', { to: instant(to) });
  if (personId !== undefined) query.andWhere({ personId });
  if (action !== undefined && action.length > 0) narrowByActions(query, action);
  if (subjectKind !== undefined) query.andWhere({ subjectKind });
  if (subjectId !== undefined) query.andWhere({ subjectId });
  if (text !== undefined && text !== '') narrowByText(query, text, seesPatients);
  return query;
};

/** What the pages and files of the trail show. */
@Injectable()
export class AuditQueries {
  private readonly database: Database;
  private readonly secrets: Secrets;

  constructor(@Inject(Database) database: Database, @Inject(Secrets) secrets: Secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /** Newest first. */
  async page({ cursor, limit, ...filter }: AuditQuery, seesPatients: boolean): Promise<Lines> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const found = await this.some({ filter, seesPatients }, Number(before ?? Infinity), limit + 1);
    const lines = found.slice(0, limit);
    const last = lines.at(-1);
    return { lines, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** All that match and were there when it began, newest first, a few hundred held at a time. */
  async *all(asked: Asked): AsyncGenerator<AuditEntry> {
    for (let before = Infinity; ;) {
      const lines = await this.some(asked, before, atOnce);
      yield* lines;
      const last = lines.at(-1);
      if (last === undefined || lines.length < atOnce) return;
      before = last.id;
    }
  }

  count(asked: Asked): Promise<number> {
    return narrow(this.lines(), asked).getCount();
  }

  async facets(): Promise<AuditFacets> {
    const { read } = this.database;
    const [actions, people, subjects] = await Promise.all([
      read.query<{ action: string; count: string | number }[]>(
        'SELECT action, COUNT(*) AS count FROM audit_entry GROUP BY action ORDER BY action',
      ),
      read.query<{ id: number; name: string | null }[]>(
        `SELECT person_id AS id, person_name AS name FROM audit_entry WHERE id IN
          (SELECT MAX(id) FROM audit_entry WHERE person_id IS NOT NULL GROUP BY person_id)
          ORDER BY person_name, person_id`,
      ),
      read.query<{ kind: string }[]>(
        'SELECT DISTINCT subject_kind AS kind FROM audit_entry ORDER BY subject_kind',
      ),
    ]);
    return {
      actions: actions.map(({ action, count }) => ({ action, count: Number(count) })),
      people,
      subjects: subjects.map(({ kind }) => kind),
    };
  }

  /** What the last verification found, by its own line of the trail; one that was altered since is itself a fault. */
  async lastVerification(): Promise<AuditVerification | null> {
    const line = await this.lines()
      .where({ action: 'audit.verified' })
      .orderBy('line.id', 'DESC')
      .limit(1)
      .getOne();
    if (line === null) return null;
    const isAsWritten = hashOf(line, this.secrets) === line.hash;
    const found = auditVerification.safeParse(isAsWritten ? JSON.parse(line.after ?? 'null') : null);
    if (found.success) return found.data;
    const what = `Line ${line.id}, which says what the last verification found, was changed after it was written. Verify again.`;
    return { at: line.at, lines: 0, isWhole: false, faults: [{ entryId: line.id, what }], faultCount: 1 };
  }

  private some(asked: Asked, before: number, limit: number): Promise<AuditEntry[]> {
    const query = narrow(this.lines(), asked);
    if (Number.isFinite(before)) query.andWhere('line.id < :before', { before });
    return query.orderBy('line.id', 'DESC').limit(limit).getMany();
  }

  private lines(): Query {
    return this.database.read.createQueryBuilder(AuditEntry, 'line');
  }
}
