import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { UnitsNamed } from '../../equipment/index.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { eventWords } from '../core/schedule/schedule-rule.ts';
import { issueTable } from '../core/states/issue-states.ts';
import { possibleEvents } from '../core/states/state-table.ts';
import { versionOf } from '../definitions/newest-versions.ts';
import { IssueEventRow, IssueRow, ServiceEventRow } from './issue.entity.ts';
import type { IssueLine, IssueQuery, IssueView, ServiceEventView } from './issues.contract.ts';

const eventSaid = (event: IssueEventRow['event']): string => {
  if (event === 'opened') return 'opened: a test reached the action level';
  return event === 'failed-again' ? 'failed again' : issueTable.events[event];
};

const serviceView = (row: ServiceEventRow): ServiceEventView => {
  const { id, unitId, issueId, kind, onDate, at, vendor, ticket, what, downtimeH, by } = row;
  return {
    id,
    unitId,
    issueId,
    kind,
    kindWords: eventWords[kind],
    onDate,
    at,
    vendor,
    ticket,
    what,
    downtimeH,
    by,
  };
};

/** Failures that are followed, and the service on units. */
@Injectable()
export class IssuesQueries {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsNamed,
  ) {}

  async list(caller: Caller, { unitIds, states }: IssueQuery): Promise<IssueLine[]> {
    const reach = caller.unitsOf('qc.read');
    const rows = await this.database.read.find(IssueRow, {
      where: { state: states ? In(states) : Not('closed' as const), ...(unitIds && { unitId: In(unitIds) }) },
      order: { id: 'DESC' },
      take: 1000,
    });
    return this.linesOf(rows.filter(({ unitId }) => reach === 'all' || reach.has(unitId)));
  }

  async one(caller: Caller, id: number): Promise<IssueView> {
    const { read } = this.database;
    const row = await read.findOneBy(IssueRow, { id });
    if (row === null || !caller.mayAt('qc.read', row.unitId)) throw notFound('The issue');
    const [line] = await this.linesOf([row]);
    if (line === undefined) throw notFound('The issue');
    const events = await read.find(IssueEventRow, { where: { issueId: id }, order: { id: 'ASC' } });
    const service = await read.find(ServiceEventRow, { where: { issueId: id }, order: { id: 'ASC' } });
    const version = await versionOf(read, row.procedureKey, null);
    return {
      ...line,
      onFailure: version?.procedure.onFailure.words ?? '',
      events: events.map(({ event, sessionId, by, at, comment }) => ({
        ...{ event, words: eventSaid(event), sessionId, by, at, comment },
      })),
      service: service.map(serviceView),
      possible: possibleEvents(issueTable, row.state).map((event) => ({
        event,
        words: issueTable.events[event],
      })),
    };
  }

  async serviceOf(unitId: number): Promise<ServiceEventView[]> {
    const rows = await this.database.read.find(ServiceEventRow, {
      where: { unitId },
      order: { onDate: 'DESC', id: 'DESC' },
    });
    return rows.map(serviceView);
  }

  private async linesOf(rows: readonly IssueRow[]): Promise<IssueLine[]> {
    const unitOf = await this.units.mentions();
    return rows.map(({ id, unitId, procedureKey, title, sessionId, openedAt, state }) => ({
      ...{ id, unit: unitOf(unitId), procedureKey, title, sessionId, openedAt, state },
      stateWords: issueTable.states[state],
    }));
  }
}
