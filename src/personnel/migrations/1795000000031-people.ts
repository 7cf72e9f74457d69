import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  flag,
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
    name: 'person',
    columns: [
      id(),
      text('name'),
      textOrNull('email'),
      text('profession'),
      textOrNull('title'),
      text('created_at'),
      textOrNull('left_at'),
    ],
    indices: [index('person_name', 'name')],
  }),
  new Table({
    name: 'account',
    columns: [
      id(),
      int('person_id'),
      text('login'),
      textOrNull('password_hash'),
      textOrNull('password_set_at'),
      textOrNull('pin_hash'),
      textOrNull('pin_set_at'),
      text('created_at'),
      textOrNull('disabled_at'),
      textOrNull('last_signed_in_at'),
    ],
    indices: [
      uniqueIndex('account_person', 'person_id'),
      uniqueIndex('account_login', 'login'),
      uniqueIndex('account_pin', 'pin_hash'),
    ],
    foreignKeys: [references('person_id', 'person')],
  }),
  new Table({
    name: 'role_grant',
    columns: [
      id(),
      int('person_id'),
      text('role'),
      intOrNull('facility_id'),
      intOrNull('unit_id'),
      flag('sees_patients'),
      text('given_at'),
      textOrNull('taken_back_at'),
    ],
    indices: [index('role_grant_person', 'person_id')],
    foreignKeys: [
      references('person_id', 'person'),
      references('facility_id', 'facility'),
      references('unit_id', 'unit'),
    ],
  }),
  new Table({
    name: 'device',
    columns: [
      id(),
      text('name'),
      textOrNull('secret_hash'),
      intOrNull('facility_id'),
      text('enrolled_at'),
      textOrNull('revoked_at'),
      textOrNull('seen_at'),
    ],
    indices: [uniqueIndex('device_hash', 'secret_hash')],
    foreignKeys: [references('facility_id', 'facility')],
  }),
  new Table({
    name: 'session',
    columns: [
      id(),
      text('secret_hash'),
      int('person_id'),
      text('method'),
      intOrNull('device_id'),
      textOrNull('address'),
      textOrNull('agent'),
      text('begun_at'),
      text('seen_at'),
      text('ends_at'),
      textOrNull('ended_at'),
    ],
    indices: [uniqueIndex('session_hash', 'secret_hash'), index('session_person', 'person_id')],
    foreignKeys: [references('person_id', 'person'), references('device_id', 'device')],
  }),
  new Table({
    name: 'api_token',
    columns: [
      id(),
      int('person_id'),
      text('name'),
      text('hint'),
      text('secret_hash'),
      longText('permissions'),
      text('created_at'),
      text('expires_at'),
      textOrNull('revoked_at'),
      textOrNull('last_used_at'),
    ],
    indices: [uniqueIndex('api_token_hash', 'secret_hash'), index('api_token_person', 'person_id')],
    foreignKeys: [references('person_id', 'person')],
  }),
  new Table({
    name: 'one_time_link',
    columns: [
      id(),
      text('purpose'),
      intOrNull('person_id'),
      text('secret_hash'),
      text('created_at'),
      text('expires_at'),
      textOrNull('used_at'),
    ],
    indices: [uniqueIndex('one_time_link_hash', 'secret_hash')],
    foreignKeys: [references('person_id', 'person')],
  }),
  new Table({
    name: 'sign_in_guard',
    columns: [id(), text('subject'), int('failures'), text('last_failed_at')],
    indices: [uniqueIndex('sign_in_guard_subject', 'subject')],
  }),
];

/** People, how they sign in, and what roles they have. */
export class People1795000000031 implements MigrationInterface {
  readonly name = 'People1795000000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await runner.dropTable(table.name);
  }
}
