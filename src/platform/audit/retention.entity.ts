import { Entity, Index } from 'typeorm';
import { Id, IntOrNull, Text, TextOrNull } from '../database/columns.ts';
import type { RecordKind } from './audit.contract.ts';

/** How long a kind of record is kept, where that was changed; one row a kind. */
@Entity('retention')
@Index('retention_kind', ['kind'], { unique: true })
export class Retention {
  @Id() id: number;
  @Text('kind') kind: RecordKind;
  /** null: without end. */
  @IntOrNull('years') years: number | null;
  @Text('changed_at') changedAt: string;
  /** As the person was called then. */
  @TextOrNull('changed_by') changedBy: string | null;
  @Text('reason') reason: string;
}
