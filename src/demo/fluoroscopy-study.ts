import type {
  PlaneDescription,
  ProjectionDescription,
  ProjectionEventDescription,
  WrittenPlane,
} from '../dicom/write/report-description.ts';
import { eventOf, type Setting } from './fluoroscopy-events.ts';
import { stepsOf, type Step } from './fluoroscopy-steps.ts';
import { siemensReportComment } from './makers-own.ts';
import { commonOf, later, type PlannedStudy } from './planned-study.ts';
import { rounded, type Random } from './random.ts';
import { doseSteps } from './step-doses.ts';

/** How much shorter a phantom morning is than the procedure that its settings come from. */
const qualityPart = 0.1;

type FluoroscopyStudy = Extract<PlannedStudy, { readonly exam: { readonly fieldAreaCm2: number } }>;

const sumOf = (
  events: readonly ProjectionEventDescription[],
  field: 'kermaAreaProductGycm2' | 'airKermaAtReferencePointMgy' | 'irradiationDurationS' | 'pulseCount',
): number =>
  rounded(
    events.reduce((sum, { numbers }) => sum + (numbers[field] ?? 0), 0),
    5,
  );

/** What a plane gave: the sums of its events, as the unit's own counters would show. */
const planeTotals = (
  plane: WrittenPlane,
  all: readonly ProjectionEventDescription[],
  study: FluoroscopyStudy,
): PlaneDescription => {
  const events = all.filter((event) => event.plane === plane);
  const fluoroscopy = events.filter(({ type }) => type === 'fluoroscopy');
  const acquired = events.filter(({ type }) => type !== 'fluoroscopy');
  return {
    plane,
    numbers: {
      kermaAreaProductGycm2: sumOf(events, 'kermaAreaProductGycm2'),
      airKermaAtReferencePointMgy: sumOf(events, 'airKermaAtReferencePointMgy'),
      fluoroscopyKermaAreaProductGycm2: sumOf(fluoroscopy, 'kermaAreaProductGycm2'),
      fluoroscopyAirKermaAtReferencePointMgy: sumOf(fluoroscopy, 'airKermaAtReferencePointMgy'),
      fluoroscopyTimeS: sumOf(fluoroscopy, 'irradiationDurationS'),
      acquisitionKermaAreaProductGycm2: sumOf(acquired, 'kermaAreaProductGycm2'),
      acquisitionAirKermaAtReferencePointMgy: sumOf(acquired, 'airKermaAtReferencePointMgy'),
      acquisitionTimeS: sumOf(acquired, 'irradiationDurationS'),
      ...(study.unit.key === 'cardiac'
        ? { distanceSourceToReferencePointMm: 615, frameCount: sumOf(acquired, 'pulseCount') }
        : {}),
    },
  };
};

const planesOf = ({ unit, special }: FluoroscopyStudy): readonly WrittenPlane[] => {
  if (unit.key !== 'neuro') return ['single'];
  return special?.firstPlane === 'B' ? ['B', 'A'] : ['A', 'B'];
};

/** Air kerma by plane in mGy: set for a special study; else drawn, and more for the large and the long. */
const airKermaOf = (
  study: FluoroscopyStudy,
  random: Random,
  length: number,
): Readonly<Record<WrittenPlane, number>> => {
  const { exam, patient, special } = study;
  if (special !== undefined) {
    const { A, B } = special.airKermaMgy;
    return { single: A, A, B: B ?? 0 };
  }
  const { medianGycm2, sigma } = exam.kermaAreaProduct;
  const own = study.quality
    ? qualityPart * random.logNormal(1, 0.03)
    : random.logNormal(1, 0.7 * sigma) * length ** 0.7;
  const size = (bmiOf(patient) / 26) ** exam.sizeExponent;
  const total = (1000 * medianGycm2 * own * size) / exam.fieldAreaCm2;
  return {
    single: rounded(total, 3),
    A: rounded(total * (1 - exam.planeBShare), 3),
    B: rounded(total * exam.planeBShare, 3),
  };
};

const bmiOf = ({ sizeM, weightKg }: FluoroscopyStudy['patient']): number =>
  sizeM === null || weightKg === null ? 26 : Math.min(50, weightKg / sizeM ** 2);

const dosedEvents = (
  study: FluoroscopyStudy,
  random: Random,
  steps: readonly Step[],
  length: number,
): readonly ProjectionEventDescription[] => {
  const setting: Setting = {
    exam: study.exam,
    unit: study.unit,
    startedAt: study.startedAt,
    bmi: bmiOf(study.patient),
    tableHeightMm: rounded(random.between(120, 190), 1),
  };
  const kerma = airKermaOf(study, random, length);
  return (['single', 'A', 'B'] as const)
    .flatMap((plane) => {
      const own = steps.filter((step) => step.plane === plane);
      return own.length === 0 ? [] : doseSteps(random, study.exam, own, kerma[plane]);
    })
    .sort((a, b) => a.startS - b.startS || a.plane.localeCompare(b.plane))
    .map((step) => eventOf(step, setting, random));
};

/** A Philips laboratory sends the distance to the detector only when it has changed. */
const distanceWhenChanged = (
  events: readonly ProjectionEventDescription[],
): readonly ProjectionEventDescription[] => {
  let last: number | undefined;
  return events.map((event) => {
    const { distanceSourceToDetectorMm: distance, ...rest } = event.numbers;
    if (distance !== last) {
      last = distance;
      return event;
    }
    return { ...event, numbers: rest };
  });
};

const reportOf = (
  study: FluoroscopyStudy,
  common: ReturnType<typeof commonOf>,
  events: readonly ProjectionEventDescription[],
): ProjectionDescription => {
  const accumulated = planesOf(study).map((plane) => planeTotals(plane, events, study));
  const seconds = accumulated.reduce((sum, { numbers }) => sum + (numbers.fluoroscopyTimeS ?? 0), 0);
  const position = study.exam.orientation === 'prone' ? 'HFP' : 'HFS';
  return {
    ...common,
    kind: 'projection',
    accumulated,
    events: study.unit.key === 'cardiac' ? distanceWhenChanged(events) : events,
    ...(study.unit.key === 'neuro' ? { comment: siemensReportComment(position, Math.round(seconds)) } : {}),
  };
};

/** Without a time of its own a special study lasts as much longer as its air kerma is higher than the exam's median. */
const longerFor = ({ exam, special }: FluoroscopyStudy): number => {
  if (special === undefined) return 1;
  const { A, B = 0 } = special.airKermaMgy;
  const usualMgy = (1000 * exam.kermaAreaProduct.medianGycm2) / exam.fieldAreaCm2;
  return Math.max(1, (A + B) / usualMgy);
};

/** The reports that the unit sends of one study under fluoroscopy: one, or two halves when it was continued. */
export const fluoroscopyReports = (
  study: FluoroscopyStudy,
  random: Random,
): readonly ProjectionDescription[] => {
  const { median, sigma } = study.exam.fluoroscopyTimeMin;
  const length = study.quality ? qualityPart : random.logNormal(1, sigma) * longerFor(study);
  const planes = study.unit.key === 'neuro' ? 'biplane' : 'single';
  const minutes = study.special?.fluoroscopyMin ?? median * length;
  const steps = stepsOf(random, study.exam, 60 * minutes, planes);
  const events = dosedEvents(study, random, steps, length);
  const endedAt = later(
    study.startedAt,
    120 + Math.max(...steps.map(({ startS, durationS }) => startS + durationS)),
  );
  const common = commonOf(study, random, endedAt);
  if (study.telling !== 'continued') return [reportOf(study, common, events)];
  const middle = Math.ceil(events.length / 2);
  return [
    reportOf(study, { ...common, completionFlag: 'PARTIAL' }, events.slice(0, middle)),
    reportOf(
      study,
      { ...common, sopInstanceUid: random.uid(), seriesInstanceUid: random.uid() },
      events.slice(middle),
    ),
  ];
};
