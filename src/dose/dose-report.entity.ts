import { Entity, Index } from 'typeorm';
import type { Finding } from '../dicom/rdsr/reading.ts';
import type { ExamType } from '../dicom/rdsr/report-common.ts';
import type { Unit } from '../equipment/equipment.entity.ts';
import { Id, Int, IntOrNull, Json, References, Text, TextOrNull } from '../platform/database/columns.ts';
import type { ReportHeader } from './core/report-facts.ts';
import type { DoseStudy } from './dose-study.entity.ts';
import type { Patient } from './patient.entity.ts';

export type ReportState = 'current' | 'superseded' | 'excluded';
/** `form` and `csv`: entered by hand for a unit that sends nothing. */
export type ReportSource = 'dicom' | 'form' | 'csv';

/** One per SOP Instance UID, as it was sent. Never altered but for its place: study, state. */
@Entity('dose_report')
@Index('dose_report_sop_instance_uid', ['sopInstanceUid'], { unique: true })
@Index('dose_report_effective_study_uid', ['effectiveStudyUid'])
@Index('dose_report_study', ['studyId'])
@Index('dose_report_unit', ['unitId'])
@Index('dose_report_patient', ['patientId'])
@Index('dose_report_sha256', ['sha256'])
export class DoseReport {
  @Id() id: number;
  @Text('sop_instance_uid') sopInstanceUid: string;
  /** As the report says. */
  @Text('study_instance_uid') studyInstanceUid: string;
  /** Where it counts; another than its own after a correction (move, link, split). */
  @Text('effective_study_uid') effectiveStudyUid: string;
  @Int('study_id') studyId: number;
  @References('DoseStudy', 'study_id') study?: DoseStudy;
  /** The unit that sent it; what that one was merged into counts (`study_part.unit_id`). */
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: Unit;
  @IntOrNull('patient_id') patientId: number | null;
  @References('Patient', 'patient_id') patient?: Patient;
  @Text('kind') kind: 'projection' | 'ct';
  @Text('exam_type') examType: ExamType;
  @TextOrNull('completion_flag') completionFlag: 'COMPLETE' | 'PARTIAL' | null;
  /** Local wall time as sent, and the offset from UTC where given. */
  @TextOrNull('content_at') contentAt: string | null;
  @TextOrNull('content_offset') contentOffset: string | null;
  @Int('event_count') eventCount: number;
  /** The whole report but its events (those are rows); patient data masked unless KERMA_PATIENTS is full. */
  @Json('header') header: ReportHeader;
  @Json('findings') findings: readonly Finding[];
  @Int('finding_count') findingCount: number;
  @Int('warning_count') warningCount: number;
  @Text('state') state: ReportState;
  /** Why it does not count, in words; null when it does. */
  @TextOrNull('state_reason') stateReason: string | null;
  /** Of the original as it was received; null for an entry by hand. */
  @TextOrNull('sha256') sha256: string | null;
  /** Of what the reader made of it: tells after an upgrade whether a replay changes anything. */
  @Text('reading_sha256') readingSha256: string;
  @Text('source') source: ReportSource;
  @TextOrNull('entered_by') enteredBy: string | null;
  /** ISO instants (UTC). */
  @Text('received_at') receivedAt: string;
  @Text('recorded_at') recordedAt: string;
  @TextOrNull('excluded_at') excludedAt: string | null;
  @TextOrNull('excluded_reason') excludedReason: string | null;
}
