import { Column, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

/** Shorthands for the few kinds of columns that are alike on SQLite and PostgreSQL. Absent is null, never 0. */
type Decorate = PropertyDecorator;

export const Id = (): Decorate => PrimaryGeneratedColumn({ name: 'id', type: 'integer' });
export const Int = (name: string): Decorate => Column({ name, type: 'integer' });
export const IntOrNull = (name: string): Decorate => Column({ name, type: 'integer', nullable: true });
export const Real = (name: string): Decorate => Column({ name, type: 'double precision' });
export const RealOrNull = (name: string): Decorate =>
  Column({ name, type: 'double precision', nullable: true });
export const Text = (name: string): Decorate => Column({ name, type: 'varchar' });
export const TextOrNull = (name: string): Decorate => Column({ name, type: 'varchar', nullable: true });
export const LongText = (name: string): Decorate => Column({ name, type: 'text' });
export const LongTextOrNull = (name: string): Decorate => Column({ name, type: 'text', nullable: true });
export const Json = (name: string): Decorate => Column({ name, type: 'simple-json' });
export const Flag = (name: string): Decorate => Column({ name, type: 'boolean' });
export const FlagOrNull = (name: string): Decorate => Column({ name, type: 'boolean', nullable: true });

type OnDelete = 'CASCADE' | 'SET NULL' | 'RESTRICT';

/** A foreign key whose id column is declared beside it; the target by its class name, so that no cycle of imports arises. */
export const References =
  (target: string, column: string, onDelete: OnDelete = 'RESTRICT'): Decorate =>
  (prototype, property) => {
    ManyToOne(target, { onDelete, nullable: true })(prototype, property);
    JoinColumn({ name: column })(prototype, property);
  };
