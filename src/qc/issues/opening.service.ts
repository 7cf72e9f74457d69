import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { insertRow } from '../../platform/database/rows.ts';
import { actor } from '../../platform/access/acting.ts';
import { Today } from '../../platform/today.ts';
import { isOpenFailure, issueTable, type IssueState } from '../core/states/issue-states.ts';
import { IssueEventRow, IssueRow } from './issue.entity.ts';

/** A session at the action level. */
export interface FailedSession {
  readonly id: number;
  readonly unitId: number;
  readonly procedureKey: string;
  readonly procedureName: string;
}

export const openStates = (Object.keys(issueTable.states) as IssueState[]).filter(isOpenFailure);

/** A failure at the action level opens its issue by itself, in the same transaction; one that is open already is told of it, once a session. */
@Injectable()
export class OpeningIssues {
  constructor(private readonly today: Today) {}

  async failed(manager: EntityManager, session: FailedSession): Promise<void> {
    const { id: sessionId, unitId, procedureKey, procedureName } = session;
    const open = await manager.findOne(IssueRow, {
      where: { unitId, procedureKey, state: In(openStates) },
      order: { id: 'DESC' },
    });
    if (open !== null && (await manager.existsBy(IssueEventRow, { issueId: open.id, sessionId }))) return;
    const at = this.today.instant;
    const issueId =
      open?.id ??
      (await insertRow(manager, IssueRow, {
        ...{ unitId, procedureKey, sessionId, openedAt: at, state: 'open' },
        title: `${procedureName}: action level reached`,
      }));
    if (issueId === null) throw new Error('A new issue is there already');
    const { personId, name } = actor();
    await insertRow(manager, IssueEventRow, {
      ...{ issueId, sessionId, at, comment: null, byId: personId, by: name ?? 'Kerma' },
      event: open === null ? 'opened' : 'failed-again',
      state: open?.state ?? 'open',
    });
  }
}
