import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, intOrNull, text, textOrNull, uniqueIndex } from '../../database/table-columns.ts';

/** How long records are kept, where someone changed what is usual; what was before is in the audit trail. */
export class Retention1795000000034 implements MigrationInterface {
  readonly name = 'Retention1795000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'retention',
        columns: [
          id(),
          text('kind'),
          intOrNull('years'),
          text('changed_at'),
          textOrNull('changed_by'),
          text('reason'),
        ],
        indices: [uniqueIndex('retention_kind', 'kind')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('retention');
  }
}
