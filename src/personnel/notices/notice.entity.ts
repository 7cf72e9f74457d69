import { Entity, Index } from 'typeorm';
import { Flag, Id, Int, Json, References, Text, TextOrNull } from '../../platform/database/columns.ts';

/** At how many days before an end people are told, from when someone said so on. Rows are only ever added. */
@Entity('notice_steps')
export class NoticeStepsRow {
  @Id() id: number;
  /** The furthest first. */
  @Json('days') days: readonly number[];
  @Text('reason') reason: string;
  @TextOrNull('changed_by') changedBy: string | null;
  @Text('changed_at') changedAt: string;
}

/** That the yearly review of a designation was told: never twice for the same day and step. */
@Entity('review_notice')
@Index('review_notice_once', ['designationId', 'dueBy', 'days'], { unique: true })
export class ReviewNotice {
  @Id() id: number;
  @Int('designation_id') designationId: number;
  @References('Designation', 'designation_id', 'CASCADE') designation?: object;
  @Text('due_by') dueBy: string;
  /** Before that day; 0: it had passed. */
  @Int('days') days: number;
  @Text('told_at') toldAt: string;
  @Flag('by_mail') byMail: boolean;
}
