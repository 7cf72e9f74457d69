import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { UnitsNamed } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
import { Database } from '../../platform/database/database.ts';
import { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { SessionRow } from './session.entity.ts';
import { recordersOf } from './session-values.ts';
import type { SessionLine, SessionPage, SessionQuery } from './sessions.contract.ts';

/** Lists of sessions, newest first. */
@Injectable()
export class SessionLines {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
  ) {}

  async page(caller: Caller, query: SessionQuery): Promise<SessionPage> {
    const reach = caller.unitsOf('qc.read');
    const { limit, cursor, from, to, unitIds, procedureKeys, verdicts, reviewStates } = query;
    const found = this.database.read.createQueryBuilder(SessionRow, 's');
    if (reach !== 'all') found.andWhere({ unitId: In([...reach]) });
    if (unitIds) found.andWhere('s.unitId in (:...unitIds)', { unitIds });
    if (procedureKeys) found.andWhere('s.procedureKey in (:...procedureKeys)', { procedureKeys });
    if (verdicts) found.andWhere('s.verdict in (:...verdicts)', { verdicts });
    if (reviewStates) found.andWhere('s.reviewState in (:...reviewStates)', { reviewStates });
    if (from !== undefined) found.andWhere('s.onDate >= :from', { from });
    if (to !== undefined) found.andWhere('s.onDate <= :to', { to });
    if (cursor !== undefined) {
      const [day, id] = decodeCursor(cursor, 2);
      found.andWhere('(s.onDate < :day or (s.onDate = :day and s.id < :id))', { day, id });
    }
    const rows = await found
      .orderBy('s.onDate', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const last = rows[limit - 1];
    const nextCursor = rows.length > limit && last ? encodeCursor([last.onDate, last.id]) : null;
    return { sessions: await this.linesOf(this.database.read, rows.slice(0, limit)), nextCursor };
  }

  async linesOf(manager: EntityManager, rows: readonly SessionRow[]): Promise<SessionLine[]> {
    const unitOf = await this.units.mentions();
    const versions = await manager.findBy(ProcedureVersionRow, {
      id: In([...new Set(rows.map(({ versionId }) => versionId))]),
    });
    const names = new Map(versions.map(({ id, procedure }) => [id, procedure.name]));
    const recorders = await recordersOf(
      manager,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      ...{ id: row.id, unit: unitOf(row.unitId), procedureKey: row.procedureKey },
      name: names.get(row.versionId) ?? row.procedureKey,
      performer: { id: row.performerId, name: row.performerName },
      recordedByIds: [...new Set([row.performerId, ...(recorders.get(row.id) ?? [])])],
      ...{
        performedAs: row.performedAs,
        onDate: row.onDate,
        completedAt: row.completedAt,
        comment: row.comment,
      },
      ...{ isComplete: row.isComplete, verdict: row.verdict, reviewState: row.reviewState },
    }));
  }
}
