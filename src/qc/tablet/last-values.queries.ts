import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../platform/database/database.ts';
import { seriesOf } from '../core/baseline.ts';
import { computedValues } from '../core/computed-values.ts';
import type { RecordedValues } from '../core/fields.ts';
import type { Procedure } from '../core/procedure.ts';
import { grouped } from '../core/schedule/grouped.ts';
import { ResultRow } from '../sessions/session.entity.ts';
import { valuesOf } from '../sessions/session-values.ts';
import type { LastValue } from './tablet.contract.ts';

/** As many sessions as series take turns in, and then some. */
const lookBack = 20;

interface CountingSession {
  readonly id: number;
  readonly procedureKey: string;
  readonly on: string;
}

/** Complete, and set aside by no reviewer; newest first. */
const newestOfUnit = `
  select id, procedure_key as "procedureKey", on_date as "on" from (
    select id, procedure_key, on_date,
           row_number() over (partition by procedure_key order by completed_at desc, id desc) as place
      from qc_session
     where unit_id = $1 and is_complete = true and review_state in ('unreviewed', 'accepted', 'signed')
  ) newest where place <= ${lookBack} order by place`;

/** What a session holds of its fields, numbers and choices, computed ones too. */
const heldIn = (
  procedure: Procedure,
  values: RecordedValues,
): readonly (readonly [string, number | string])[] => {
  const computed = computedValues(procedure, values);
  return procedure.fields.flatMap(({ key }) => {
    const value = computed[key]?.value ?? values[key];
    return typeof value === 'number' || typeof value === 'string' ? [[key, value] as const] : [];
  });
};

/** What came out the last time, field by field, each series by itself. */
@Injectable()
export class LastValues {
  constructor(private readonly database: Database) {}

  async ofUnit(unitId: number): Promise<(procedure: Procedure) => LastValue[]> {
    const { read } = this.database;
    const sessions = await read.query<CountingSession[]>(newestOfUnit, [unitId]);
    const results = await read.find(ResultRow, {
      where: { sessionId: In(sessions.map(({ id }) => id)) },
      order: { field: 'ASC', step: 'ASC' },
    });
    const bySession = grouped(results, ({ sessionId }) => String(sessionId));
    const byProcedure = grouped(sessions, ({ procedureKey }) => procedureKey);
    return (procedure) => {
      const last = new Map<string, LastValue>();
      for (const { id, on } of byProcedure.get(procedure.key) ?? []) {
        const values = valuesOf(bySession.get(String(id)) ?? []);
        const series = seriesOf(procedure, values) ?? '';
        for (const [field, value] of heldIn(procedure, values)) {
          const place = `${series} ${field}`;
          if (!last.has(place)) last.set(place, { field, series, value, on });
        }
      }
      return [...last.values()];
    };
  }
}
