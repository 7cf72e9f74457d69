import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  id,
  index,
  int,
  references,
  text,
  textOrNull,
  uniqueIndex,
} from '../../platform/database/table-columns.ts';
import { operatorsOf } from '../core/operators.ts';
import type { ReportHeader } from '../core/report-facts.ts';
import { participantsIn } from '../operator-rows.ts';

const table = (): Table =>
  new Table({
    name: 'study_operator',
    columns: [
      id(),
      int('study_id'),
      text('name'),
      text('key'),
      text('role_code'),
      textOrNull('role_meaning'),
    ],
    indices: [
      uniqueIndex('study_operator_identity', 'study_id', 'key', 'role_code'),
      index('study_operator_key', 'key', 'study_id'),
    ],
    foreignKeys: [references('study_id', 'dose_study', 'CASCADE')],
  });

const atOnce = 200;

interface StoredHeader {
  readonly id: number;
  readonly study_id: number;
  readonly header: string;
}

interface EventPeople {
  readonly report_id: number;
  readonly details: string;
}

const nextReports = (runner: QueryRunner, after: number): Promise<StoredHeader[]> =>
  runner.query(
    'select id, study_id, header from dose_report where id > $1 and excluded_at is null order by id limit $2',
    [after, atOnce],
  ) as Promise<StoredHeader[]>;

const eventPeople = async (runner: QueryRunner, reportIds: readonly number[]): Promise<EventPeople[]> => {
  const found: EventPeople[] = [];
  for (const events of ['projection_event', 'ct_event']) {
    const rows = (await runner.query(
      `select report_id, details from ${events}
        where report_id in (${reportIds.join(',')}) and details like '%"participants":%'`,
    )) as EventPeople[];
    found.push(...rows);
  }
  return found;
};

const fill = async (runner: QueryRunner, reports: readonly StoredHeader[]): Promise<void> => {
  const people = await eventPeople(
    runner,
    reports.map((report) => report.id),
  );
  for (const { id: reportId, study_id, header } of reports) {
    const ofEvents = people.filter(({ report_id }) => report_id === reportId);
    const operators = operatorsOf(
      JSON.parse(header) as ReportHeader,
      ofEvents.flatMap(({ details }) => participantsIn(details)),
    );
    for (const { name, key, roleCode, roleMeaning } of operators)
      await runner.query(
        `insert into study_operator (study_id, name, key, role_code, role_meaning) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
        [study_id, name, key, roleCode, roleMeaning],
      );
  }
};

/** Who did the studies, from what the reports that are there say. */
export class StudyOperators1795000000040 implements MigrationInterface {
  readonly name = 'StudyOperators1795000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table());
    let reports = await nextReports(runner, 0);
    while (reports.length > 0) {
      await fill(runner, reports);
      reports = await nextReports(runner, reports.at(-1)?.id ?? 0);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('study_operator');
  }
}
