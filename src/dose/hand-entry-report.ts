import type { CtEvent, CtReport } from '../dicom/rdsr/ct-report.ts';
import type { DoseReport } from '../dicom/rdsr/dose-report.ts';
import type { PlaneTotals, ProjectionReport, ProjectionTotals } from '../dicom/rdsr/projection-report.ts';
import type { ReportCommon, ReportEquipment } from '../dicom/rdsr/report-common.ts';
import { quantity, type CanonicalUnit, type Quantity } from '../quantities/quantity.ts';
import type { HandEntryFields } from './hand-entry.contract.ts';

/** What an entry by hand is turned into a report with. */
export interface HandEntryPlace {
  readonly sopInstanceUid: string;
  readonly studyUid: string;
  readonly equipment: Pick<
    ReportEquipment,
    'manufacturer' | 'modelName' | 'stationName' | 'deviceSerialNumber'
  >;
}

const known = <U extends CanonicalUnit>(value: number | null, unit: U): Quantity<U> | null =>
  value === null ? null : quantity(value, unit);

const studyOf = ({ date, time, accessionNumber, description, procedure }: HandEntryFields) => ({
  date,
  time,
  timezoneOffset: null,
  accessionNumber,
  id: null,
  description,
  seriesDescription: null,
  protocolName: null,
  requestedProcedureId: null,
  requestedProcedureDescription: procedure,
  performedProcedureStepDescription: null,
  procedureCodes: [],
  requestedProcedureCodes: [],
  performedProcedureStepId: null,
  referringPhysicians: [],
  performingPhysicians: [],
  operators: [],
  reasonForRequestedProcedure: null,
});

const patientOf = (entry: HandEntryFields): ReportCommon['patient'] => ({
  id: entry.patientId,
  issuer: null,
  name: null,
  nameGroups: null,
  sex: entry.patientSex,
  birthDate: null,
  ageYears: entry.patientAgeYears,
  sizeM: entry.patientSizeM,
  weightKg: entry.patientWeightKg,
  pregnancyStatus: null,
});

const nothingCoded = {
  procedureReported: null,
  intent: null,
  scopeOfAccumulation: null,
  scopeUid: null,
  sourcesOfDoseInformation: [],
  participants: [],
  irradiationStart: null,
  irradiationEnd: null,
} as const;

const commonOf = (entry: HandEntryFields, place: HandEntryPlace): ReportCommon => ({
  sopClassUid: 'entered-by-hand',
  sopInstanceUid: place.sopInstanceUid,
  studyInstanceUid: place.studyUid,
  seriesInstanceUid: null,
  transferSyntaxUid: '',
  characterSets: [],
  templateId: null,
  completionFlag: null,
  verificationFlag: null,
  contentDateTime: {
    local: entry.time === null ? entry.date : `${entry.date}T${entry.time}`,
    offset: null,
  },
  equipment: {
    ...place.equipment,
    softwareVersions: [],
    institutionName: null,
    institutionalDepartmentName: null,
    deviceObserverUid: null,
    physicalLocation: null,
  },
  study: studyOf(entry),
  patient: patientOf(entry),
  ...nothingCoded,
  comment: entry.comment,
});

const totalsOf = (entry: HandEntryFields): Omit<ProjectionTotals, 'eventCount'> => ({
  kermaAreaProductGycm2: known(entry.kermaAreaProductGycm2, 'Gy.cm2'),
  airKermaAtReferencePointMgy: known(entry.airKermaAtReferencePointMgy, 'mGy'),
  fluoroscopyKermaAreaProductGycm2: null,
  fluoroscopyAirKermaAtReferencePointMgy: null,
  acquisitionKermaAreaProductGycm2: null,
  acquisitionAirKermaAtReferencePointMgy: null,
  fluoroscopyTimeS: known(entry.fluoroscopyTimeS, 's'),
  acquisitionTimeS: null,
  frameCount: null,
  exposureCount: known(entry.imageCount, '1'),
});

const planeOf = (entry: HandEntryFields): PlaneTotals => ({
  plane: 'single',
  ...totalsOf(entry),
  referencePointDefinition: null,
  referencePointCode: null,
  distanceSourceToReferencePointMm: null,
  detectorType: null,
  calibrations: [],
  glandularDoses: [],
  sent: {},
});

const projectionReport = (
  entry: HandEntryFields,
  examType: ProjectionReport['examType'],
  place: HandEntryPlace,
): ProjectionReport => ({
  ...commonOf(entry, place),
  kind: 'projection',
  examType,
  acquisitionDeviceType: null,
  totals: { eventCount: 0, ...totalsOf(entry) },
  accumulated: [planeOf(entry)],
  events: [],
});

const unknownCt = {
  startedAt: null,
  label: null,
  acquisitionProtocol: null,
  acquisitionType: 'unknown',
  acquisitionTypeCode: null,
  targetRegion: null,
  procedureContext: null,
  comment: null,
  modulationType: null,
  reconstructionAlgorithms: [],
  repeated: null,
  rejected: null,
  exposureTimeS: null,
  scanningLengthMm: null,
  reconstructableLengthMm: null,
  exposedRangeMm: null,
  nominalSingleCollimationWidthMm: null,
  nominalTotalCollimationWidthMm: null,
  pitchRatio: null,
  sourceCount: null,
  sources: [],
  phantomType: null,
  dlpMgycm: null,
  effectiveDoseMsv: null,
  ssdeMgy: null,
  ssdeMethod: null,
  waterEquivalentDiameterMm: null,
  effectiveDiameterMm: null,
  lateralDimensionMm: null,
  apDimensionMm: null,
  doseChecks: [],
  participants: [],
  sent: {},
} as const;

/** The highest CTDIvol needs an acquisition to stand in; without one there is none. */
const ctEvents = (entry: HandEntryFields, place: HandEntryPlace): CtEvent[] =>
  entry.ctdiVolMaxMgy === null
    ? []
    : [
        {
          ...unknownCt,
          irradiationEventUid: `${place.sopInstanceUid}#0`,
          uidIsSynthetic: true,
          ctdiVolMgy: quantity(entry.ctdiVolMaxMgy, 'mGy'),
          phantomDiameterCm: entry.ctdiVolMaxPhantomCm,
        },
      ];

const ctReport = (entry: HandEntryFields, place: HandEntryPlace): CtReport => {
  const events = ctEvents(entry, place);
  return {
    ...commonOf(entry, place),
    kind: 'ct',
    examType: 'ct',
    totals: {
      eventCount: events.length,
      declaredEventCount: null,
      dlpMgycm: known(entry.dlpMgycm, 'mGy.cm'),
      effectiveDoseMsv: null,
      sent: {},
    },
    events,
  };
};

/** An entry by hand in the shape of a report, so that a study is made of it as of any other; totals only. */
export const reportOfHandEntry = (entry: HandEntryFields, place: HandEntryPlace): DoseReport =>
  entry.examType === 'ct' ? ctReport(entry, place) : projectionReport(entry, entry.examType, place);
