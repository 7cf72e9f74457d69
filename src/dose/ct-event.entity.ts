import { Entity, Index } from 'typeorm';
import type { CtAcquisitionType, CtEvent as ReportedEvent } from '../dicom/rdsr/ct-report.ts';
import {
  Flag,
  FlagOrNull,
  Id,
  Int,
  IntOrNull,
  Json,
  RealOrNull,
  References,
  Text,
  TextOrNull,
} from '../platform/database/columns.ts';
import type { DoseReport } from './dose-report.entity.ts';
import type { StudyPart } from './study-part.entity.ts';

/** What an acquisition carries beside its columns: codes, sources, dose checks, `sent`. What was null or empty is left out. */
export type CtEventDetails = Partial<Omit<ReportedEvent, keyof CtEvent | 'startedAt'>>;

/** A CT acquisition, as one report tells it. Never altered; `partId` says whether it counts. */
@Entity('ct_event')
@Index('ct_event_report', ['reportId', 'eventIndex'], { unique: true })
@Index('ct_event_part', ['partId', 'irradiationEventUid'], { unique: true })
export class CtEvent {
  @Id() id: number;
  /** The report that says so. */
  @Int('report_id') reportId: number;
  @References('DoseReport', 'report_id', 'CASCADE') report?: DoseReport;
  /** Null when it does not count: its report is superseded, excluded or moved, or a later report says the same event. */
  @IntOrNull('part_id') partId: number | null;
  @References('StudyPart', 'part_id', 'SET NULL') part?: StudyPart;
  /** Place in its report, from 0. */
  @Int('event_index') eventIndex: number;
  @Text('event_uid') irradiationEventUid: string;
  @Flag('uid_is_synthetic') uidIsSynthetic: boolean;
  /** Local wall time as sent, and the offset from UTC where given. */
  @TextOrNull('started_at') startedAt: string | null;
  @TextOrNull('started_offset') startedOffset: string | null;
  @TextOrNull('acquisition_protocol') acquisitionProtocol: string | null;
  @Text('acquisition_type') acquisitionType: CtAcquisitionType;
  @FlagOrNull('repeated') repeated: boolean | null;
  @FlagOrNull('rejected') rejected: boolean | null;
  /** 16 (head) or 32 (body) cm; null when the phantom is unknown. */
  @IntOrNull('phantom_diameter_cm') phantomDiameterCm: 16 | 32 | null;
  @RealOrNull('exposure_time_s') exposureTimeS: number | null;
  @RealOrNull('scanning_length_mm') scanningLengthMm: number | null;
  @RealOrNull('reconstructable_length_mm') reconstructableLengthMm: number | null;
  @RealOrNull('exposed_range_mm') exposedRangeMm: number | null;
  @RealOrNull('nominal_single_collimation_width_mm') nominalSingleCollimationWidthMm: number | null;
  @RealOrNull('nominal_total_collimation_width_mm') nominalTotalCollimationWidthMm: number | null;
  @RealOrNull('pitch_ratio') pitchRatio: number | null;
  @RealOrNull('source_count') sourceCount: number | null;
  @RealOrNull('ctdi_vol_mgy') ctdiVolMgy: number | null;
  @RealOrNull('dlp_mgycm') dlpMgycm: number | null;
  @RealOrNull('effective_dose_msv') effectiveDoseMsv: number | null;
  @RealOrNull('ssde_mgy') ssdeMgy: number | null;
  @RealOrNull('water_equivalent_diameter_mm') waterEquivalentDiameterMm: number | null;
  @RealOrNull('effective_diameter_mm') effectiveDiameterMm: number | null;
  @RealOrNull('lateral_dimension_mm') lateralDimensionMm: number | null;
  @RealOrNull('ap_dimension_mm') apDimensionMm: number | null;
  @Json('details') details: CtEventDetails;
}
