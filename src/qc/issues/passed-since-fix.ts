import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { seriesOf } from '../core/baseline.ts';
import { countsAsDone } from '../core/states/review-states.ts';
import { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { SessionRow } from '../sessions/session.entity.ts';
import { resultsOf, valuesOf } from '../sessions/session-values.ts';
import { IssueEventRow, type IssueRow } from './issue.entity.ts';

/** Which series a session measured: a protocol, a mode; empty where there is one only, null where it was not recorded. */
const seriesIn = async (manager: EntityManager, { id, versionId }: SessionRow): Promise<string | null> => {
  const { procedure } = await manager.findOneByOrFail(ProcedureVersionRow, { id: versionId });
  return seriesOf(procedure, valuesOf(await resultsOf(manager, id)));
};

const allSeries = async (
  manager: EntityManager,
  sessions: readonly SessionRow[],
): Promise<ReadonlySet<string | null>> => {
  const series = new Set<string | null>();
  for (const session of sessions) series.add(await seriesIn(manager, session));
  return series;
};

/**
 * Whether all that failed has passed since the correction: a protocol that never failed says nothing of the one that did. A
 * warning is no failure at the action level. Where a series is not known, none of it has passed.
 */
export const hasPassedSinceFix = async (manager: EntityManager, issue: IssueRow): Promise<boolean> => {
  const events = await manager.find(IssueEventRow, { where: { issueId: issue.id }, order: { id: 'ASC' } });
  const fix = events.findLast(({ event }) => event === 'fix');
  if (fix === undefined) return false;
  const { unitId, procedureKey } = issue;
  const failedIds = events.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
  const failed = await manager.findBy(SessionRow, { id: In(failedIds) });
  const since = await manager.findBy(SessionRow, {
    ...{ unitId, procedureKey, isComplete: true },
    completedAt: MoreThanOrEqual(fix.at),
    verdict: In(['pass', 'warning']),
  });
  const passed = await allSeries(
    manager,
    since.filter(({ reviewState }) => countsAsDone(reviewState)),
  );
  const asked = await allSeries(
    manager,
    failed.filter(({ reviewState, verdict }) => countsAsDone(reviewState) && verdict === 'action'),
  );
  return passed.size > 0 && [...asked].every((series) => series !== null && passed.has(series));
};
