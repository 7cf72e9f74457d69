import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { forgetAppendOnly, makeAppendOnly } from '../../platform/database/append-only.ts';
import {
  flag,
  id,
  index,
  int,
  intOrNull,
  longText,
  real,
  references,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';

const unit = references('unit_id', 'unit');
const session = references('session_id', 'qc_session');

const definitions = (): Table[] => [
  new Table({
    name: 'qc_procedure_version',
    columns: [
      ...[id(), text('procedure_key'), int('number'), longText('procedure'), longText('sources')],
      ...[text('published_on'), text('published_at'), intOrNull('published_by_id'), text('published_by')],
      text('reason'),
    ],
    indices: [uniqueIndex('qc_procedure_version_number', 'procedure_key', 'number')],
  }),
  new Table({
    name: 'qc_limit_decision',
    columns: [
      ...[id(), int('unit_id'), text('procedure_key'), text('limit_key'), text('fingerprint')],
      ...[flag('is_withdrawn'), text('decided_on'), text('decided_at'), int('decided_by_id')],
      ...[text('decided_by'), text('reason')],
    ],
    indices: [index('qc_limit_decision_unit', 'unit_id', 'procedure_key')],
    foreignKeys: [unit],
  }),
  new Table({
    name: 'qc_baseline',
    columns: [
      ...[id(), int('unit_id'), text('procedure_key'), text('field'), text('series'), real('value')],
      ...[int('n'), text('method'), text('valid_from'), text('set_at'), int('set_by_id'), text('set_by')],
      text('reason'),
    ],
    indices: [index('qc_baseline_unit', 'unit_id', 'procedure_key', 'field')],
    foreignKeys: [unit],
  }),
];

const planning = (): Table[] => [
  new Table({
    name: 'qc_assignment',
    columns: [
      ...[id(), int('unit_id'), text('procedure_key'), longText('rule')],
      ...[text('valid_from'), textOrNull('valid_until')],
    ],
    indices: [index('qc_assignment_unit', 'unit_id', 'procedure_key')],
    foreignKeys: [unit],
  }),
  new Table({
    name: 'qc_closure',
    columns: [id(), intOrNull('unit_id'), text('first_day'), textOrNull('last_day'), text('reason')],
    foreignKeys: [unit],
  }),
  new Table({
    name: 'qc_excuse',
    columns: [
      ...[id(), int('assignment_id'), text('due'), text('reason')],
      ...[intOrNull('excused_by_id'), text('excused_by'), text('excused_at')],
    ],
    indices: [index('qc_excuse_assignment', 'assignment_id')],
    foreignKeys: [references('assignment_id', 'qc_assignment')],
  }),
];

const recording = (): Table[] => [
  new Table({
    name: 'qc_session',
    columns: [
      ...[id(), text('client_id'), text('content_hash'), int('unit_id'), text('procedure_key')],
      ...[int('version_id'), text('performed_as'), int('performer_id'), text('performer_name')],
      ...[text('started_at'), text('completed_at'), text('on_date'), text('received_at')],
      ...[intOrNull('clock_ahead_s'), textOrNull('comment'), flag('is_complete')],
      ...[text('verdict'), text('review_state'), int('revision')],
    ],
    indices: [
      uniqueIndex('qc_session_client', 'client_id'),
      index('qc_session_series', 'unit_id', 'procedure_key', 'on_date'),
      index('qc_session_review', 'review_state', 'unit_id'),
    ],
    foreignKeys: [
      unit,
      references('version_id', 'qc_procedure_version'),
      references('performer_id', 'person'),
    ],
  }),
  new Table({
    name: 'qc_result',
    columns: [
      ...[id(), int('session_id'), text('field'), int('step'), longText('value'), text('source')],
      ...[text('entered_at'), flag('was_asked'), textOrNull('reason')],
      ...[int('entered_by_id'), text('entered_by'), int('revision')],
    ],
    indices: [uniqueIndex('qc_result_session', 'session_id', 'field', 'step')],
    foreignKeys: [session],
  }),
  new Table({
    name: 'qc_evaluation',
    columns: [
      ...[id(), int('session_id'), int('revision'), text('judged_at'), text('engine'), text('verdict')],
      longText('judgement'),
    ],
    indices: [index('qc_evaluation_session', 'session_id', 'id')],
    foreignKeys: [session],
  }),
];

const reviewing = (): Table[] => [
  new Table({
    name: 'qc_signature',
    columns: [
      ...[id(), text('meaning'), int('signer_id'), text('printed_name'), text('signed_at')],
      ...[text('method'), longText('credentials'), longText('sessions'), longText('subject'), text('hash')],
    ],
    foreignKeys: [references('signer_id', 'person')],
  }),
  new Table({
    name: 'qc_review',
    columns: [
      ...[id(), int('session_id'), text('event'), text('state'), int('reviewer_id'), text('reviewer')],
      ...[text('reviewed_at'), textOrNull('comment'), intOrNull('signature_id')],
    ],
    indices: [index('qc_review_session', 'session_id', 'id')],
    foreignKeys: [session, references('signature_id', 'qc_signature')],
  }),
];

const tables = (): Table[] => [...definitions(), ...planning(), ...recording(), ...reviewing()];

/** Tables whose rows the database refuses to alter; of a session the present state beside what was recorded changes. */
const changing: Readonly<Record<string, readonly string[]>> = {
  qc_procedure_version: [],
  qc_limit_decision: [],
  qc_baseline: [],
  qc_excuse: [],
  qc_session: ['is_complete', 'verdict', 'review_state', 'revision'],
  qc_result: [],
  qc_evaluation: [],
  qc_signature: [],
  qc_review: [],
};

/** Quality control: definitions, limits, schedules, what was recorded, what it was worth, and who signed it. */
export class Qc1795000000050 implements MigrationInterface {
  readonly name = 'Qc1795000000050';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) {
      await runner.createTable(table);
      const except = changing[table.name];
      if (except === undefined) continue;
      const columns = table.columns.map(({ name }) => name);
      await makeAppendOnly(runner, { table: table.name, columns, changing: except });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) {
      await runner.dropTable(table.name);
      if (table.name in changing) await forgetAppendOnly(runner, table.name);
    }
  }
}
