import { Injectable } from '@nestjs/common';
import { UnitsQueries } from '../../equipment/index.ts';
import { Database } from '../../platform/database/database.ts';
import { badRequest, notFound } from '../../platform/problem.ts';
import { Today } from '../../platform/today.ts';
import type { Baseline } from '../core/baseline.ts';
import { decimalsOfField, isNumeric, type NumericField } from '../core/fields.ts';
import { fieldOf, type Procedure } from '../core/procedure.ts';
import { qcUnit } from '../core/units.ts';
import { newestVersions, versionOf } from '../definitions/newest-versions.ts';
import { unitJudging } from '../limits/unit-judging.ts';
import { TrendSessions, type TrendSession } from './series.queries.ts';
import { signalsLately, trendChart, type SoftwareSeen } from './trend-chart.ts';
import { limitsInForce, phaseView } from './trend-view.ts';
import type { Trend, TrendChoices, TrendQuery } from './trends.contract.ts';

/** Signals that a list tells of are those of so many days. */
const lately = 30;

const baselinesOf = (all: readonly Baseline[], field: string, series: string): readonly Baseline[] =>
  all
    .filter((each) => each.field === field && each.series === series)
    .toSorted((one, other) => one.validFrom.localeCompare(other.validFrom) || one.id - other.id);

const symbolOf = ({ unit }: NumericField): string => qcUnit(unit)?.symbol ?? unit;

/** Values over time, and what statistics say of them. */
@Injectable()
export class TrendsQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: TrendSessions,
    private readonly units: UnitsQueries,
    private readonly today: Today,
  ) {}

  /** What of a unit can be followed, and where something asks for a look. */
  async choices(unitId: number): Promise<TrendChoices> {
    const { read } = this.database;
    const recorded = await read.query<{ key: string }[]>(
      'select distinct procedure_key as "key" from qc_session where unit_id = $1',
      [unitId],
    );
    const keys = new Set(recorded.map(({ key }) => key));
    const software = await this.softwareOf(unitId);
    const choices: TrendChoices['choices'] = [];
    for (const { procedure } of await newestVersions(read))
      if (keys.has(procedure.key) && procedure.trends.length > 0)
        choices.push(...(await this.choicesOf(unitId, procedure, software)));
    return { choices };
  }

  async one(unitId: number, query: TrendQuery): Promise<Trend> {
    const { procedureKey, series, from = '', rules } = query;
    const version = await versionOf(this.database.read, procedureKey, null);
    if (version === null) throw notFound('The procedure');
    const { procedure } = version;
    const field = fieldOf(procedure, query.field);
    if (field === null) throw notFound('The field');
    if (!isNumeric(field)) throw badRequest('no-number', `“${field.label}” holds no numbers to follow.`);
    const known = await unitJudging(this.database.read, unitId, procedureKey);
    const sessions = (await this.sessions.of(unitId, procedure)).filter((each) => each.series === series);
    const baselines = baselinesOf(known.baselines, field.key, series);
    const software = await this.softwareOf(unitId);
    const { phases, scale } = trendChart({ procedure, field, sessions, baselines, software, rules });
    const byId = new Map(sessions.map((session) => [session.sessionId, session]));
    return {
      ...{ unitId, procedureKey, procedureName: procedure.name, series, scale },
      ...{ field: field.key, label: field.label, unit: symbolOf(field), decimals: decimalsOfField(field) },
      phases: phases.map((phase) => phaseView(phase, byId, from)),
      limits: limitsInForce(sessions, field.key),
      baselines: baselines.map(({ value, validFrom, setBy }) => ({ value, validFrom, setBy })),
    };
  }

  private async choicesOf(
    unitId: number,
    procedure: Procedure,
    software: readonly SoftwareSeen[],
  ): Promise<TrendChoices['choices']> {
    const all = await this.sessions.of(unitId, procedure);
    const { baselines } = await unitJudging(this.database.read, unitId, procedure.key);
    const series = [
      ...new Set(all.flatMap((each) => (each.series === null ? [] : [each.series]))),
    ].toSorted();
    return procedure.trends.flatMap(({ field: key }) => {
      const field = fieldOf(procedure, key);
      if (field === null || !isNumeric(field)) return [];
      return series.map((name) => {
        const sessions = all.filter((each) => each.series === name);
        const own = baselinesOf(baselines, key, name);
        const chart = trendChart({ procedure, field, sessions, baselines: own, software });
        return this.choice(
          { procedure, field, series: name },
          sessions,
          signalsLately(chart, this.today.date, lately),
        );
      });
    });
  }

  private choice(
    {
      procedure,
      field,
      series,
    }: { readonly procedure: Procedure; readonly field: NumericField; readonly series: string },
    sessions: readonly TrendSession[],
    signals: number,
  ): TrendChoices['choices'][number] {
    return {
      ...{ procedureKey: procedure.key, procedureName: procedure.name, series, signals },
      ...{ field: field.key, label: field.label, unit: symbolOf(field) },
      count: sessions.length,
      lastOn: sessions.at(-1)?.on ?? '',
    };
  }

  private async softwareOf(unitId: number): Promise<readonly SoftwareSeen[]> {
    return (await this.units.all()).find(({ unit }) => unit.id === unitId)?.software ?? [];
  }
}
