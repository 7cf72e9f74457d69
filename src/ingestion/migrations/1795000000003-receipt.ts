import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  id,
  index,
  int,
  intOrNull,
  longTextOrNull,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';

const receipt = new Table({
  name: 'receipt',
  columns: [
    id(),
    text('status'),
    text('channel'),
    textOrNull('sender'),
    textOrNull('file_name'),
    text('sha256'),
    int('size_bytes'),
    textOrNull('sop_instance_uid'),
    text('received_at'),
    textOrNull('settled_at'),
    int('times_received'),
    text('last_received_at'),
    textOrNull('code'),
    longTextOrNull('message'),
    int('attempts'),
    textOrNull('next_attempt_at'),
    intOrNull('finding_count'),
    intOrNull('study_id'),
    intOrNull('report_id'),
    textOrNull('lease_holder'),
    textOrNull('lease_until'),
  ],
  indices: [
    index('receipt_by_status', 'status', 'id'),
    index('receipt_by_time', 'received_at'),
    uniqueIndex('receipt_by_sha256', 'sha256'),
  ],
});

const takenFile = new Table({
  name: 'taken_file',
  columns: [{ ...text('fingerprint'), isPrimary: true }, text('taken_at')],
});

/** The log of arrivals, and the files that were taken from watched folders and left there. */
export class Receipt1795000000003 implements MigrationInterface {
  name = 'Receipt1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(receipt);
    await runner.createTable(takenFile);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('taken_file');
    await runner.dropTable('receipt');
  }
}
