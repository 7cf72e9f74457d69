import { Injectable } from '@nestjs/common';
import { UnitClock, UnitsQueries } from '../../equipment/index.ts';
import { Database } from '../../platform/database/database.ts';
import { badRequest, notFound } from '../../platform/problem.ts';
import type { CalendarDate } from '../../quantities/calendar.ts';
import { localTime } from '../../quantities/local-time.ts';
import type { Baseline } from '../core/baseline.ts';
import { decimalsOfField, isNumeric, type NumericField } from '../core/fields.ts';
import { fieldOf, type Procedure } from '../core/procedure.ts';
import { qcUnit } from '../core/units.ts';
import { newestVersions, versionOf } from '../definitions/newest-versions.ts';
import { unitJudging } from '../limits/unit-judging.ts';
import { numberIn, TrendSessions, type TrendSession } from './series.queries.ts';
import { signalsLately, trendChart, type SoftwareSeen, type TrendInputs } from './trend-chart.ts';
import { limitsInForce, phaseView } from './trend-view.ts';
import type { Trend, TrendChoices, TrendQuery } from './trends.contract.ts';

/** Signals that a list tells of are those of so many days. */
const lately = 30;

/** A test of a unit with all that was recorded of it. */
interface KnownTest {
  readonly procedure: Procedure;
  readonly sessions: readonly TrendSession[];
  readonly baselines: readonly Baseline[];
  readonly software: readonly SoftwareSeen[];
}

type FollowedField = TrendInputs & { readonly series: string };

const inputsOf = (
  { procedure, sessions, baselines, software }: KnownTest,
  field: NumericField,
  series: string,
): FollowedField => ({
  ...{ procedure, field, series, software },
  sessions: sessions.filter((each) => each.series === series),
  baselines: baselines
    .filter((each) => each.field === field.key && each.series === series)
    .toSorted((one, other) => one.validFrom.localeCompare(other.validFrom) || one.id - other.id),
});

/** The fields that the procedure has followed, each of its series by itself. */
const followed = (known: KnownTest): readonly FollowedField[] => {
  const { procedure, sessions } = known;
  const series = [
    ...new Set(sessions.flatMap((each) => (each.series === null ? [] : [each.series]))),
  ].toSorted();
  return procedure.trends.flatMap(({ field: key }) => {
    const field = fieldOf(procedure, key);
    return field === null || !isNumeric(field) ? [] : series.map((name) => inputsOf(known, field, name));
  });
};

const symbolOf = ({ unit }: NumericField): string => qcUnit(unit)?.symbol ?? unit;

const choiceOf = (inputs: FollowedField, today: CalendarDate): TrendChoices['choices'][number] => {
  const { procedure, field, series, sessions } = inputs;
  const valued = sessions.filter((each) => !each.isVoided && numberIn(each, field) !== null);
  return {
    ...{ procedureKey: procedure.key, procedureName: procedure.name, series },
    ...{ field: field.key, label: field.label, unit: symbolOf(field), count: valued.length },
    signals: signalsLately(trendChart(inputs), today, lately),
    lastOn: valued.at(-1)?.on ?? null,
  };
};

/** Values over time, and what statistics say of them. */
@Injectable()
export class TrendsQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: TrendSessions,
    private readonly units: UnitsQueries,
    private readonly clock: UnitClock,
  ) {}

  /** What of a unit can be followed, and where something asks for a look. */
  async choices(unitId: number): Promise<TrendChoices> {
    const { read } = this.database;
    const recorded = await read.query<{ key: string }[]>(
      'select distinct procedure_key as "key" from qc_session where unit_id = $1',
      [unitId],
    );
    const keys = new Set(recorded.map(({ key }) => key));
    const today = await this.clock.today(unitId);
    const choices: TrendChoices['choices'] = [];
    for (const { procedure } of await newestVersions(read)) {
      if (!keys.has(procedure.key) || procedure.trends.length === 0) continue;
      const known = await this.known(unitId, procedure);
      choices.push(...followed(known).map((inputs) => choiceOf(inputs, today)));
    }
    return { choices };
  }

  async one(
    unitId: number,
    { procedureKey, field: key, series, from = '', rules }: TrendQuery,
  ): Promise<Trend> {
    const version = await versionOf(this.database.read, procedureKey, null);
    if (version === null) throw notFound('The procedure');
    const { procedure } = version;
    const field = fieldOf(procedure, key);
    if (field === null) throw notFound('The field');
    if (!isNumeric(field)) throw badRequest('no-number', `“${field.label}” holds no numbers to follow.`);
    const inputs = inputsOf(await this.known(unitId, procedure), field, series);
    const { phases, scale } = trendChart({ ...inputs, rules });
    const { sessions, baselines } = inputs;
    const byId = new Map(sessions.map((session) => [session.sessionId, session]));
    return {
      ...{ unitId, procedureKey, procedureName: procedure.name, series, scale },
      ...{ field: key, label: field.label, unit: symbolOf(field), decimals: decimalsOfField(field) },
      phases: phases.map((phase) => phaseView(phase, byId, from)),
      limits: limitsInForce(sessions, key),
      baselines: baselines.map(({ value, validFrom, setBy }) => ({ value, validFrom, setBy })),
    };
  }

  private async known(unitId: number, procedure: Procedure): Promise<KnownTest> {
    const { baselines } = await unitJudging(this.database.read, unitId, procedure.key);
    const zone = (await this.clock.zones())(unitId);
    const spans = (await this.units.all()).find(({ unit }) => unit.id === unitId)?.software ?? [];
    const software = spans.map(({ versions, firstSeenAt }) => ({
      versions,
      // As the values beside it: by the clock at the unit.
      firstSeenAt: localTime(new Date(firstSeenAt), zone),
    }));
    return { procedure, sessions: await this.sessions.of(unitId, procedure), baselines, software };
  }
}
