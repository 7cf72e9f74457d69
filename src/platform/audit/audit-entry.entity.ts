import { Entity, Index } from 'typeorm';
import type { CallerKind } from '../access/caller.ts';
import { Id, IntOrNull, LongTextOrNull, Text, TextOrNull } from '../database/columns.ts';

/** One line of the audit trail. Rows are only ever added; triggers refuse everything else. */
@Entity('audit_entry')
@Index('audit_entry_at', ['at'])
@Index('audit_entry_person', ['personId', 'id'])
@Index('audit_entry_subject', ['subjectKind', 'subjectId'])
@Index('audit_entry_action', ['action', 'id'])
export class AuditEntry {
  @Id() id: number;
  /** ISO instant (UTC). */
  @Text('at') at: string;
  @Text('actor_kind') actorKind: CallerKind;
  @IntOrNull('person_id') personId: number | null;
  /** As the person was called then. */
  @TextOrNull('person_name') personName: string | null;
  @TextOrNull('address') address: string | null;
  /** What was done, "unit.renamed", "patient.seen". */
  @Text('action') action: string;
  @Text('subject_kind') subjectKind: string;
  @TextOrNull('subject_id') subjectId: string | null;
  /** JSON of what it was and what it became; null where there is neither. */
  @LongTextOrNull('before') before: string | null;
  @LongTextOrNull('after') after: string | null;
  @TextOrNull('reason') reason: string | null;
  /** Of the line before; 64 zeros for the first. */
  @Text('previous_hash') previousHash: string;
  @Text('hash') hash: string;
}
