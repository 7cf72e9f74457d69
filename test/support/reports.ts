import type { CtEvent, CtReport } from '../../src/dicom/rdsr/ct-report.ts';
import type {
  PlaneTotals,
  ProjectionEvent,
  ProjectionReport,
} from '../../src/dicom/rdsr/projection-report.ts';
import type {
  ReportCommon,
  ReportEquipment,
  ReportPatient,
  ReportStudy,
} from '../../src/dicom/rdsr/report-common.ts';

/** Plain numbers where the report has quantities: a test says `dlpMgycm: 7.46`. */
type Plain<T> = T extends number ? (number extends T ? T : T extends 16 | 32 ? T : number) : T;
type Loose<T> = { readonly [K in keyof T]?: Plain<T[K]> };

const equipment: ReportEquipment = {
  manufacturer: 'Maker',
  modelName: 'Model',
  stationName: 'STATION1',
  deviceSerialNumber: '1001',
  softwareVersions: ['V1'],
  institutionName: null,
  institutionalDepartmentName: null,
  deviceObserverUid: null,
  physicalLocation: null,
};

const study: ReportStudy = {
  date: '2026-05-04',
  time: '10:00:00',
  timezoneOffset: null,
  accessionNumber: null,
  id: null,
  description: null,
  seriesDescription: null,
  protocolName: null,
  requestedProcedureId: null,
  requestedProcedureDescription: null,
  performedProcedureStepDescription: null,
  procedureCodes: [],
  requestedProcedureCodes: [],
  performedProcedureStepId: null,
  referringPhysicians: [],
  performingPhysicians: [],
  operators: [],
  reasonForRequestedProcedure: null,
};

const patient: ReportPatient = {
  id: '4711',
  issuer: null,
  name: 'Roe^Jane',
  nameGroups: { alphabetic: 'Roe^Jane', ideographic: null, phonetic: null },
  sex: 'F',
  birthDate: '1970-01-02',
  ageYears: 56.3,
  sizeM: 1.68,
  weightKg: 71,
  pregnancyStatus: null,
};

const common = (sopInstanceUid: string): ReportCommon => ({
  sopClassUid: '1.2.840.10008.5.1.4.1.1.88.67',
  sopInstanceUid,
  studyInstanceUid: '1.2.3',
  seriesInstanceUid: null,
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  characterSets: [],
  templateId: null,
  completionFlag: 'COMPLETE',
  verificationFlag: null,
  contentDateTime: null,
  equipment,
  study,
  patient,
  procedureReported: null,
  intent: null,
  scopeOfAccumulation: null,
  scopeUid: null,
  sourcesOfDoseInformation: [],
  participants: [],
  comment: null,
  irradiationStart: null,
  irradiationEnd: null,
});

const nothing = <T>(...names: (keyof T & string)[]): Partial<T> =>
  Object.fromEntries(names.map((name) => [name, null])) as Partial<T>;

const quantities = [
  'kermaAreaProductGycm2',
  'airKermaAtReferencePointMgy',
  'fluoroscopyKermaAreaProductGycm2',
  'fluoroscopyAirKermaAtReferencePointMgy',
  'acquisitionKermaAreaProductGycm2',
  'acquisitionAirKermaAtReferencePointMgy',
  'fluoroscopyTimeS',
  'acquisitionTimeS',
  'frameCount',
  'exposureCount',
] as const;

export type ProjectionEventFacts = Loose<Omit<ProjectionEvent, 'startedAt'>> & {
  readonly at?: string;
  /** From UTC, "+02:00"; null where the report does not say. */
  readonly offset?: string | null;
};

const projectionEvent = (
  { at, offset = null, ...facts }: ProjectionEventFacts,
  index: number,
): ProjectionEvent =>
  ({
    ...nothing<ProjectionEvent>(
      ...([
        'typeCode',
        'label',
        'protocol',
        'comment',
        'targetRegion',
        'anatomy',
        'laterality',
        'imageView',
      ] as const),
      ...([
        'patientTableRelationship',
        'patientOrientation',
        'patientOrientationModifier',
        'fluoroMode',
      ] as const),
      ...(['referencePointDefinition', 'referencePointCode', 'repeated', 'rejected'] as const),
      ...(['kermaAreaProductGycm2', 'airKermaAtReferencePointMgy', 'irradiationDurationS', 'kvp'] as const),
      ...(['tubeCurrentMa', 'pulseRatePerS', 'pulseCount', 'anodeTargetMaterial'] as const),
    ),
    irradiationEventUid: `1.2.3.9.${index}`,
    uidIsSynthetic: false,
    plane: 'single',
    type: 'fluoroscopy',
    startedAt: at === undefined ? null : { local: at, offset },
    filters: [],
    grids: [],
    more: {},
    participants: [],
    sent: {},
    ...facts,
  }) as ProjectionEvent;

export interface ProjectionFacts extends Partial<
  Omit<ReportCommon, 'equipment' | 'study' | 'patient' | 'contentDateTime'>
> {
  readonly sopInstanceUid: string;
  readonly contentAt?: string;
  readonly equipment?: Partial<ReportEquipment>;
  readonly study?: Partial<ReportStudy>;
  readonly patient?: Partial<ReportPatient>;
  readonly examType?: ProjectionReport['examType'];
  /** What the report declares, by plane. */
  readonly planes?: readonly (Loose<PlaneTotals> & { readonly plane: PlaneTotals['plane'] })[];
  readonly events?: readonly ProjectionEventFacts[];
}

const sum = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
};

const commonOf = (facts: Omit<ProjectionFacts, 'examType' | 'planes' | 'events'>): ReportCommon => {
  const { contentAt, ...rest } = facts;
  return {
    ...common(facts.sopInstanceUid),
    ...rest,
    contentDateTime: contentAt === undefined ? null : { local: contentAt, offset: null },
    equipment: { ...equipment, ...facts.equipment },
    study: { ...study, ...facts.study },
    patient: { ...patient, ...facts.patient },
  };
};

/** A fluoroscopy report that says nothing but what the test states. */
export const projectionReport = (facts: ProjectionFacts): ProjectionReport => {
  const { examType = 'fluoroscopy', planes = [], events = [], ...rest } = facts;
  const totals = Object.fromEntries(
    quantities.map((name) => [name, sum(planes.map((plane) => plane[name]))]),
  );
  return {
    ...commonOf(rest),
    kind: 'projection',
    examType,
    acquisitionDeviceType: null,
    totals: { ...totals, eventCount: events.length } as ProjectionReport['totals'],
    accumulated: planes.map(
      (plane) =>
        ({
          ...nothing<PlaneTotals>(...quantities, 'referencePointDefinition', 'referencePointCode'),
          ...nothing<PlaneTotals>('distanceSourceToReferencePointMm', 'detectorType'),
          calibrations: [],
          glandularDoses: [],
          sent: {},
          ...plane,
        }) as PlaneTotals,
    ),
    events: events.map(projectionEvent),
  };
};

export type CtEventFacts = Loose<Omit<CtEvent, 'startedAt'>> & { readonly at?: string };

const ctEvent = ({ at, ...facts }: CtEventFacts, index: number): CtEvent =>
  ({
    ...nothing<CtEvent>(
      'label',
      'acquisitionProtocol',
      'acquisitionTypeCode',
      'targetRegion',
      'procedureContext',
    ),
    ...nothing<CtEvent>('comment', 'modulationType', 'repeated', 'rejected', 'ctdiVolMgy', 'dlpMgycm'),
    ...nothing<CtEvent>(
      'effectiveDoseMsv',
      'phantomType',
      'phantomDiameterCm',
      'exposureTimeS',
      'pitchRatio',
    ),
    irradiationEventUid: `1.2.3.9.${index}`,
    uidIsSynthetic: false,
    acquisitionType: 'spiral',
    startedAt: at === undefined ? null : { local: at, offset: null },
    reconstructionAlgorithms: [],
    sources: [],
    doseChecks: [],
    participants: [],
    sent: {},
    ...facts,
  }) as CtEvent;

export interface CtFacts extends Omit<ProjectionFacts, 'examType' | 'planes' | 'events'> {
  readonly dlpMgycm?: number;
  readonly effectiveDoseMsv?: number;
  readonly events?: readonly CtEventFacts[];
}

/** A CT report that says nothing but what the test states. */
export const ctReport = (facts: CtFacts): CtReport => {
  const { dlpMgycm = null, effectiveDoseMsv = null, events = [], ...rest } = facts;
  return {
    ...commonOf(rest),
    kind: 'ct',
    examType: 'ct',
    totals: {
      eventCount: events.length,
      declaredEventCount: null,
      dlpMgycm,
      effectiveDoseMsv,
      sent: {},
    } as CtReport['totals'],
    events: events.map(ctEvent),
  };
};
