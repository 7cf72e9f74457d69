import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
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
    name: 'facility',
    columns: [id(), text('name'), text('time_zone')],
    indices: [uniqueIndex('facility_name', 'name')],
  }),
  new Table({
    name: 'unit',
    columns: [
      id(),
      text('identity_key'),
      textOrNull('manufacturer'),
      textOrNull('model'),
      textOrNull('serial_number'),
      textOrNull('station_name'),
      textOrNull('institution_name'),
      textOrNull('department_name'),
      textOrNull('display_name'),
      intOrNull('facility_id'),
      textOrNull('room'),
      text('state'),
      intOrNull('merged_into_id'),
      text('first_seen_at'),
      textOrNull('last_seen_at'),
      intOrNull('silent_after_days'),
      textOrNull('counts_as'),
    ],
    indices: [uniqueIndex('unit_identity_key', 'identity_key'), index('unit_facility', 'facility_id')],
    foreignKeys: [references('facility_id', 'facility'), references('merged_into_id', 'unit')],
  }),
  new Table({
    name: 'unit_software',
    columns: [id(), int('unit_id'), text('versions'), text('first_seen_at'), text('last_seen_at')],
    indices: [uniqueIndex('unit_software_versions', 'unit_id', 'versions')],
    foreignKeys: [references('unit_id', 'unit', 'CASCADE')],
  }),
  new Table({
    name: 'unit_event',
    columns: [
      id(),
      int('unit_id'),
      text('at'),
      text('kind'),
      textOrNull('author'),
      textOrNull('reason'),
      longText('details'),
    ],
    indices: [index('unit_event_unit', 'unit_id', 'id')],
    foreignKeys: [references('unit_id', 'unit', 'CASCADE')],
  }),
];

/** Facilities, units, their software history and what was done to them. */
export class Equipment1795000000001 implements MigrationInterface {
  readonly name = 'Equipment1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await runner.dropTable(table.name);
  }
}
