import { Entity, Index } from 'typeorm';
import { Flag, Id, Int, Real, References, Text } from '../../platform/database/columns.ts';

/** The physicist of a unit adopted a limit for it, or took that back. Rows are only added. */
@Entity('qc_limit_decision')
@Index('qc_limit_decision_unit', ['unitId', 'procedureKey'])
export class LimitDecision {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Text('procedure_key') procedureKey: string;
  @Text('limit_key') limitKey: string;
  /** Of the limit as it was then. */
  @Text('fingerprint') fingerprint: string;
  @Flag('is_withdrawn') isWithdrawn: boolean;
  @Text('decided_on') decidedOn: string;
  @Text('decided_at') decidedAt: string;
  @Int('decided_by_id') decidedById: number;
  @Text('decided_by') decidedBy: string;
  @Text('reason') reason: string;
}

/** What values of a unit are compared with. Rows are only added; a later one takes the place of an earlier. */
@Entity('qc_baseline')
@Index('qc_baseline_unit', ['unitId', 'procedureKey', 'field'])
export class BaselineRow {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Text('procedure_key') procedureKey: string;
  @Text('field') field: string;
  /** "protocol=axial head"; empty where there is one series only. */
  @Text('series') series: string;
  /** In the field's unit. */
  @Real('value') value: number;
  @Int('n') n: number;
  @Text('method') method: string;
  @Text('valid_from') validFrom: string;
  @Text('set_at') setAt: string;
  @Int('set_by_id') setById: number;
  @Text('set_by') setBy: string;
  @Text('reason') reason: string;
}
