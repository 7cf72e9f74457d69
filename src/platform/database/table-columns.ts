import type { TableColumnOptions, TableForeignKeyOptions, TableIndexOptions } from 'typeorm';

/** Shorthands for migrations: the same kinds of columns as in `columns.ts`, in the words of the Table API. */
type ColumnOptions = TableColumnOptions;

const column =
  (type: string, isNullable: boolean) =>
  (name: string): ColumnOptions => ({ name, type, isNullable });

export const id = (): ColumnOptions => ({
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});
export const int = column('integer', false);
export const intOrNull = column('integer', true);
export const real = column('double precision', false);
export const realOrNull = column('double precision', true);
export const text = column('varchar', false);
export const textOrNull = column('varchar', true);
export const longText = column('text', false);
export const longTextOrNull = column('text', true);
export const flag = column('boolean', false);
export const flagOrNull = column('boolean', true);

export const references = (
  columnName: string,
  referencedTableName: string,
  onDelete: 'CASCADE' | 'SET NULL' | 'RESTRICT' = 'RESTRICT',
): TableForeignKeyOptions => ({
  columnNames: [columnName],
  referencedTableName,
  referencedColumnNames: ['id'],
  onDelete,
});

export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames });

export const uniqueIndex = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
});
