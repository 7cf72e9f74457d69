import { Entity, PrimaryColumn } from 'typeorm';
import { Int, Text } from '../database/columns.ts';

/** Where the audit trail ends, in one row that is written with each line: what is cut off at the end is missed here. */
@Entity('audit_head')
export class AuditHead {
  /** Always 1. */
  @PrimaryColumn({ name: 'id', type: 'integer' }) id: number;
  @Int('last_id') lastId: number;
  @Text('last_hash') lastHash: string;
  /** The first line that was written while this row was there; more than 1 when someone took it away meanwhile. */
  @Int('since_id') sinceId: number;
  /** Keyed hash over the others. */
  @Text('seal') seal: string;
}
