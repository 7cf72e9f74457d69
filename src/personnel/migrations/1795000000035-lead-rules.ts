import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { textOrNull } from '../../platform/database/table-columns.ts';
import { vertebralAugmentation } from '../data/lead-rules.ts';

const columns = ['valid_from', 'ended_on', 'added_by', 'added_reason', 'ended_by', 'ended_reason'];

/** From when to when a line of the policy on who leads holds, who said so and why; and the line that Kerma begins with. */
export class LeadRules1795000000035 implements MigrationInterface {
  readonly name = 'LeadRules1795000000035';

  async up(runner: QueryRunner): Promise<void> {
    for (const name of columns) await runner.addColumn('lead_rule', new TableColumn(textOrNull(name)));
    const { title, words, source } = vertebralAugmentation;
    await runner.query(
      'insert into lead_rule (profession, title, words, source, added_at) values ($1, $2, $3, $4, $5)',
      ['non-physician-radiology-provider', title, JSON.stringify(words), source, new Date().toISOString()],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from lead_rule where added_by is null and title = $1', [
      vertebralAugmentation.title,
    ]);
    for (const name of columns.toReversed()) await runner.dropColumn('lead_rule', name);
  }
}
