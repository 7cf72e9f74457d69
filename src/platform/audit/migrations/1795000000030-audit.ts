import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, index, intOrNull, longTextOrNull, text, textOrNull } from '../../database/table-columns.ts';

const table = (): Table =>
  new Table({
    name: 'audit_entry',
    columns: [
      id(),
      text('at'),
      text('actor_kind'),
      intOrNull('person_id'),
      textOrNull('person_name'),
      textOrNull('address'),
      text('action'),
      text('subject_kind'),
      textOrNull('subject_id'),
      longTextOrNull('before'),
      longTextOrNull('after'),
      textOrNull('reason'),
      text('previous_hash'),
      text('hash'),
    ],
    indices: [
      index('audit_entry_at', 'at'),
      index('audit_entry_person', 'person_id', 'id'),
      index('audit_entry_subject', 'subject_kind', 'subject_id'),
      index('audit_entry_action', 'action', 'id'),
    ],
  });

/** The database itself refuses to alter the trail; the chain of hashes tells where someone took these triggers away first. */
const onSqlite = (['update', 'delete'] as const).map(
  (change) => `CREATE TRIGGER audit_entry_no_${change} BEFORE ${change} ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`,
);

const onPostgres = [
  `CREATE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$`,
  `CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only()`,
];

const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres';

export class Audit1795000000030 implements MigrationInterface {
  readonly name = 'Audit1795000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table());
    for (const statement of isPostgres(runner) ? onPostgres : onSqlite) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_entry');
    if (isPostgres(runner)) await runner.query('DROP FUNCTION audit_entry_append_only');
  }
}
