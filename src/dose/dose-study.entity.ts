import { Entity, Index } from 'typeorm';
import type { Unit } from '../equipment/equipment.entity.ts';
import {
  Flag,
  Id,
  Int,
  IntOrNull,
  Json,
  LongText,
  RealOrNull,
  References,
  Text,
  TextOrNull,
} from '../platform/database/columns.ts';
import type { StudyFinding } from './core/study-finding.ts';
import type { Patient } from './patient.entity.ts';

/** `empty`: all its reports were moved elsewhere. `excluded`: a person excluded it, or each of its reports. */
export type StudyState = 'current' | 'empty' | 'excluded';

/**
 * What the user sees: one per (effective) Study Instance UID, from all its reports. A read model: everything here but the
 * corrections (`assigned…`, `excluded…`) is made anew from the reports by `rebuildStudy`.
 */
@Entity('dose_study')
@Index('dose_study_uid', ['studyUid'], { unique: true })
@Index('dose_study_listed', ['state', 'listedAt', 'id'])
@Index('dose_study_patient', ['patientId'])
@Index('dose_study_accession', ['accessionNumber'])
@Index('dose_study_main_unit', ['mainUnitId', 'state', 'reportCount', 'listedAt'])
@Index('dose_study_exam_types', ['state', 'examTypes'])
@Index('dose_study_air_kerma', ['state', 'airKermaAtReferencePointMgy', 'id'])
@Index('dose_study_kerma_area_product', ['state', 'kermaAreaProductGycm2', 'id'])
@Index('dose_study_dlp', ['state', 'dlpMgycm', 'id'])
@Index('dose_study_fluoroscopy_time', ['state', 'fluoroscopyTimeS', 'id'])
@Index('dose_study_highest_ctdi_vol', ['state', 'highestCtdiVolMgy', 'id'])
@Index('dose_study_event_count', ['state', 'eventCount', 'id'])
@Index('dose_study_finding_count', ['state', 'findingCount', 'id'])
export class DoseStudy {
  @Id() id: number;
  @Text('study_uid') studyUid: string;
  @Text('state') state: StudyState;
  /** Key of the list: local date and time of the study, else of its first irradiation, else when it was received. */
  @Text('listed_at') listedAt: string;
  @TextOrNull('study_date') studyDate: string | null;
  @TextOrNull('study_time') studyTime: string | null;
  @TextOrNull('timezone_offset') timezoneOffset: string | null;
  @TextOrNull('accession_number') accessionNumber: string | null;
  @TextOrNull('description') description: string | null;
  /** Requested and performed procedure, in words, joined with " · ". */
  @TextOrNull('procedure_text') procedureText: string | null;
  /** Protocol of the study and of its events, each once, joined with " · ". */
  @TextOrNull('protocol_text') protocolText: string | null;
  /** Description, procedure and protocols in lower case, for the text filter; nothing that leads to the patient. */
  @LongText('search_text') searchText: string;
  /** Exam types of the parts, sorted, joined with ",": "ct", "ct,fluoroscopy". */
  @Text('exam_types') examTypes: string;
  /** The unit with the most irradiation events; the others are in the parts. */
  @IntOrNull('main_unit_id') mainUnitId: number | null;
  @References('Unit', 'main_unit_id') mainUnit?: Unit;
  @IntOrNull('patient_id') patientId: number | null;
  @References('Patient', 'patient_id') patient?: Patient;
  /** Correction: the patient it really was, where the wrong one was picked. */
  @IntOrNull('assigned_patient_id') assignedPatientId: number | null;
  @References('Patient', 'assigned_patient_id') assignedPatient?: Patient;
  @TextOrNull('patient_sex') patientSex: 'M' | 'F' | 'O' | null;
  @RealOrNull('patient_age_years') patientAgeYears: number | null;
  @RealOrNull('patient_size_m') patientSizeM: number | null;
  @RealOrNull('patient_weight_kg') patientWeightKg: number | null;
  @TextOrNull('pregnancy_status') pregnancyStatus: string | null;
  @Int('report_count') reportCount: number;
  @Int('event_count') eventCount: number;
  /** Of its reports and of the study itself. */
  @Int('finding_count') findingCount: number;
  @Int('warning_count') warningCount: number;
  /** Distinct codes, sorted, as ",a,b,": to be asked with LIKE '%,a,%'. */
  @LongText('finding_codes') findingCodes: string;
  /** Findings of the study itself; those of a report stand in the report. */
  @Json('findings') findings: readonly StudyFinding[];
  // Sums over the projection parts. Each is as reported where the reported ones may be added, else from events.
  @RealOrNull('kerma_area_product_gycm2') kermaAreaProductGycm2: number | null;
  @RealOrNull('air_kerma_at_reference_point_mgy') airKermaAtReferencePointMgy: number | null;
  @RealOrNull('fluoroscopy_kerma_area_product_gycm2') fluoroscopyKermaAreaProductGycm2: number | null;
  @RealOrNull('fluoroscopy_air_kerma_at_reference_point_mgy') fluoroscopyAirKermaAtReferencePointMgy:
    number | null;
  @RealOrNull('acquisition_kerma_area_product_gycm2') acquisitionKermaAreaProductGycm2: number | null;
  @RealOrNull('acquisition_air_kerma_at_reference_point_mgy') acquisitionAirKermaAtReferencePointMgy:
    number | null;
  @RealOrNull('fluoroscopy_time_s') fluoroscopyTimeS: number | null;
  @RealOrNull('acquisition_time_s') acquisitionTimeS: number | null;
  @RealOrNull('frame_count') frameCount: number | null;
  @RealOrNull('exposure_count') exposureCount: number | null;
  // Sums (the CTDIvol: the highest) over the CT parts. Air kerma and CT are never added.
  @RealOrNull('dlp_mgycm') dlpMgycm: number | null;
  @RealOrNull('effective_dose_msv') effectiveDoseMsv: number | null;
  @RealOrNull('highest_ctdi_vol_mgy') highestCtdiVolMgy: number | null;
  /** Phantom that the highest CTDIvol refers to. */
  @IntOrNull('highest_ctdi_vol_phantom_cm') highestCtdiVolPhantomCm: 16 | 32 | null;
  @Flag('entered_by_hand') enteredByHand: boolean;
  /** ISO instants (UTC). */
  @Text('first_received_at') firstReceivedAt: string;
  @Text('last_received_at') lastReceivedAt: string;
  @Text('rebuilt_at') rebuiltAt: string;
  @TextOrNull('excluded_at') excludedAt: string | null;
  @TextOrNull('excluded_reason') excludedReason: string | null;
}

/** Correction: reports of this Study Instance UID belong to another study (one procedure under two UIDs). */
@Entity('study_link')
@Index('study_link_uid', ['studyInstanceUid'], { unique: true })
export class StudyLink {
  @Id() id: number;
  @Text('study_instance_uid') studyInstanceUid: string;
  @Text('effective_study_uid') effectiveStudyUid: string;
  @Text('at') at: string;
  @TextOrNull('author') author: string | null;
  @Text('reason') reason: string;
}
