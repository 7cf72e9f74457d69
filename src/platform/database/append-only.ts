import type { QueryRunner } from 'typeorm';

/** A table whose rows are only added; of `changing` columns the present state is kept beside what was recorded. */
export interface AppendOnlyTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly changing?: readonly string[];
}

const refusal = (table: string): string => `rows of ${table} are only added`;

const onSqlite = (table: string, fixed: readonly string[]): string[] => [
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${fixed.join(', ')} ON ${table}
    BEGIN SELECT RAISE(ABORT, '${refusal(table)}'); END`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${refusal(table)}'); END`,
];

const onPostgres = (table: string, fixed: readonly string[]): string[] => [
  `CREATE FUNCTION ${table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${refusal(table)}'; END $$`,
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${fixed.join(', ')} ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION ${table}_append_only()`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION ${table}_append_only()`,
];

const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres';

/** Has the database itself refuse to alter or delete rows of a table, for migrations. */
export const makeAppendOnly = async (
  runner: QueryRunner,
  { table, columns, changing = [] }: AppendOnlyTable,
): Promise<void> => {
  const fixed = columns.filter((column) => !changing.includes(column));
  const statements = isPostgres(runner) ? onPostgres(table, fixed) : onSqlite(table, fixed);
  for (const statement of statements) await runner.query(statement);
};

/** Takes away what `makeAppendOnly` left behind when its table is dropped. */
export const forgetAppendOnly = async (runner: QueryRunner, table: string): Promise<void> => {
  if (isPostgres(runner)) await runner.query(`DROP FUNCTION ${table}_append_only CASCADE`);
};
