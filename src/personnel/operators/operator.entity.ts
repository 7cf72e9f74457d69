import { Entity, Index } from 'typeorm';
import { Flag, Id, IntOrNull, Json, References, Text, TextOrNull } from '../../platform/database/columns.ts';

/** Whose a name in reports is, by its normalised spelling; set aside: nobody's. */
@Entity('operator_name')
@Index('operator_name_key', ['key'], { unique: true })
@Index('operator_name_person', ['personId'])
export class OperatorName {
  @Id() id: number;
  @Text('name_key') key: string;
  @IntOrNull('person_id') personId: number | null;
  @References('Person', 'person_id') person?: object;
  @Flag('set_aside') isSetAside: boolean;
}

/** Procedures that non-physician radiology providers do not lead. Lines end, and are never changed: history is judged by them. */
@Entity('lead_rule')
export class LeadRule {
  @Id() id: number;
  @Text('profession') profession: 'non-physician-radiology-provider';
  @Text('title') title: string;
  @Json('words') words: readonly string[];
  @Text('source') source: string;
  /** First day, at the facility; null: as long as studies go back. */
  @TextOrNull('valid_from') from: string | null;
  /** First day on which it holds no longer. */
  @TextOrNull('ended_on') endedOn: string | null;
  /** ISO instants (UTC). Nobody added the line that Kerma begins with. */
  @Text('added_at') addedAt: string;
  @TextOrNull('added_by') addedBy: string | null;
  @TextOrNull('added_reason') addedReason: string | null;
  @TextOrNull('ended_at') endedAt: string | null;
  @TextOrNull('ended_by') endedBy: string | null;
  @TextOrNull('ended_reason') endedReason: string | null;
}
