import type { EntityManager, EntityMetadata } from 'typeorm';

type EntityClass<T> = new () => T;
/** JSON that is text already, since the caller needed the text for itself. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values by property of the entity; what is left out is null. */
export type Row<T> = {
  readonly [K in keyof T]?: T[K] | (NonNullable<T[K]> extends object ? JsonText : never) | undefined;
};

interface ColumnPlan {
  readonly property: string;
  readonly name: string;
  readonly isJson: boolean;
}

interface InsertPlan {
  readonly table: string;
  readonly columns: readonly ColumnPlan[];
  /** Whether variables are written $1, $2 … (PostgreSQL) or ?. */
  readonly numbered: boolean;
}

/** SQLite takes 32,766 variables in one statement, PostgreSQL 65,535. */
const maxVariables = 32_766;
const plans = new WeakMap<EntityMetadata, InsertPlan>();

const planOf = (manager: EntityManager, entity: EntityClass<object>): InsertPlan => {
  const metadata = manager.connection.getMetadata(entity);
  const known = plans.get(metadata);
  if (known) return known;
  const columns = metadata.columns
    .filter((column) => !column.isGenerated)
    .map((column) => ({
      property: column.propertyName,
      name: column.databaseName,
      isJson: column.type === 'simple-json',
    }));
  const numbered = manager.connection.options.type === 'postgres';
  const plan = { table: metadata.tableName, columns, numbered };
  plans.set(metadata, plan);
  return plan;
};

const valueOf = (column: ColumnPlan, row: Readonly<Record<string, unknown>>): unknown => {
  const value = row[column.property] ?? null;
  if (value instanceof JsonText) return value.text;
  return column.isJson ? JSON.stringify(value) : value;
};

const insertSql = ({ table, columns, numbered }: InsertPlan, rowCount: number): string => {
  let variable = 0;
  // SQLite looks a named variable up in the list of all: thousands of "$1" take a second where "?" takes milliseconds.
  const mark = numbered ? () => `$${(variable += 1)}` : () => '?';
  const rows = Array.from({ length: rowCount }, () => `(${columns.map(mark).join(',')})`);
  // In lower case on purpose: TypeORM's SQLite driver keeps the rows of RETURNING only of what does not begin with "INSERT ".
  return `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(',')}) values ${rows.join(',')}`;
};

interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

const insertsOf = (plan: InsertPlan, rows: readonly object[]): Statement[] => {
  const most = Math.floor(maxVariables / plan.columns.length);
  const inserts: Statement[] = [];
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most) as Readonly<Record<string, unknown>>[];
    const values = part.flatMap((row) => plan.columns.map((column) => valueOf(column, row)));
    inserts.push({ sql: insertSql(plan, part.length), values });
  }
  return inserts;
};

/**
 * Inserts many rows with few statements, past TypeORM's builder and without making entities of them: some forty times
 * less work for an event table. All rows go through the column list of the entity.
 */
export const insertRows = async <T extends object>(
  manager: EntityManager,
  entity: EntityClass<T>,
  rows: readonly Row<T>[],
): Promise<void> => {
  for (const { sql, values } of insertsOf(planOf(manager, entity), rows)) {
    await manager.query(sql, values);
  }
};

/** Inserts those of the rows that no unique index has already; gives the wanted columns of these, in any order. */
export const insertNewRows = async <T extends object, Told>(
  manager: EntityManager,
  entity: EntityClass<T>,
  rows: readonly Row<T>[],
  told: readonly (keyof Told & string)[],
): Promise<Told[]> => {
  const inserted: Told[] = [];
  for (const { sql, values } of insertsOf(planOf(manager, entity), rows)) {
    const returning = `${sql} on conflict do nothing returning ${told.join(',')}`;
    inserted.push(...(await manager.query<Told[]>(returning, values)));
  }
  return inserted;
};

/** Inserts one row and gives its id; null when a unique index already has such a row. */
export const insertRow = async <T extends object>(
  manager: EntityManager,
  entity: EntityClass<T>,
  row: Row<T>,
): Promise<number | null> => {
  const [inserted] = await insertNewRows<T, { id: number }>(manager, entity, [row], ['id']);
  return inserted?.id ?? null;
};

/** Updates the given properties of one row. */
export const updateRow = async <T extends object>(
  manager: EntityManager,
  entity: EntityClass<T>,
  id: number,
  changes: Row<T>,
): Promise<void> => {
  const plan = planOf(manager, entity);
  const changed = plan.columns.filter(({ property }) => property in changes);
  const set = changed.map(({ name }, at) => `"${name}" = $${at + 1}`).join(', ');
  const values = changed.map((column) => valueOf(column, changes));
  await manager.query(`update "${plan.table}" set ${set} where id = $${changed.length + 1}`, [...values, id]);
};

/** The properties of an entity that have a column of their own. */
export const columnProperties = (manager: EntityManager, entity: EntityClass<object>): ReadonlySet<string> =>
  new Set(planOf(manager, entity).columns.map(({ property }) => property));

/** For `find…`: the row is held until the transaction ends. On SQLite the whole transaction is alone already. */
export const held = (manager: EntityManager): { lock?: { mode: 'pessimistic_write' } } =>
  manager.connection.options.type === 'postgres' ? { lock: { mode: 'pessimistic_write' } } : {};
