import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  id,
  index,
  int,
  intOrNull,
  longText,
  references,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';

const tables = (): Table[] => [
  new Table({
    name: 'correction',
    columns: [
      id(),
      text('kind'),
      text('at'),
      textOrNull('author'),
      text('reason'),
      longText('details'),
      intOrNull('undoes_id'),
    ],
    indices: [uniqueIndex('correction_undoes', 'undoes_id')],
    foreignKeys: [references('undoes_id', 'correction')],
  }),
  new Table({
    name: 'correction_study',
    columns: [id(), int('correction_id'), int('study_id')],
    indices: [uniqueIndex('correction_study_pair', 'study_id', 'correction_id')],
    foreignKeys: [
      references('correction_id', 'correction', 'CASCADE'),
      references('study_id', 'dose_study', 'CASCADE'),
    ],
  }),
  new Table({
    name: 'hand_entry',
    columns: [id(), text('study_uid'), int('study_id')],
    indices: [uniqueIndex('hand_entry_study_uid', 'study_uid'), index('hand_entry_study', 'study_id')],
    foreignKeys: [references('study_id', 'dose_study')],
  }),
  new Table({
    name: 'hand_entry_version',
    columns: [
      id(),
      int('entry_id'),
      text('kind'),
      text('at'),
      textOrNull('author'),
      textOrNull('reason'),
      text('source'),
      longText('fields'),
      text('fingerprint'),
      int('report_id'),
    ],
    indices: [
      index('hand_entry_version_entry', 'entry_id', 'id'),
      index('hand_entry_version_fingerprint', 'fingerprint'),
    ],
    foreignKeys: [references('entry_id', 'hand_entry', 'CASCADE'), references('report_id', 'dose_report')],
  }),
];

/** Each order of the list is read along an index. */
const orders = [
  ['dose_study_fluoroscopy_time', 'fluoroscopy_time_s'],
  ['dose_study_highest_ctdi_vol', 'highest_ctdi_vol_mgy'],
  ['dose_study_event_count', 'event_count'],
  ['dose_study_finding_count', 'finding_count'],
] as const;

/** What people put right and entered by hand, and the orders of the list of studies. */
export class Corrections1795000000010 implements MigrationInterface {
  readonly name = 'Corrections1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await runner.createTable(table);
    for (const [name, column] of orders) {
      await runner.createIndex('dose_study', new TableIndex({ name, columnNames: ['state', column, 'id'] }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of orders) await runner.dropIndex('dose_study', name);
    for (const table of tables().toReversed()) await runner.dropTable(table.name);
  }
}
