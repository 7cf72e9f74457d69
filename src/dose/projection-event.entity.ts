import { Entity, Index } from 'typeorm';
import type {
  ProjectionEvent as ReportedEvent,
  ProjectionEventType,
} from '../dicom/rdsr/projection-report.ts';
import type { Plane } from '../dicom/rdsr/report-common.ts';
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

/** What an event carries beside its columns: codes, texts, filters, `sent`. What was null or empty is left out. */
export type ProjectionEventDetails = Partial<Omit<ReportedEvent, keyof ProjectionEvent | 'startedAt'>>;

/** An irradiation event of a projection report, as one report tells it. Never altered; `partId` says whether it counts. */
@Entity('projection_event')
@Index('projection_event_report', ['reportId', 'eventIndex'], { unique: true })
@Index('projection_event_part', ['partId', 'irradiationEventUid'], { unique: true })
export class ProjectionEvent {
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
  @Text('plane') plane: Plane;
  @Text('type') type: ProjectionEventType;
  @TextOrNull('protocol') protocol: string | null;
  @FlagOrNull('repeated') repeated: boolean | null;
  @FlagOrNull('rejected') rejected: boolean | null;
  @RealOrNull('kerma_area_product_gycm2') kermaAreaProductGycm2: number | null;
  @RealOrNull('air_kerma_at_reference_point_mgy') airKermaAtReferencePointMgy: number | null;
  @RealOrNull('entrance_exposure_at_reference_point_mgy') entranceExposureAtReferencePointMgy: number | null;
  @RealOrNull('average_glandular_dose_mgy') averageGlandularDoseMgy: number | null;
  @RealOrNull('irradiation_duration_s') irradiationDurationS: number | null;
  @RealOrNull('kvp') kvp: number | null;
  @RealOrNull('tube_current_ma') tubeCurrentMa: number | null;
  @RealOrNull('average_tube_current_ma') averageTubeCurrentMa: number | null;
  @RealOrNull('exposure_time_ms') exposureTimeMs: number | null;
  @RealOrNull('exposure_mas') exposureMas: number | null;
  @RealOrNull('pulse_width_ms') pulseWidthMs: number | null;
  @RealOrNull('pulse_rate_per_s') pulseRatePerS: number | null;
  @RealOrNull('pulse_count') pulseCount: number | null;
  @RealOrNull('focal_spot_size_mm') focalSpotSizeMm: number | null;
  @RealOrNull('half_value_layer_mm') halfValueLayerMm: number | null;
  @RealOrNull('patient_equivalent_thickness_mm') patientEquivalentThicknessMm: number | null;
  @RealOrNull('compression_thickness_mm') compressionThicknessMm: number | null;
  @RealOrNull('collimated_field_area_cm2') collimatedFieldAreaCm2: number | null;
  @RealOrNull('collimated_field_height_mm') collimatedFieldHeightMm: number | null;
  @RealOrNull('collimated_field_width_mm') collimatedFieldWidthMm: number | null;
  @RealOrNull('exposure_index') exposureIndex: number | null;
  @RealOrNull('target_exposure_index') targetExposureIndex: number | null;
  @RealOrNull('deviation_index') deviationIndex: number | null;
  @RealOrNull('positioner_primary_angle_deg') positionerPrimaryAngleDeg: number | null;
  @RealOrNull('positioner_secondary_angle_deg') positionerSecondaryAngleDeg: number | null;
  @RealOrNull('positioner_primary_end_angle_deg') positionerPrimaryEndAngleDeg: number | null;
  @RealOrNull('positioner_secondary_end_angle_deg') positionerSecondaryEndAngleDeg: number | null;
  @RealOrNull('column_angulation_deg') columnAngulationDeg: number | null;
  @RealOrNull('table_head_tilt_angle_deg') tableHeadTiltAngleDeg: number | null;
  @RealOrNull('table_horizontal_rotation_angle_deg') tableHorizontalRotationAngleDeg: number | null;
  @RealOrNull('table_cradle_tilt_angle_deg') tableCradleTiltAngleDeg: number | null;
  @RealOrNull('distance_source_to_reference_point_mm') distanceSourceToReferencePointMm: number | null;
  @RealOrNull('distance_source_to_isocenter_mm') distanceSourceToIsocenterMm: number | null;
  @RealOrNull('distance_source_to_detector_mm') distanceSourceToDetectorMm: number | null;
  @RealOrNull('distance_source_to_table_plane_mm') distanceSourceToTablePlaneMm: number | null;
  @RealOrNull('table_longitudinal_mm') tableLongitudinalMm: number | null;
  @RealOrNull('table_lateral_mm') tableLateralMm: number | null;
  @RealOrNull('table_height_mm') tableHeightMm: number | null;
  @RealOrNull('table_longitudinal_end_mm') tableLongitudinalEndMm: number | null;
  @RealOrNull('table_lateral_end_mm') tableLateralEndMm: number | null;
  @RealOrNull('table_height_end_mm') tableHeightEndMm: number | null;
  @Json('details') details: ProjectionEventDetails;
}
