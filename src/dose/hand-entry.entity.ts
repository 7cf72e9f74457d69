import { Entity, Index } from 'typeorm';
import { Id, Int, Json, References, Text, TextOrNull } from '../platform/database/columns.ts';
import type { HandEntryFields } from './hand-entry.contract.ts';

/** A study that a person entered for a unit that sends nothing. */
@Entity('hand_entry')
@Index('hand_entry_study_uid', ['studyUid'], { unique: true })
@Index('hand_entry_study', ['studyId'])
export class HandEntry {
  @Id() id: number;
  @Text('study_uid') studyUid: string;
  @Int('study_id') studyId: number;
  @References('DoseStudy', 'study_id') study?: object;
}

/** What was entered, changed, withdrawn, restored. Rows are only ever added: the newest one stands. */
@Entity('hand_entry_version')
@Index('hand_entry_version_entry', ['entryId', 'id'])
@Index('hand_entry_version_fingerprint', ['fingerprint'])
export class HandEntryVersion {
  @Id() id: number;
  @Int('entry_id') entryId: number;
  @References('HandEntry', 'entry_id', 'CASCADE') entry?: HandEntry;
  @Text('kind') kind: 'entered' | 'changed' | 'withdrawn' | 'restored';
  /** ISO instant (UTC). */
  @Text('at') at: string;
  @TextOrNull('author') author: string | null;
  @TextOrNull('reason') reason: string | null;
  @Text('source') source: 'form' | 'csv';
  @Json('fields') fields: HandEntryFields;
  /** Of the fields but for comment and author: tells whether a row of a file was entered before. */
  @Text('fingerprint') fingerprint: string;
  /** The report that says so. */
  @Int('report_id') reportId: number;
  @References('DoseReport', 'report_id') report?: object;
}
