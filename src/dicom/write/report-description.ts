import type { CharacterSet } from './character-sets.ts';
import type { CodedEntry, ContentItem } from './content-item.ts';
import type {
  accumulatedRows,
  ctParameterRows,
  ctSourceRows,
  Numbers,
  projectionEventRows,
} from './number-rows.ts';
import type { TransferSyntaxUid } from './part10-file.ts';

/** Times are local wall time, ISO 8601 without zone ("2026-03-02T09:14:05"); dates "2026-03-02". */
export interface DescriptionCommon {
  readonly sopInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly transferSyntaxUid: TransferSyntaxUid;
  readonly characterSet: CharacterSet;
  readonly completionFlag: 'COMPLETE' | 'PARTIAL';
  readonly contentAt: string;
  readonly equipment: {
    readonly manufacturer: string;
    readonly modelName: string;
    readonly stationName: string;
    readonly deviceSerialNumber: string;
    readonly softwareVersions: string;
    readonly institutionName: string;
    readonly deviceObserverUid: string;
  };
  readonly study: {
    readonly startedAt: string;
    readonly accessionNumber: string;
    readonly id: string;
    readonly description: string;
    readonly seriesDescription: string;
    readonly requestedProcedureDescription: string;
    readonly performingPhysician: string;
    readonly operators: readonly string[];
  };
  readonly patient: {
    readonly id: string;
    /** All groups, "Family^Given" or "Alphabetic=ideographic=phonetic". */
    readonly name: string;
    readonly sex: 'M' | 'F' | 'O';
    readonly birthDate: string;
    readonly ageYears: number;
    readonly sizeM: number | null;
    readonly weightKg: number | null;
  };
  readonly intent: CodedEntry;
}

export type WrittenPlane = 'single' | 'A' | 'B';

export interface PlaneDescription {
  readonly plane: WrittenPlane;
  readonly numbers: Numbers<typeof accumulatedRows>;
}

export interface FilterDescription {
  readonly material: 'Al' | 'Cu';
  readonly thicknessMm: number;
}

export type WrittenEventType = 'fluoroscopy' | 'stationary-acquisition' | 'rotational-acquisition';

export interface ProjectionEventDescription {
  readonly irradiationEventUid: string;
  readonly plane: WrittenPlane;
  readonly type: WrittenEventType;
  readonly startedAt: string;
  readonly protocol: string;
  readonly targetRegion: CodedEntry;
  readonly orientation: 'supine' | 'prone';
  readonly pulsed: boolean;
  readonly filters: readonly FilterDescription[];
  readonly numbers: Numbers<typeof projectionEventRows>;
  /** Fields that the unit has a place for but no value: sent empty, with the qualifier "Value unknown". */
  readonly unknown?: readonly (keyof typeof projectionEventRows)[];
  readonly comment?: string;
  /** What the maker adds in codes of its own. */
  readonly privateItems?: readonly ContentItem[];
}

export interface ProjectionDescription extends DescriptionCommon {
  readonly kind: 'projection';
  /** In the order in which they stand in the document. */
  readonly accumulated: readonly PlaneDescription[];
  readonly events: readonly ProjectionEventDescription[];
  readonly comment?: string;
}

export interface DoseCheckDescription {
  readonly kind: 'alert' | 'notification';
  readonly dlpValueMgycm?: number;
  readonly ctdiVolValueMgy?: number;
  readonly dlpForwardEstimateMgycm?: number;
  readonly ctdiVolForwardEstimateMgy?: number;
  readonly reasonForProceeding?: string;
  readonly person?: string;
}

export interface CtEventDescription {
  readonly irradiationEventUid: string;
  readonly startedAt: string;
  readonly acquisitionProtocol: string;
  readonly acquisitionType: 'spiral' | 'sequenced' | 'constant-angle' | 'stationary';
  readonly targetRegion: CodedEntry;
  readonly withContrast: boolean;
  readonly numbers: Numbers<typeof ctParameterRows>;
  readonly sources: readonly (Numbers<typeof ctSourceRows> & { readonly identification: string })[];
  /** Absent for a localiser of a maker that gives it none. */
  readonly dose?: {
    readonly ctdiVolMgy: number;
    readonly dlpMgycm: number;
    readonly phantomDiameterCm: 16 | 32;
  };
  readonly doseChecks?: readonly DoseCheckDescription[];
  readonly modulationType?: string;
  readonly comment?: string;
}

export interface CtDescription extends DescriptionCommon {
  readonly kind: 'ct';
  readonly irradiationStart: string;
  readonly irradiationEnd: string;
  readonly dlpMgycm: number;
  readonly events: readonly CtEventDescription[];
}

export type ReportDescription = ProjectionDescription | CtDescription;
