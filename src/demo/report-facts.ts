import type { Dialect } from '../dicom/write/dialect.ts';
import type {
  CtDescription,
  PlaneDescription,
  ProjectionDescription,
  ProjectionEventDescription,
  ReportDescription,
} from '../dicom/write/report-description.ts';
import { rounded } from './random.ts';

/** What a right reader must say of a report: the shape of `kerma read --json`, only with values that were put in. */
export type Facts = Readonly<Record<string, unknown>>;

const [firstGroup, secondOfDay] = [/=.*$/, /T.*$/];

const commonFacts = (report: ReportDescription, dialect: Dialect): Facts => {
  const { equipment, study, patient } = report;
  return {
    kind: report.kind,
    examType: report.kind === 'ct' ? 'ct' : 'fluoroscopy',
    sopClassUid: dialect.sopClassUid,
    sopInstanceUid: report.sopInstanceUid,
    studyInstanceUid: report.studyInstanceUid,
    transferSyntaxUid: report.transferSyntaxUid,
    completionFlag: report.completionFlag,
    equipment: {
      manufacturer: equipment.manufacturer,
      modelName: equipment.modelName,
      stationName: equipment.stationName,
      deviceSerialNumber: equipment.deviceSerialNumber,
      institutionName: equipment.institutionName,
    },
    study: {
      date: study.startedAt.replace(secondOfDay, ''),
      accessionNumber: study.accessionNumber === '' ? null : study.accessionNumber,
      description: study.description,
    },
    patient: {
      id: patient.id,
      name: patient.name.replace(firstGroup, ''),
      sex: patient.sex,
      birthDate: patient.birthDate,
      sizeM: patient.sizeM,
      weightKg: patient.weightKg,
    },
  };
};

const sumOver = (
  planes: readonly PlaneDescription[],
  field: keyof PlaneDescription['numbers'],
): number | null => {
  const known = planes.flatMap(({ numbers }) => numbers[field] ?? []);
  return known.length === 0
    ? null
    : rounded(
        known.reduce((sum, value) => sum + value, 0),
        6,
      );
};

/** The distance to the detector holds in its plane until another is sent. */
const withDistances = (events: readonly ProjectionEventDescription[]): readonly Facts[] => {
  const last = new Map<string, number>();
  return events.map((event) => {
    const { numbers, unknown = [] } = event;
    const distance = numbers.distanceSourceToDetectorMm ?? last.get(event.plane);
    if (distance !== undefined) last.set(event.plane, distance);
    return {
      irradiationEventUid: event.irradiationEventUid,
      plane: event.plane,
      type: event.type,
      protocol: event.protocol,
      ...numbers,
      ...Object.fromEntries(unknown.map((field) => [field, null])),
      ...(distance === undefined ? {} : { distanceSourceToDetectorMm: distance }),
      filters: event.filters.map(({ material, thicknessMm }) => ({
        material,
        minMm: thicknessMm,
        maxMm: thicknessMm,
      })),
    };
  });
};

const projectionFacts = (report: ProjectionDescription): Facts => ({
  totals: {
    eventCount: report.events.length,
    kermaAreaProductGycm2: sumOver(report.accumulated, 'kermaAreaProductGycm2'),
    airKermaAtReferencePointMgy: sumOver(report.accumulated, 'airKermaAtReferencePointMgy'),
    fluoroscopyTimeS: sumOver(report.accumulated, 'fluoroscopyTimeS'),
    acquisitionTimeS: sumOver(report.accumulated, 'acquisitionTimeS'),
  },
  accumulated: report.accumulated.map(({ plane, numbers }) => ({ plane, ...numbers })),
  events: withDistances(report.events),
});

const ctFacts = (report: CtDescription): Facts => ({
  totals: { eventCount: report.events.length, dlpMgycm: report.dlpMgycm },
  events: report.events.map((event) => ({
    irradiationEventUid: event.irradiationEventUid,
    acquisitionProtocol: event.acquisitionProtocol,
    acquisitionType: event.acquisitionType,
    ...event.numbers,
    ctdiVolMgy: event.dose?.ctdiVolMgy ?? null,
    dlpMgycm: event.dose?.dlpMgycm ?? null,
    phantomDiameterCm: event.dose?.phantomDiameterCm ?? null,
    sources: event.sources,
    doseChecks: (event.doseChecks ?? []).map((check) => ({
      kind: check.kind,
      dlpConfigured: check.dlpValueMgycm !== undefined,
      ctdiVolConfigured: check.ctdiVolValueMgy !== undefined,
      dlpValueMgycm: check.dlpValueMgycm ?? null,
      ctdiVolValueMgy: check.ctdiVolValueMgy ?? null,
      dlpForwardEstimateMgycm: check.dlpForwardEstimateMgycm ?? null,
      ctdiVolForwardEstimateMgy: check.ctdiVolForwardEstimateMgy ?? null,
      reasonForProceeding: check.reasonForProceeding ?? null,
    })),
  })),
});

/** The facts of a report that was written, from what was put in; never from reading it back. */
export const factsOf = (report: ReportDescription, dialect: Dialect): Facts => ({
  ok: true,
  report: {
    ...commonFacts(report, dialect),
    ...(report.kind === 'ct' ? ctFacts(report) : projectionFacts(report)),
  },
});
