import type {
  Degree,
  Dimensionless,
  GraySquareCentimetre,
  Kilovolt,
  Milliampere,
  MilliampereSecond,
  Milligray,
  Millimetre,
  Millisecond,
  PerSecond,
  Second,
  SquareCentimetre,
} from '../../quantities/quantity.ts';
import type { Code } from '../sr/coded-concept.ts';
import type {
  DeviceParticipant,
  Moment,
  Participant,
  Plane,
  ReportCommon,
  SentByField,
} from './report-common.ts';

export interface ProjectionReport extends ReportCommon {
  readonly kind: 'projection';
  readonly examType: 'fluoroscopy' | 'radiography' | 'mammography';
  readonly acquisitionDeviceType: Code | null;
  /** What the report says it carries (113945, 113943, 113944). */
  readonly dataAvailable?: {
    readonly detector: boolean | null;
    readonly source: boolean | null;
    readonly mechanical: boolean | null;
  };
  /** SOP Instance UIDs of dose images (121342). */
  readonly doseImageUids?: readonly string[];
  readonly totals: ProjectionTotals;
  readonly accumulated: readonly PlaneTotals[];
  readonly events: readonly ProjectionEvent[];
}

/** The sum over planes of what the report declares; null when no plane declares it. */
export interface ProjectionTotals {
  /** Number of irradiation events in the report. */
  readonly eventCount: number;
  readonly kermaAreaProductGycm2: GraySquareCentimetre | null;
  readonly airKermaAtReferencePointMgy: Milligray | null;
  readonly fluoroscopyKermaAreaProductGycm2: GraySquareCentimetre | null;
  readonly fluoroscopyAirKermaAtReferencePointMgy: Milligray | null;
  readonly acquisitionKermaAreaProductGycm2: GraySquareCentimetre | null;
  readonly acquisitionAirKermaAtReferencePointMgy: Milligray | null;
  readonly fluoroscopyTimeS: Second | null;
  readonly acquisitionTimeS: Second | null;
  readonly frameCount: Dimensionless | null;
  readonly exposureCount: Dimensionless | null;
}

export interface PlaneTotals extends Omit<ProjectionTotals, 'eventCount'> {
  readonly plane: Plane;
  readonly referencePointDefinition: string | null;
  readonly referencePointCode: Code | null;
  readonly distanceSourceToReferencePointMm: Millimetre | null;
  readonly detectorType: Code | null;
  readonly calibrations: readonly Calibration[];
  /** Mammography: accumulated average glandular dose by breast. */
  readonly glandularDoses: readonly {
    readonly laterality: Code | null;
    readonly averageGlandularDoseMgy: Milligray | null;
  }[];
  readonly equipmentLandmark?: {
    readonly landmark: Code | null;
    readonly xMm: number | null;
    readonly zMm: number | null;
  } | null;
  readonly patientFiducials?: readonly {
    readonly basis: Code | null;
    readonly geometry: Code | null;
    readonly landmarkToFiducialZMm: number | null;
  }[];
  readonly devices?: readonly DeviceParticipant[];
  readonly sent: SentByField;
}

export interface Calibration {
  readonly device: Code | null;
  readonly at: Moment | null;
  readonly factor: Dimensionless | null;
  readonly uncertaintyPercent: number | null;
  readonly responsibleParty: string | null;
  readonly protocol: string | null;
}

export type ProjectionEventType =
  'fluoroscopy' | 'stationary-acquisition' | 'stepping-acquisition' | 'rotational-acquisition' | 'unknown';

export interface XRayFilter {
  readonly type: Code | null;
  /** Chemical symbol where the code is known ("Cu", "Al", "Ta"), else the meaning as sent. */
  readonly material: string | null;
  readonly minMm: Millimetre | null;
  readonly maxMm: Millimetre | null;
}

export interface ProjectionEvent {
  /** UID as sent, or a synthetic key "<sop instance uid>#<index>" with a finding when missing or repeated. */
  readonly irradiationEventUid: string;
  readonly uidIsSynthetic: boolean;
  readonly plane: Plane;
  readonly type: ProjectionEventType;
  readonly typeCode: Code | null;
  readonly startedAt: Moment | null;
  readonly label: string | null;
  readonly protocol: string | null;
  readonly comment: string | null;
  readonly targetRegion: Code | null;
  readonly anatomy: Code | null;
  readonly laterality: Code | null;
  readonly imageView: Code | null;
  readonly patientTableRelationship: Code | null;
  readonly patientOrientation: Code | null;
  readonly patientOrientationModifier: Code | null;
  readonly fluoroMode: Code | null;
  readonly referencePointDefinition: string | null;
  readonly referencePointCode: Code | null;
  readonly repeated: boolean | null;
  readonly rejected: boolean | null;
  readonly reasonForRepeating?: Code | null;
  readonly reasonForRejecting?: Code | null;
  readonly repeatedEventUid?: string | null;
  readonly mechanicalConfiguration?: Code | null;
  /** SOP Instance UIDs of the images made. */
  readonly acquiredImageUids?: readonly string[];
  readonly devices?: readonly DeviceParticipant[];
  /** The event carries no irradiation at all (a dummy): kept, and left out of statistics per event. */
  readonly isEmpty?: boolean;
  readonly kermaAreaProductGycm2: GraySquareCentimetre | null;
  readonly airKermaAtReferencePointMgy: Milligray | null;
  readonly entranceExposureAtReferencePointMgy: Milligray | null;
  readonly averageGlandularDoseMgy: Milligray | null;
  readonly irradiationDurationS: Second | null;
  readonly kvp: Kilovolt | null;
  readonly tubeCurrentMa: Milliampere | null;
  readonly averageTubeCurrentMa: Milliampere | null;
  readonly exposureTimeMs: Millisecond | null;
  readonly exposureMas: MilliampereSecond | null;
  readonly pulseWidthMs: Millisecond | null;
  readonly pulseRatePerS: PerSecond | null;
  readonly pulseCount: Dimensionless | null;
  readonly focalSpotSizeMm: Millimetre | null;
  readonly anodeTargetMaterial: Code | null;
  readonly filters: readonly XRayFilter[];
  readonly grids: readonly Code[];
  readonly halfValueLayerMm: Millimetre | null;
  readonly patientEquivalentThicknessMm: Millimetre | null;
  readonly compressionThicknessMm: Millimetre | null;
  readonly collimatedFieldAreaCm2: SquareCentimetre | null;
  readonly collimatedFieldHeightMm: Millimetre | null;
  readonly collimatedFieldWidthMm: Millimetre | null;
  readonly exposureIndex: Dimensionless | null;
  readonly targetExposureIndex: Dimensionless | null;
  readonly deviationIndex: Dimensionless | null;
  readonly positionerPrimaryAngleDeg: Degree | null;
  readonly positionerSecondaryAngleDeg: Degree | null;
  readonly positionerPrimaryEndAngleDeg: Degree | null;
  readonly positionerSecondaryEndAngleDeg: Degree | null;
  readonly columnAngulationDeg: Degree | null;
  readonly tableHeadTiltAngleDeg: Degree | null;
  readonly tableHorizontalRotationAngleDeg: Degree | null;
  readonly tableCradleTiltAngleDeg: Degree | null;
  readonly distanceSourceToReferencePointMm: Millimetre | null;
  readonly distanceSourceToIsocenterMm: Millimetre | null;
  readonly distanceSourceToDetectorMm: Millimetre | null;
  readonly distanceSourceToTablePlaneMm: Millimetre | null;
  readonly tableLongitudinalMm: Millimetre | null;
  readonly tableLateralMm: Millimetre | null;
  readonly tableHeightMm: Millimetre | null;
  readonly tableLongitudinalEndMm: Millimetre | null;
  readonly tableLateralEndMm: Millimetre | null;
  readonly tableHeightEndMm: Millimetre | null;
  /** Isocentre geometry and other numbers of the template that have no column of their own, by field name. */
  readonly more: Readonly<Record<string, number>>;
  readonly participants: readonly Participant[];
  readonly sent: SentByField;
}
