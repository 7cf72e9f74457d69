import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { int, text } from '../../database/table-columns.ts';

/** Where the trail ends; a trail that was begun before has its end sealed from its next line on. */
export class AuditHead1795000000033 implements MigrationInterface {
  readonly name = 'AuditHead1795000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_head',
        columns: [
          { ...int('id'), isPrimary: true },
          int('last_id'),
          text('last_hash'),
          int('since_id'),
          text('seal'),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_head');
  }
}
