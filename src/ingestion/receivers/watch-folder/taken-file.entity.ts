import { Entity, PrimaryColumn } from 'typeorm';
import { Text } from '../../../platform/database/columns.ts';

/** A file of a watched folder that was taken and left where it is: so that a restart does not take it again. */
@Entity({ name: 'taken_file' })
export class TakenFileRow {
  /** SHA-256 of path, size and time of change: the name may hold a patient's, and a file written anew is a new one. */
  @PrimaryColumn({ name: 'fingerprint', type: 'varchar' })
  fingerprint: string;

  @Text('taken_at') takenAt: string;
}
