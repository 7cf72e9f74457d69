import { bodyRegions } from '../dicom/write/body-regions.ts';
import type { FilterDescription, ProjectionEventDescription } from '../dicom/write/report-description.ts';
import type { FluoroscopyExam } from './data/fluoroscopy-exams.ts';
import type { HospitalUnit } from './data/units.ts';
import { philipsItems, siemensEventComment } from './makers-own.ts';
import { later } from './planned-study.ts';
import { rounded, type Random } from './random.ts';
import type { DosedStep } from './step-doses.ts';
import { masFor } from './x-ray-output.ts';

type EventNumbers = ProjectionEventDescription['numbers'];

/** What holds for the whole study. */
export interface Setting {
  readonly exam: FluoroscopyExam;
  readonly unit: HospitalUnit;
  readonly startedAt: string;
  /** Body mass index, 26 where it is not known. */
  readonly bmi: number;
  readonly tableHeightMm: number;
}

/** Tube and pulses of one step, such that its air kerma is what they give. */
interface Exposure {
  readonly kvp: number;
  readonly mmCu: number;
  readonly mas: number;
  readonly rate: number;
  readonly pulses: number;
  readonly pulseWidthMs: number;
  readonly tubeCurrentMa: number;
}

/** The widest pulse (ms) and the highest current (mA) of fluoroscopy, and of acquisitions. */
const limits = {
  fluoroscopy: { widestMs: 14, usualMa: 110, highestMa: 300 },
  acquisition: { widestMs: 80, usualMa: 420, highestMa: 850 },
} as const;

interface Beam {
  readonly kvp: number;
  readonly mmCu: number;
}

const exposureAt = ({ kvp, mmCu }: Beam, step: DosedStep, { exam, unit }: Setting): Exposure => {
  const fluoroscopy = step.type === 'fluoroscopy';
  const { widestMs, usualMa } = limits[fluoroscopy ? 'fluoroscopy' : 'acquisition'];
  const mas = masFor(step.airKermaMgy, { kvp, mmCu, distanceMm: unit.distanceSourceToReferencePointMm });
  const rate = step.type === 'rotational-acquisition' ? 30 : fluoroscopy ? exam.pulsesPerS : exam.framesPerS;
  const pulses = Math.max(1, Math.round(step.durationS * rate));
  const wantedMs = (1000 * mas) / pulses / usualMa;
  const pulseWidthMs = rounded(Math.min(widestMs, Math.max(2.5, wantedMs)), 1);
  const tubeCurrentMa = rounded((1000 * mas) / (pulses * pulseWidthMs), 1);
  return { kvp, mmCu, mas, rate, pulses, pulseWidthMs, tubeCurrentMa };
};

const usualBeam = (step: DosedStep, { unit, bmi }: Setting): Beam => {
  const steep = Math.abs(step.angles[0]) + Math.abs(step.angles[1]);
  const kvp = Math.round(Math.min(118, Math.max(58, 66 + 0.6 * (bmi - 22) + 0.12 * steep)));
  if (unit.key === 'c-arm') return { kvp, mmCu: 0.2 };
  if (step.type !== 'fluoroscopy') return { kvp, mmCu: 0.1 };
  return { kvp, mmCu: bmi > 31 ? 0.2 : 0.6 };
};

/** Voltage by the patient and the angle; less copper and more voltage when the tube's current would not do. */
const exposureOf = (step: DosedStep, setting: Setting): Exposure => {
  const usual = usualBeam(step, setting);
  const exposure = exposureAt(usual, step, setting);
  const { highestMa } = limits[step.type === 'fluoroscopy' ? 'fluoroscopy' : 'acquisition'];
  if (setting.unit.key === 'c-arm' || exposure.tubeCurrentMa <= highestMa) return exposure;
  const thin = exposureAt({ ...usual, mmCu: 0.1 }, step, setting);
  if (thin.tubeCurrentMa <= highestMa) return thin;
  const kvp = Math.ceil(usual.kvp * (thin.tubeCurrentMa / highestMa) ** (1 / 2.3));
  return exposureAt({ kvp: Math.min(120, kvp), mmCu: 0.1 }, step, setting);
};

const angleNumbers = (step: DosedStep, random: Random): EventNumbers => {
  const primary = rounded(step.angles[0] + random.between(-1.5, 1.5), 1);
  const secondary = rounded(step.angles[1] + random.between(-1.5, 1.5), 1);
  if (step.type !== 'rotational-acquisition') {
    return { positionerPrimaryAngleDeg: primary, positionerSecondaryAngleDeg: secondary };
  }
  return {
    positionerPrimaryAngleDeg: -100,
    positionerSecondaryAngleDeg: 0,
    positionerPrimaryEndAngleDeg: 98,
    positionerSecondaryEndAngleDeg: 0,
  };
};

/** The table drifts a little from press to press, and stays on it. */
const tableNumbers = (setting: Setting, startS: number): EventNumbers => ({
  tableLongitudinalMm: rounded(12 * Math.sin(startS / 700), 1),
  tableLateralMm: rounded(820 + 60 * Math.sin(startS / 1900), 1),
  tableHeightMm: setting.tableHeightMm,
});

const dose = (step: DosedStep): EventNumbers => ({
  kermaAreaProductGycm2: step.kermaAreaProductGycm2,
  airKermaAtReferencePointMgy: step.airKermaMgy,
});

type OfMaker = Pick<ProjectionEventDescription, 'numbers' | 'filters'> & Partial<ProjectionEventDescription>;

const copper = (mmCu: number): FilterDescription => ({ material: 'Cu', thicknessMm: mmCu });

const siemensEvent = (step: DosedStep, exposure: Exposure, setting: Setting, random: Random): OfMaker => {
  const { unit } = setting;
  const distanceSourceToDetectorMm = step.plane === 'B' ? 1180 : step.zoom < 0.95 ? 1050 : 1120;
  const enlarged = distanceSourceToDetectorMm / unit.distanceSourceToReferencePointMm;
  return {
    filters: [copper(exposure.mmCu)],
    numbers: {
      ...dose(step),
      pulseRatePerS: exposure.rate,
      pulseCount: exposure.pulses,
      pulseWidthMs: exposure.pulseWidthMs,
      irradiationDurationS: step.durationS,
      kvp: exposure.kvp,
      tubeCurrentMa: exposure.tubeCurrentMa,
      exposureTimeMs: rounded(exposure.pulses * exposure.pulseWidthMs, 1),
      exposureMas: rounded(exposure.mas, 3),
      focalSpotSizeMm: step.type === 'fluoroscopy' ? 0.6 : 1,
      ...angleNumbers(step, random),
      distanceSourceToDetectorMm,
      distanceSourceToIsocenterMm: unit.distanceSourceToIsocenterMm,
      ...tableNumbers(setting, step.startS),
    },
    comment: siemensEventComment({
      scene: 1 + Math.floor(step.startS / 60),
      name:
        step.type === 'fluoroscopy' ? setting.exam.protocols.fluoroscopy : setting.exam.protocols.acquisition,
      fieldDiagonalMm: Math.round(10 * enlarged * Math.sqrt(2 * step.areaAtReferencePointCm2)),
      durationS: Math.round(step.durationS),
      framesPerS: exposure.rate,
      frames: exposure.pulses,
    }),
  };
};

const philipsEvent = (step: DosedStep, exposure: Exposure, setting: Setting, random: Random): OfMaker => {
  const distanceSourceToDetectorMm = step.zoom < 0.95 ? 980 : 1050;
  const toOneMetre = 1000 / setting.unit.distanceSourceToReferencePointMm;
  const { tableHeightMm, ...table } = tableNumbers(setting, step.startS);
  return {
    filters: [copper(exposure.mmCu), { material: 'Al', thicknessMm: 1 }],
    numbers: {
      ...dose(step),
      pulseRatePerS: exposure.rate,
      pulseCount: exposure.pulses,
      pulseWidthMs: exposure.pulseWidthMs,
      irradiationDurationS: step.durationS,
      kvp: exposure.kvp,
      tubeCurrentMa: exposure.tubeCurrentMa,
      ...angleNumbers(step, random),
      tableHeadTiltAngleDeg: 0,
      tableHorizontalRotationAngleDeg: 0,
      tableCradleTiltAngleDeg: 0,
      distanceSourceToDetectorMm,
      distanceSourceToIsocenterMm: setting.unit.distanceSourceToIsocenterMm,
      ...table,
    },
    privateItems: philipsItems({
      frames: exposure.pulses,
      halfSideAtOneMetreMm: rounded(5 * toOneMetre * Math.sqrt(step.areaAtReferencePointCm2), 1),
      distanceSourceToDetectorMm,
      tableHeightMm: tableHeightMm ?? 0,
      flavour: `Flavour ${exposure.rate}`,
    }),
  };
};

const geEvent = (step: DosedStep, exposure: Exposure): OfMaker => {
  const tubeCurrentMa = rounded(exposure.mas / step.durationS, 3);
  return {
    filters: [{ material: 'Al', thicknessMm: 6 }],
    numbers: {
      ...dose(step),
      collimatedFieldAreaCm2: rounded(step.areaAtReferencePointCm2 * (1000 / 700) ** 2, 1),
      kvp: exposure.kvp,
      tubeCurrentMa,
      averageTubeCurrentMa: tubeCurrentMa,
      exposureMas: rounded(exposure.mas, 3),
      focalSpotSizeMm: 0.3,
      exposureTimeMs: Math.round(step.durationS * 1000),
      irradiationDurationS: step.durationS,
      distanceSourceToDetectorMm: 1000,
      distanceSourceToReferencePointMm: 700,
    },
    unknown: [
      'positionerPrimaryAngleDeg',
      'positionerSecondaryAngleDeg',
      'positionerPrimaryEndAngleDeg',
      'positionerSecondaryEndAngleDeg',
    ],
  };
};

const protocolOf = (step: DosedStep, { protocols }: FluoroscopyExam): string => {
  if (step.type === 'rotational-acquisition') return '5s 3D rotation';
  return step.type === 'fluoroscopy' ? protocols.fluoroscopy : protocols.acquisition;
};

/** One irradiation event as the unit's maker tells it. */
export const eventOf = (step: DosedStep, setting: Setting, random: Random): ProjectionEventDescription => {
  const { exam, unit } = setting;
  const exposure = exposureOf(step, setting);
  const ofMaker =
    unit.key === 'neuro'
      ? siemensEvent(step, exposure, setting, random)
      : unit.key === 'cardiac'
        ? philipsEvent(step, exposure, setting, random)
        : geEvent(step, exposure);
  return {
    irradiationEventUid: random.uid(),
    plane: step.plane,
    type: step.type,
    startedAt: later(setting.startedAt, step.startS),
    protocol: protocolOf(step, exam),
    targetRegion: bodyRegions[exam.region],
    orientation: exam.orientation,
    pulsed: exposure.rate > 0,
    ...ofMaker,
  };
};
