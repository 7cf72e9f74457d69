import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, Json, References, Text, TextOrNull } from '../../platform/database/columns.ts';
import type { ScheduleRule } from '../core/schedule/schedule-rule.ts';

/** A procedure that a unit has, and when it is due. Due dates follow from it and are never stored. */
@Entity('qc_assignment')
@Index('qc_assignment_unit', ['unitId', 'procedureKey'])
export class Assignment {
  @Id() id: number;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: object;
  @Text('procedure_key') procedureKey: string;
  @Json('rule') rule: ScheduleRule;
  /** Days of the calendar; both ends count. */
  @Text('valid_from') from: string;
  @TextOrNull('valid_until') until: string | null;
}

/** Days without clinic, of one unit or of all (null). */
@Entity('qc_closure')
export class ClosureRow {
  @Id() id: number;
  @IntOrNull('unit_id') unitId: number | null;
  @References('Unit', 'unit_id') unit?: object;
  @Text('first_day') from: string;
  @TextOrNull('last_day') until: string | null;
  @Text('reason') reason: string;
}

/** Why one occurrence need not be done, and who said so. Rows are only added. */
@Entity('qc_excuse')
@Index('qc_excuse_assignment', ['assignmentId'])
export class ExcuseRow {
  @Id() id: number;
  @Int('assignment_id') assignmentId: number;
  @References('Assignment', 'assignment_id') assignment?: object;
  @Text('due') due: string;
  @Text('reason') reason: string;
  @IntOrNull('excused_by_id') byId: number | null;
  @Text('excused_by') by: string;
  @Text('excused_at') at: string;
}
