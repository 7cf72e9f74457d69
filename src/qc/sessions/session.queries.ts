import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/access/caller.ts';
import { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem.ts';
import { isNumeric, type Field } from '../core/fields.ts';
import type { SessionJudgement } from '../core/judge-session.ts';
import { limitsOf } from '../core/limits.ts';
import { qcUnit } from '../core/units.ts';
import { versionRowOf } from '../definitions/newest-versions.ts';
import { ProcedureVersionRow } from '../definitions/procedure-version.entity.ts';
import { limitBasis } from '../limits/limit-basis.ts';
import { PhysicistOfUnit } from '../physicist-of-unit.ts';
import { ReviewRow } from '../review/review.entity.ts';
import { EvaluationRow, SessionRow, type ResultRow } from './session.entity.ts';
import { SessionLines } from './session-lines.queries.ts';
import { resultsOf } from './session-values.ts';
import type { SessionView } from './sessions.contract.ts';

type FieldView = SessionView['fields'][number];

const fieldView = (
  field: Field,
  results: readonly ResultRow[],
  computed: SessionJudgement['computed'],
): FieldView => ({
  key: field.key,
  label: field.label,
  type: field.type,
  unit: isNumeric(field) ? (qcUnit(field.unit)?.symbol ?? field.unit) : '',
  computed: computed[field.key]?.value ?? null,
  definition: field,
  steps: results
    .filter((row) => row.field === field.key)
    .map(({ step, value, source, enteredAt, wasAsked, reason, by }) => ({
      ...{ step, source, enteredAt, wasAsked, reason, by },
      // The schema of what is sent lists the same kinds of values, in lists that may be written to.
      value: value as FieldView['steps'][number]['value'],
    })),
});

/** One session with everything that was recorded, judged and decided. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly database: Database,
    private readonly lines: SessionLines,
    private readonly physicist: PhysicistOfUnit,
  ) {}

  /** A session of a unit that is out of reach does not exist for whoever asks. */
  async rowFor(caller: Caller, id: number): Promise<SessionRow> {
    const row = await this.database.read.findOneBy(SessionRow, { id });
    if (row === null || !caller.mayAt('qc.read', row.unitId)) throw notFound('The session');
    return row;
  }

  async one(caller: Caller, id: number): Promise<SessionView> {
    const { read } = this.database;
    const row = await this.rowFor(caller, id);
    const [line] = await this.lines.linesOf(read, [row]);
    if (line === undefined) throw notFound('The session');
    const version = await read.findOneByOrFail(ProcedureVersionRow, { id: row.versionId });
    const newest = await versionRowOf(read, row.procedureKey, null);
    const results = await resultsOf(read, id);
    const evaluation = await read.findOneOrFail(EvaluationRow, {
      where: { sessionId: id },
      order: { id: 'DESC' },
    });
    const reviews = await read.find(ReviewRow, { where: { sessionId: id }, order: { id: 'ASC' } });
    const { procedure, number } = version;
    const { clientId, startedAt, receivedAt, clockAheadS, revision } = row;
    return {
      ...line,
      ...{ clientId, startedAt, receivedAt, clockAheadS, revision, version: number },
      isNewestVersion: newest?.number === number,
      onFailure: procedure.onFailure.words,
      fields: procedure.fields.map((field) => fieldView(field, results, evaluation.judgement.computed)),
      evaluations: evaluation.judgement.evaluations,
      limits: limitsOf(procedure.rules).map((placed) => limitBasis(placed, version)),
      engine: evaluation.engine,
      standing: await this.physicist.standingOf(caller, row.unitId),
      reviews: reviews.map(({ event, state, reviewer, at, comment, signatureId }) => ({
        ...{ event, state, reviewer, at, comment, signatureId },
      })),
    };
  }
}
