import { Entity, Index } from 'typeorm';
import type { ExamType, Plane } from '../dicom/rdsr/report-common.ts';
import type { Unit } from '../equipment/equipment.entity.ts';
import { Id, Int, IntOrNull, Json, RealOrNull, References, Text } from '../platform/database/columns.ts';
import type { TotalsByQuantity } from './core/part-totals.ts';
import type { DoseStudy } from './dose-study.entity.ts';

/** One per study, unit and kind: an angio-CT suite or a PET-CT shares one Study Instance UID. */
@Entity('study_part')
@Index('study_part_identity', ['studyId', 'unitId', 'kind'], { unique: true })
@Index('study_part_unit', ['unitId', 'studyId'])
export class StudyPart {
  @Id() id: number;
  @Int('study_id') studyId: number;
  @References('DoseStudy', 'study_id', 'CASCADE') study?: DoseStudy;
  @Int('unit_id') unitId: number;
  @References('Unit', 'unit_id') unit?: Unit;
  @Text('kind') kind: 'projection' | 'ct';
  @Text('exam_type') examType: ExamType;
  @Int('event_count') eventCount: number;
  // What counts of each quantity: as reported where the reports may be added, else from events.
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
  @RealOrNull('dlp_mgycm') dlpMgycm: number | null;
  @RealOrNull('effective_dose_msv') effectiveDoseMsv: number | null;
  @RealOrNull('highest_ctdi_vol_mgy') highestCtdiVolMgy: number | null;
  /** Phantom that the highest CTDIvol refers to. */
  @IntOrNull('highest_ctdi_vol_phantom_cm') highestCtdiVolPhantomCm: 16 | 32 | null;
  /** By quantity: as reported, from events, their difference, and which one counts. */
  @Json('totals') totals: TotalsByQuantity;
}

/** Totals of one plane of a projection part. Planes A and B stay apart. */
@Entity('plane_total')
@Index('plane_total_identity', ['partId', 'plane'], { unique: true })
export class PlaneTotal {
  @Id() id: number;
  @Int('part_id') partId: number;
  @References('StudyPart', 'part_id', 'CASCADE') part?: StudyPart;
  @Text('plane') plane: Plane;
  @Int('event_count') eventCount: number;
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
  @Json('totals') totals: TotalsByQuantity;
}
