import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  flag,
  id,
  int,
  longText,
  references,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';

const tables = (): Table[] => [
  new Table({
    name: 'notice_steps',
    columns: [id(), longText('days'), text('reason'), textOrNull('changed_by'), text('changed_at')],
  }),
  new Table({
    name: 'review_notice',
    columns: [id(), int('designation_id'), text('due_by'), int('days'), text('told_at'), flag('by_mail')],
    indices: [uniqueIndex('review_notice_once', 'designation_id', 'due_by', 'days')],
    foreignKeys: [references('designation_id', 'designation', 'CASCADE')],
  }),
];

/** When people are told of what ends, and that they were told of reviews. */
export class Notices1795000000037 implements MigrationInterface {
  readonly name = 'Notices1795000000037';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await runner.dropTable(table.name);
  }
}
