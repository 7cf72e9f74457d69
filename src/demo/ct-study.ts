import { bodyRegions } from '../dicom/write/body-regions.ts';
import type {
  CtDescription,
  CtEventDescription,
  DoseCheckDescription,
} from '../dicom/write/report-description.ts';
import type { CtPhase } from './data/ct-exams.ts';
import { siemensCtComment } from './makers-own.ts';
import { commonOf, later, type PlannedStudy } from './planned-study.ts';
import { ageAt } from './patient.ts';
import { rounded, type Random } from './random.ts';
import { effectiveMasFor } from './x-ray-output.ts';

type CtStudy = Extract<PlannedStudy, { readonly drift: number }>;

/**
 * CTDIvol (mGy, by phantom) from which CT1 notifies: invented, tighter than the 80 and 50 mGy that the AAPM Dose Check
 * Guidelines (version 1.0, 2011, table 1) propose, so that a large patient reaches it.
 */
const notificationValueMgy = { 16: 70, 32: 25 } as const;
/** CTDIvol (mGy) from which CT1 alerts. Source: AAPM Dose Check Guidelines 1.0, 2011 (1 Gy, as the FDA recommends). */
const alertValueMgy = 1000;

const maximumTubeCurrentMa = 700;

/** How the patient's size changes CTDIvol: by weight for adults, by age for children. */
const sizeFactor = ({ exam, patient, startedAt }: CtStudy): number => {
  if (exam.patients === 'children') {
    return Math.max(0.35, (ageAt(patient.birthDate, startedAt) + 1) / 5) ** exam.sizeExponent;
  }
  return ((patient.weightKg ?? 75) / 75) ** exam.sizeExponent;
};

const sourcesOf = (study: CtStudy, phase: CtPhase, tubeCurrentMa: number): CtEventDescription['sources'] => {
  const source = (
    identification: string,
    kvp: number,
    current: number,
  ): CtEventDescription['sources'][number] => ({
    identification,
    kvp,
    tubeCurrentMa: Math.round(current),
    maximumTubeCurrentMa: Math.round(Math.max(current, Math.min(maximumTubeCurrentMa, 1.35 * current))),
    exposureTimePerRotationS: phase.rotationS,
  });
  if (study.unit.key === 'ct-1') return [source('1', phase.kvp, tubeCurrentMa)];
  if (phase.secondKvp === undefined) return [source('A', phase.kvp, tubeCurrentMa)];
  return [source('A', 100, tubeCurrentMa), source('B', phase.secondKvp, 0.55 * tubeCurrentMa)];
};

const doseChecksOf = (
  study: CtStudy,
  ctdiVolMgy: number,
  phantomDiameterCm: 16 | 32,
): readonly DoseCheckDescription[] => {
  if (study.unit.key !== 'ct-1') return [];
  const notified = notificationValueMgy[phantomDiameterCm];
  const exceeded = ctdiVolMgy > notified;
  return [
    { kind: 'alert', ctdiVolValueMgy: alertValueMgy },
    {
      kind: 'notification',
      ctdiVolValueMgy: notified,
      ...(exceeded
        ? {
            ctdiVolForwardEstimateMgy: ctdiVolMgy,
            reasonForProceeding: 'Patient size',
            person: 'Oyelaran^Bisi',
          }
        : {}),
    },
  ];
};

const dlpOf = (ctdiVolMgy: number, lengthMm: number): number => rounded((ctdiVolMgy * lengthMm) / 10, 2);

interface Acquired {
  readonly event: CtEventDescription;
  readonly endS: number;
}

/** A projection radiograph for planning. The GE-like and Canon-like units give it no CTDIvol. */
const localiser = (study: CtStudy, random: Random, startS: number, protocol: string): Acquired => {
  const lengthMm = Math.round(study.exam.localiserLengthMm * random.between(0.95, 1.05));
  const exposureTimeS = rounded(lengthMm / 100, 2);
  const ctdiVolMgy = 0.12;
  return {
    endS: startS + 25,
    event: {
      irradiationEventUid: random.uid(),
      startedAt: later(study.startedAt, startS),
      acquisitionProtocol: protocol,
      acquisitionType: 'constant-angle',
      targetRegion: bodyRegions[study.exam.phases[0]?.region ?? 'entireBody'],
      withContrast: false,
      numbers: {
        exposureTimeS,
        scanningLengthMm: lengthMm,
        nominalSingleCollimationWidthMm: 0.6,
        nominalTotalCollimationWidthMm: 3.6,
      },
      sources: [
        {
          identification: study.unit.key === 'ct-1' ? '1' : 'A',
          kvp: 120,
          maximumTubeCurrentMa: 40,
          tubeCurrentMa: 35,
        },
      ],
      ...(study.unit.key === 'ct-2'
        ? { dose: { ctdiVolMgy, dlpMgycm: dlpOf(ctdiVolMgy, lengthMm), phantomDiameterCm: 32 } }
        : {}),
    },
  };
};

/** CTDIvol and tube current that belong together; the tube's limit takes dose away from the largest. */
const techniqueOf = (
  study: CtStudy,
  phase: CtPhase,
  random: Random,
): { readonly ctdiVolMgy: number; readonly tubeCurrentMa: number } => {
  const { medianMgy, sigma } = phase.ctdiVol;
  const wanted = random.logNormal(medianMgy, study.quality ? 0.01 : sigma) * sizeFactor(study) * study.drift;
  const masPerMgy =
    effectiveMasFor(1, phase.kvp, phase.phantomDiameterCm) * (phase.pitch > 0 ? phase.pitch : 1);
  const tubeCurrentMa = Math.min(maximumTubeCurrentMa, (wanted * masPerMgy) / phase.rotationS);
  return { ctdiVolMgy: rounded((tubeCurrentMa * phase.rotationS) / masPerMgy, 2), tubeCurrentMa };
};

const exposureTimeOf = (phase: CtPhase, lengthMm: number): number => {
  if (phase.type === 'stationary') return phase.rotationS;
  const rotations = lengthMm / ((phase.pitch > 0 ? phase.pitch : 1) * phase.collimationMm.total);
  return rounded(Math.max(1, rotations) * phase.rotationS, 2);
};

const scan = (study: CtStudy, phase: CtPhase, random: Random, startS: number): Acquired => {
  const lengthMm = rounded(phase.lengthMm.mean + phase.lengthMm.sd * random.normal() * 0.8, 0);
  const { ctdiVolMgy, tubeCurrentMa } = techniqueOf(study, phase, random);
  const exposureTimeS = exposureTimeOf(phase, lengthMm);
  const siemens = study.unit.key === 'ct-2';
  const modulation = phase.type === 'spiral' ? (siemens ? 'XYZ_EC' : 'XYZ') : 'OFF';
  const bodyPart = phase.phantomDiameterCm === 16 ? 'Head' : 'Body';
  return {
    endS: startS + exposureTimeS + (phase.type === 'stationary' ? 2 : random.between(20, 90)),
    event: {
      irradiationEventUid: random.uid(),
      startedAt: later(study.startedAt, Math.round(startS)),
      acquisitionProtocol: study.quality ? 'Daily QA' : phase.protocol,
      acquisitionType: phase.type,
      targetRegion: bodyRegions[phase.region],
      withContrast: phase.contrast,
      numbers: {
        exposureTimeS,
        scanningLengthMm: lengthMm,
        ...(phase.type === 'spiral' ? { reconstructableLengthMm: Math.max(1, lengthMm - 24) } : {}),
        nominalSingleCollimationWidthMm: phase.collimationMm.single,
        nominalTotalCollimationWidthMm: phase.collimationMm.total,
        ...(phase.pitch > 0 ? { pitchRatio: phase.pitch } : {}),
      },
      sources: sourcesOf(study, phase, tubeCurrentMa),
      dose: {
        ctdiVolMgy,
        dlpMgycm: dlpOf(ctdiVolMgy, lengthMm),
        phantomDiameterCm: phase.phantomDiameterCm,
      },
      doseChecks: doseChecksOf(study, ctdiVolMgy, phase.phantomDiameterCm),
      ...(siemens
        ? { comment: siemensCtComment(bodyPart, study.exam.patients === 'children', modulation) }
        : { modulationType: modulation }),
    },
  };
};

const acquisitionsOf = (study: CtStudy, random: Random): readonly Acquired[] => {
  const acquired: Acquired[] = [];
  const now = (): number => acquired.at(-1)?.endS ?? 40;
  for (let index = 0; index < (study.quality ? 0 : study.exam.localisers); index++) {
    acquired.push(localiser(study, random, now(), study.unit.key === 'ct-2' ? 'Topogram' : 'Scanogram'));
  }
  for (const phase of study.exam.phases) {
    const times = study.quality ? 1 : random.whole(...phase.times);
    for (let index = 0; index < times; index++) acquired.push(scan(study, phase, random, now()));
  }
  return acquired;
};

/** The reports that the scanner sends of one study: one; two halves; or one after every acquisition, each with all before it. */
export const ctReports = (study: CtStudy, random: Random): readonly CtDescription[] => {
  const acquired = acquisitionsOf(study, random);
  const events = acquired.map(({ event }) => event);
  const lastS = acquired.at(-1)?.endS ?? 0;
  const common = commonOf(study, random, later(study.startedAt, Math.round(lastS)));
  const report = (from: number, to: number): CtDescription => {
    const told = events.slice(from, to);
    const end = later(study.startedAt, Math.round(acquired[to - 1]?.endS ?? 0));
    return {
      ...common,
      ...(to === events.length ? {} : { sopInstanceUid: random.uid(), contentAt: end }),
      kind: 'ct',
      irradiationStart: told[0]?.startedAt ?? study.startedAt,
      irradiationEnd: end,
      dlpMgycm: rounded(
        told.reduce((sum, { dose }) => sum + (dose?.dlpMgycm ?? 0), 0),
        2,
      ),
      events: told,
    };
  };
  if (study.telling === 'cumulative') return events.map((_, index) => report(0, index + 1));
  if (study.telling === 'continued' && events.length > 1) {
    return [report(0, events.length - 1), report(events.length - 1, events.length)];
  }
  return [report(0, events.length)];
};
