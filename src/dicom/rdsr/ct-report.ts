import type {
  Dimensionless,
  Kilovolt,
  Milliampere,
  Milligray,
  MilligrayCentimetre,
  Millimetre,
  Millisievert,
  Second,
} from '../../quantities/quantity.ts';
import type { Code } from '../sr/coded-concept.ts';
import type {
  DeviceParticipant,
  Moment,
  Participant,
  PersonName,
  ReportCommon,
  SentByField,
} from './report-common.ts';

export interface CtReport extends ReportCommon {
  readonly kind: 'ct';
  readonly examType: 'ct';
  readonly totals: CtTotals;
  readonly events: readonly CtEvent[];
}

export interface CtTotals {
  readonly eventCount: number;
  /** Total Number of Irradiation Events as declared (113812). */
  readonly declaredEventCount: Dimensionless | null;
  readonly dlpMgycm: MilligrayCentimetre | null;
  readonly effectiveDoseMsv: Millisievert | null;
  readonly sent: SentByField;
}

export type CtAcquisitionType =
  'sequenced' | 'spiral' | 'constant-angle' | 'stationary' | 'free' | 'cone-beam' | 'unknown';

export interface CtSource {
  readonly identification: string | null;
  readonly kvp: Kilovolt | null;
  readonly tubeCurrentMa: Milliampere | null;
  readonly maximumTubeCurrentMa: Milliampere | null;
  readonly exposureTimePerRotationS: Second | null;
  readonly aluminumEquivalentMm: Millimetre | null;
  readonly sent: SentByField;
}

/** A Dose Check container (TID 10015): what was configured, and what the scanner foresaw. */
export interface DoseCheck {
  readonly kind: 'alert' | 'notification';
  readonly dlpConfigured: boolean | null;
  readonly ctdiVolConfigured: boolean | null;
  readonly dlpValueMgycm: MilligrayCentimetre | null;
  readonly ctdiVolValueMgy: Milligray | null;
  readonly dlpForwardEstimateMgycm: MilligrayCentimetre | null;
  readonly ctdiVolForwardEstimateMgy: Milligray | null;
  readonly reasonForProceeding: string | null;
  readonly person: PersonName | null;
}

export interface CtEvent {
  readonly irradiationEventUid: string;
  readonly uidIsSynthetic: boolean;
  readonly startedAt: Moment | null;
  readonly label: string | null;
  readonly acquisitionProtocol: string | null;
  readonly acquisitionType: CtAcquisitionType;
  readonly acquisitionTypeCode: Code | null;
  readonly targetRegion: Code | null;
  readonly procedureContext: Code | null;
  readonly comment: string | null;
  readonly modulationType: string | null;
  readonly reconstructionAlgorithms: readonly Code[];
  readonly repeated: boolean | null;
  readonly rejected: boolean | null;
  readonly reasonForRepeating?: Code | null;
  readonly reasonForRejecting?: Code | null;
  readonly repeatedEventUid?: string | null;
  readonly devices?: readonly DeviceParticipant[];
  readonly exposureTimeS: Second | null;
  readonly scanningLengthMm: Millimetre | null;
  readonly reconstructableLengthMm: Millimetre | null;
  readonly exposedRangeMm: Millimetre | null;
  readonly nominalSingleCollimationWidthMm: Millimetre | null;
  readonly nominalTotalCollimationWidthMm: Millimetre | null;
  readonly pitchRatio: Dimensionless | null;
  readonly sourceCount: Dimensionless | null;
  readonly sources: readonly CtSource[];
  readonly ctdiVolMgy: Milligray | null;
  readonly phantomType: Code | null;
  /** 16 (head) or 32 (body) cm; null when the phantom is unknown. */
  readonly phantomDiameterCm: 16 | 32 | null;
  readonly dlpMgycm: MilligrayCentimetre | null;
  readonly effectiveDoseMsv: Millisievert | null;
  readonly ssdeMgy: Milligray | null;
  readonly ssdeMethod: Code | null;
  readonly waterEquivalentDiameterMm: Millimetre | null;
  readonly effectiveDiameterMm: Millimetre | null;
  readonly lateralDimensionMm: Millimetre | null;
  readonly apDimensionMm: Millimetre | null;
  readonly doseChecks: readonly DoseCheck[];
  readonly participants: readonly Participant[];
  readonly sent: SentByField;
}
