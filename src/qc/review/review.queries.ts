import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { grouped } from '../core/schedule/grouped.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { SessionRow } from '../sessions/session.entity.ts';
import { SessionLines } from '../sessions/session-lines.queries.ts';
import type { SessionLine } from '../sessions/sessions.contract.ts';
import type { ReviewList, SignatureView } from './review.contract.ts';
import { SignatureRow, type SignedSession } from './review.entity.ts';
import { sessionHash, signatureHash } from './signed-content.ts';

const mostListed = 1000;

const passed = ({ verdict, comment, isComplete }: SessionLine): boolean =>
  (verdict === 'pass' || verdict === 'not-evaluated') && comment === null && isComplete;

/** What waits for review, and what was signed. */
@Injectable()
export class ReviewQueries {
  constructor(
    private readonly database: Database,
    private readonly lines: SessionLines,
    private readonly physicist: PhysicistOfUnit,
  ) {}

  async waiting(caller: Caller): Promise<ReviewList> {
    const reach = caller.unitsOf('qc.read');
    const { read } = this.database;
    const rows = await read.find(SessionRow, {
      where: {
        reviewState: In(['unreviewed', 'accepted']),
        ...(reach !== 'all' && { unitId: In([...reach]) }),
      },
      order: { onDate: 'ASC', id: 'ASC' },
      take: mostListed + 1,
    });
    const lines = await this.lines.linesOf(read, rows.slice(0, mostListed));
    const isQuiet = (line: SessionLine): boolean => line.reviewState === 'accepted' || passed(line);
    return {
      needsEyes: lines.filter((line) => !isQuiet(line)),
      batches: await this.batches(caller, lines.filter(isQuiet)),
      isWhole: rows.length <= mostListed,
    };
  }

  async signature(caller: Caller, id: number): Promise<SignatureView> {
    const { read } = this.database;
    const row = await read.findOneBy(SignatureRow, { id });
    if (row === null) throw notFound('The signature');
    const all = await this.checked(row.sessions);
    const isSeen = row.credentials.some(({ unitId }) => caller.mayAt('qc.read', unitId));
    if (!isSeen) throw notFound('The signature');
    return {
      id,
      meaning: row.meaning,
      signer: { id: row.signerId, name: row.printedName },
      ...{ signedAt: row.signedAt, method: row.method, hash: row.hash },
      credentials: row.credentials.map(({ unitId, because }) => ({ unitId, because: [...because] })),
      // Those out of reach are left out; that one of them was altered is told all the same.
      sessions: all.filter(({ line }) => line === null || caller.mayAt('qc.read', line.unit.id)),
      subject: row.subject,
      isIntact: signatureHash(row) === row.hash && all.every(({ isAsSigned }) => isAsSigned),
    };
  }

  private async batches(caller: Caller, lines: readonly SessionLine[]): Promise<ReviewList['batches']> {
    const batches: ReviewList['batches'] = [];
    for (const sessions of grouped(lines, ({ unit }) => String(unit.id)).values()) {
      const [first, last] = [sessions.at(0), sessions.at(-1)];
      if (first === undefined || last === undefined) continue;
      batches.push({
        ...{ unit: first.unit, from: first.onDate, to: last.onDate, sessions: [...sessions] },
        standing: await this.physicist.standingOf(caller, first.unit.id),
      });
    }
    return batches;
  }

  /** Each session that it covers, compared with what it was when it was signed. */
  private async checked(signed: readonly SignedSession[]): Promise<SignatureView['sessions']> {
    const { read } = this.database;
    const rows = await read.findBy(SessionRow, { id: In(signed.map(({ sessionId }) => sessionId)) });
    const lines = new Map((await this.lines.linesOf(read, rows)).map((line) => [line.id, line]));
    const checked: SignatureView['sessions'] = [];
    for (const { sessionId, hash } of signed) {
      const row = rows.find(({ id }) => id === sessionId);
      const isAsSigned = row !== undefined && (await sessionHash(read, row)) === hash;
      checked.push({ sessionId, hash, isAsSigned, line: lines.get(sessionId) ?? null });
    }
    return checked;
  }
}
