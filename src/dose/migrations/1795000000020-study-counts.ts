import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const mainUnit = (...columnNames: string[]): TableIndex =>
  new TableIndex({ name: 'dose_study_main_unit', columnNames });

/** Lets the studies of each unit and of each exam type be counted from an index alone. */
export class StudyCounts1795000000020 implements MigrationInterface {
  readonly name = 'StudyCounts1795000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('dose_study', 'dose_study_main_unit');
    await runner.createIndex('dose_study', mainUnit('main_unit_id', 'state', 'report_count', 'listed_at'));
    await runner.createIndex(
      'dose_study',
      new TableIndex({ name: 'dose_study_exam_types', columnNames: ['state', 'exam_types'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('dose_study', 'dose_study_exam_types');
    await runner.dropIndex('dose_study', 'dose_study_main_unit');
    await runner.createIndex('dose_study', mainUnit('main_unit_id', 'listed_at'));
  }
}
