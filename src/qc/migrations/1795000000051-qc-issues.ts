import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { forgetAppendOnly, makeAppendOnly } from '../../platform/database/append-only.ts';
import {
  id,
  index,
  int,
  intOrNull,
  longText,
  realOrNull,
  references,
  text,
  textOrNull,
} from '../../platform/database/table-columns.ts';

const unit = references('unit_id', 'unit');
const issue = references('issue_id', 'qc_issue');

const tables = (): Table[] => [
  new Table({
    name: 'qc_issue',
    columns: [
      ...[id(), int('unit_id'), text('procedure_key'), int('session_id'), text('title')],
      ...[text('opened_at'), text('state')],
    ],
    indices: [index('qc_issue_unit', 'unit_id', 'state')],
    foreignKeys: [unit, references('session_id', 'qc_session')],
  }),
  new Table({
    name: 'qc_issue_event',
    columns: [
      ...[id(), int('issue_id'), text('event'), text('state'), intOrNull('session_id')],
      ...[intOrNull('by_id'), text('by'), text('at'), textOrNull('comment')],
    ],
    indices: [index('qc_issue_event_issue', 'issue_id', 'id')],
    foreignKeys: [issue],
  }),
  new Table({
    name: 'qc_service_event',
    columns: [
      ...[id(), int('unit_id'), intOrNull('issue_id'), text('kind'), text('on_date')],
      ...[textOrNull('finished_at'), textOrNull('vendor'), textOrNull('ticket'), text('what')],
      ...[realOrNull('downtime_h'), intOrNull('by_id'), text('by'), text('recorded_at')],
    ],
    indices: [index('qc_service_event_unit', 'unit_id', 'on_date')],
    foreignKeys: [unit, issue],
  }),
  new Table({
    name: 'qc_availability',
    columns: [
      ...[id(), int('unit_id'), longText('availability'), text('event'), text('from_instant')],
      ...[text('reason'), intOrNull('by_id'), text('by'), intOrNull('issue_id')],
      intOrNull('signature_id'),
    ],
    indices: [index('qc_availability_unit', 'unit_id', 'id')],
    foreignKeys: [unit, issue, references('signature_id', 'qc_signature')],
  }),
];

const changing: Readonly<Record<string, readonly string[]>> = {
  qc_issue: ['state'],
  qc_issue_event: [],
  qc_service_event: [],
  qc_availability: [],
};

/** Failures followed to their end, service, and whether a unit may be used. */
export class QcIssues1795000000051 implements MigrationInterface {
  readonly name = 'QcIssues1795000000051';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) {
      await runner.createTable(table);
      const columns = table.columns.map(({ name }) => name);
      await makeAppendOnly(runner, { table: table.name, columns, changing: changing[table.name] ?? [] });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) {
      await runner.dropTable(table.name);
      await forgetAppendOnly(runner, table.name);
    }
  }
}
