import { Entity, Index } from 'typeorm';
import { Id, Int, IntOrNull, Json, References, Text, TextOrNull } from '../platform/database/columns.ts';
import type { CorrectionDetails } from './core/correction-details.ts';

/** What a person put right, and why. Rows are only ever added: taking one back is a row of its own. */
@Entity('correction')
@Index('correction_undoes', ['undoesId'], { unique: true })
export class Correction {
  @Id() id: number;
  /** `undo`: takes back the one of `undoesId`. */
  @Text('kind') kind: CorrectionDetails['kind'] | 'undo';
  /** ISO instant (UTC). */
  @Text('at') at: string;
  @TextOrNull('author') author: string | null;
  @Text('reason') reason: string;
  /** What it changed and what stood before; null for `undo`. */
  @Json('details') details: CorrectionDetails | null;
  @IntOrNull('undoes_id') undoesId: number | null;
  @References('Correction', 'undoes_id') undoes?: Correction;
}

/** The studies that a correction touches. */
@Entity('correction_study')
@Index('correction_study_pair', ['studyId', 'correctionId'], { unique: true })
export class CorrectionStudy {
  @Id() id: number;
  @Int('correction_id') correctionId: number;
  @References('Correction', 'correction_id', 'CASCADE') correction?: Correction;
  @Int('study_id') studyId: number;
  @References('DoseStudy', 'study_id', 'CASCADE') study?: object;
}
