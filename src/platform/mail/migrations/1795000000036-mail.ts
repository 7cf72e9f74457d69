import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  id,
  index,
  int,
  longText,
  longTextOrNull,
  text,
  textOrNull,
  uniqueIndex,
} from '../../database/table-columns.ts';

const table = (): Table =>
  new Table({
    name: 'mail',
    columns: [
      id(),
      text('key'),
      text('kind'),
      text('address'),
      textOrNull('recipient'),
      text('subject'),
      longText('content'),
      text('status'),
      text('created_at'),
      text('due_at'),
      text('give_up_at'),
      int('attempts'),
      longTextOrNull('failure'),
      textOrNull('failed_at'),
      textOrNull('settled_at'),
      textOrNull('message_id'),
      textOrNull('lease'),
      textOrNull('lease_until'),
    ],
    indices: [uniqueIndex('mail_once', 'key', 'address'), index('mail_due', 'status', 'due_at')],
  });

export class Mail1795000000036 implements MigrationInterface {
  readonly name = 'Mail1795000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mail');
  }
}
