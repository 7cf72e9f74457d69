import { Entity, Index } from 'typeorm';
import { Id, IntOrNull, References, Text, TextOrNull } from '../platform/database/columns.ts';

/** A patient as the reports name one: id with its issuer. What is kept depends on KERMA_PATIENTS (see core/patient-record). */
@Entity('patient')
@Index('patient_key', ['key'], { unique: true })
@Index('patient_identifier', ['identifier'])
export class Patient {
  @Id() id: number;
  /** Keyed hash of id and issuer (of name and birth date where there is no id): the same patient, the same key. */
  @Text('key') key: string;
  /** Patient ID (0010,0020); in pseudonymous mode a short pseudonym made from the key. */
  @TextOrNull('identifier') identifier: string | null;
  @TextOrNull('issuer') issuer: string | null;
  /** Family^Given… as sent; null unless KERMA_PATIENTS is full. */
  @TextOrNull('name') name: string | null;
  @TextOrNull('sex') sex: 'M' | 'F' | 'O' | null;
  @TextOrNull('birth_date') birthDate: string | null;
  /** Where an unidentified patient turned out to be this known one. */
  @IntOrNull('merged_into_id') mergedIntoId: number | null;
  @References('Patient', 'merged_into_id') mergedInto?: Patient;
}
