import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  flag,
  id,
  index,
  int,
  intOrNull,
  longText,
  realOrNull,
  references,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';

const withdrawal = () => [
  textOrNull('withdrawn_by'),
  textOrNull('withdrawn_at'),
  textOrNull('withdrawn_reason'),
];

const credentials = (): Table[] => [
  new Table({
    name: 'credential_file',
    columns: [id(), text('sha256'), text('name'), text('type'), int('size_bytes'), text('stored_at')],
  }),
  new Table({
    name: 'credential',
    columns: [
      id(),
      int('person_id'),
      text('kind'),
      textOrNull('title'),
      textOrNull('number'),
      textOrNull('issuer'),
      textOrNull('subfield'),
      textOrNull('restriction'),
      realOrNull('hours'),
      textOrNull('issued'),
      textOrNull('expires'),
      intOrNull('file_id'),
      textOrNull('verified_by'),
      intOrNull('verified_by_id'),
      textOrNull('verified_at'),
      textOrNull('verified_how'),
      textOrNull('entered_by'),
      text('entered_at'),
      ...withdrawal(),
      intOrNull('replaced_by_id'),
    ],
    indices: [index('credential_person', 'person_id'), index('credential_expires', 'expires')],
    foreignKeys: [references('person_id', 'person'), references('file_id', 'credential_file')],
  }),
  new Table({
    name: 'qualification_policy',
    columns: [
      id(),
      text('capacity'),
      text('valid_from'),
      longText('policy'),
      text('reason'),
      text('confirmed_by'),
      text('confirmed_at'),
    ],
    indices: [index('qualification_policy_capacity', 'capacity', 'valid_from')],
  }),
  new Table({
    name: 'qualification_override',
    columns: [
      id(),
      int('person_id'),
      text('capacity'),
      intOrNull('unit_id'),
      text('valid_from'),
      text('valid_until'),
      text('reason'),
      text('signed_by'),
      int('signed_by_id'),
      text('signed_at'),
      ...withdrawal(),
    ],
    indices: [index('qualification_override_person', 'person_id')],
    foreignKeys: [references('person_id', 'person'), references('unit_id', 'unit')],
  }),
  new Table({
    name: 'expiry_notice',
    columns: [id(), int('credential_id'), int('days'), text('told_at'), flag('by_mail')],
    indices: [uniqueIndex('expiry_notice_once', 'credential_id', 'days')],
    foreignKeys: [references('credential_id', 'credential')],
  }),
];

const supervision = (): Table[] => [
  new Table({
    name: 'supervision',
    columns: [
      id(),
      int('unit_id'),
      int('person_id'),
      text('kind'),
      text('valid_from'),
      textOrNull('valid_until'),
      textOrNull('note'),
    ],
    indices: [index('supervision_unit', 'unit_id', 'valid_from'), index('supervision_person', 'person_id')],
    foreignKeys: [references('unit_id', 'unit'), references('person_id', 'person')],
  }),
  new Table({
    name: 'positioning_policy',
    columns: [
      id(),
      text('title'),
      longText('text'),
      int('medical_director_id'),
      text('approved_on'),
      textOrNull('ended_on'),
    ],
    foreignKeys: [references('medical_director_id', 'person')],
  }),
  new Table({
    name: 'designation',
    columns: [
      id(),
      int('unit_id'),
      int('technologist_id'),
      int('supervising_physician_id'),
      int('policy_id'),
      text('valid_from'),
      textOrNull('valid_until'),
    ],
    indices: [index('designation_unit', 'unit_id'), index('designation_technologist', 'technologist_id')],
    foreignKeys: [
      references('unit_id', 'unit'),
      references('technologist_id', 'person'),
      references('supervising_physician_id', 'person'),
      references('policy_id', 'positioning_policy'),
    ],
  }),
  new Table({
    name: 'designation_review',
    columns: [
      id(),
      int('designation_id'),
      text('reviewed_on'),
      textOrNull('reviewed_by'),
      textOrNull('note'),
    ],
    indices: [index('designation_review_designation', 'designation_id')],
    foreignKeys: [references('designation_id', 'designation', 'CASCADE')],
  }),
];

const operators = (): Table[] => [
  new Table({
    name: 'operator_name',
    columns: [id(), text('name_key'), intOrNull('person_id'), flag('set_aside')],
    indices: [uniqueIndex('operator_name_key', 'name_key'), index('operator_name_person', 'person_id')],
    foreignKeys: [references('person_id', 'person')],
  }),
  new Table({
    name: 'lead_rule',
    columns: [
      id(),
      text('profession'),
      text('title'),
      longText('words'),
      text('source'),
      text('added_at'),
      textOrNull('ended_at'),
    ],
  }),
];

const tables = (): Table[] => [...credentials(), ...supervision(), ...operators()];

/** What people hold, what that makes them, whom they supervise, and whose the names in reports are. */
export class Credentials1795000000032 implements MigrationInterface {
  readonly name = 'Credentials1795000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await runner.dropTable(table.name);
  }
}
