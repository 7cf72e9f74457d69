import { Entity, Index } from 'typeorm';
import { Id, Int, References, Text, TextOrNull } from '../platform/database/columns.ts';

/** Who the reports of a study name as having done it: staff, as sent. Made anew with the study. */
@Entity('study_operator')
@Index('study_operator_identity', ['studyId', 'key', 'roleCode'], { unique: true })
@Index('study_operator_key', ['key', 'studyId'])
export class StudyOperator {
  @Id() id: number;
  @Int('study_id') studyId: number;
  @References('DoseStudy', 'study_id', 'CASCADE') study?: object;
  @Text('name') name: string;
  /** What spellings of the name have in common: see core/operators. */
  @Text('key') key: string;
  /** "DCM:113851", or the tag of the header attribute, "(0008,1050)". */
  @Text('role_code') roleCode: string;
  @TextOrNull('role_meaning') roleMeaning: string | null;
}
