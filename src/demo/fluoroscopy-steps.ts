import type { WrittenEventType, WrittenPlane } from '../dicom/write/report-description.ts';
import type { Angles, FluoroscopyExam } from './data/fluoroscopy-exams.ts';
import type { Random } from './random.ts';

/** One press of the pedal in one plane, before its dose is known. */
export interface Step {
  readonly plane: WrittenPlane;
  readonly type: WrittenEventType;
  /** Seconds since the study began. */
  readonly startS: number;
  readonly durationS: number;
  readonly angles: Angles;
  /** Magnification: the beam's area relative to the exam's mean. */
  readonly zoom: number;
}

interface Press {
  readonly type: WrittenEventType;
  readonly durationS: number;
}

/** So many seconds in so many presses, short ones more often than long ones; none under half a second. */
const pressesOf = (random: Random, totalS: number, count: number): readonly Press[] => {
  const weights = Array.from({ length: count }, () => 0.15 - Math.log(1 - random.next()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => ({
    type: 'fluoroscopy',
    durationS: Math.max(0.5, Math.round((10 * totalS * weight) / sum) / 10),
  }));
};

/** Acquisitions and spins come between the fluoroscopy, in the order of a procedure. */
const inOrder = (random: Random, exam: FluoroscopyExam, fluoroscopyS: number): readonly Press[] => {
  const presses = [...pressesOf(random, fluoroscopyS, random.whole(...exam.fluoroscopyEvents))];
  const add = (type: WrittenEventType, count: number, low: number, high: number): void => {
    for (let index = 0; index < count; index++) {
      const durationS = Math.round(10 * random.between(low, high)) / 10;
      presses.splice(random.whole(1, presses.length), 0, { type, durationS });
    }
  };
  add('stationary-acquisition', random.whole(...exam.acquisitions), 3, exam.unit === 'neuro' ? 11 : 6);
  add('rotational-acquisition', random.whole(...exam.spins), 5, 6);
  return presses;
};

const biplane = (random: Random, exam: FluoroscopyExam, press: Press): readonly WrittenPlane[] => {
  if (press.type === 'rotational-acquisition') return ['A'];
  if (press.type === 'stationary-acquisition') return ['A', 'B'];
  return random.chance(exam.planeBShare) ? ['B'] : ['A'];
};

/** The steps of one study in order of time; acquisitions of a biplane unit run in both planes at once. */
export const stepsOf = (
  random: Random,
  exam: FluoroscopyExam,
  fluoroscopyS: number,
  planes: 'single' | 'biplane',
): readonly Step[] => {
  let startS = 20;
  return inOrder(random, exam, fluoroscopyS).flatMap((press) => {
    const zoom = random.pick([0.7, 0.9, 1, 1, 1.15, 1.35]);
    const used = planes === 'biplane' ? biplane(random, exam, press) : (['single'] as const);
    const steps = used.map((plane): Step => {
      const list = plane === 'B' ? exam.anglesB : exam.anglesA;
      return {
        ...press,
        plane,
        startS: Math.round(startS),
        zoom,
        angles: list.length > 0 ? random.pick(list) : [0, 0],
      };
    });
    startS += press.durationS + random.between(5, 60);
    return steps;
  });
};
