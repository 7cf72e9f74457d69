import { ctExams, type CtExam } from './data/ct-exams.ts';
import { fluoroscopyExams, type FluoroscopyExam } from './data/fluoroscopy-exams.ts';
import { specialStudies, type SpecialStudy } from './data/special-studies.ts';
import { hospitalUnits, silence, slowDrift, type HospitalUnit, type UnitKey } from './data/units.ts';
import { patientOf, phantomOf, type DemoPatient } from './patient.ts';
import type { PlannedStudy, Telling } from './planned-study.ts';
import { Random } from './random.ts';

export interface YearOptions {
  readonly seed: string;
  readonly studies: number;
  /** Local wall time at which the year ends, "2026-11-22T18:00:00". */
  readonly until: string;
}

type Unnumbered = PlannedStudy extends infer Study
  ? Study extends PlannedStudy
    ? Omit<Study, 'number'>
    : never
  : never;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const isCt = (key: UnitKey): key is 'ct-1' | 'ct-2' => key === 'ct-1' || key === 'ct-2';
const millis = (local: string): number => Date.parse(`${local}Z`);
const local = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/** How likely a day is to be used, against a working day: by weekday, Sunday first. */
const weekdays = {
  emergency: [0.45, 1, 1, 1, 1, 1, 0.5],
  elective: [0.01, 1, 1, 1, 1, 0.9, 0.06],
} as const;

const hourOf = (random: Random, emergency: boolean): number => {
  if (emergency && random.chance(0.35)) return random.between(0, 24);
  return Math.min(18.5, Math.max(7.6, 11.9 + 2.5 * random.normal()));
};

/** When a study of that kind began: somewhere in the year, as the hospital's week and day allow. */
const momentOf = (random: Random, unit: UnitKey, emergency: boolean, until: string): string => {
  const end = millis(until);
  const midnight = end - (end % dayMs);
  for (;;) {
    const daysBack = random.whole(0, 364);
    const day = midnight - daysBack * dayMs;
    const kind = emergency ? weekdays.emergency : weekdays.elective;
    const start = day + Math.floor(hourOf(random, emergency) * 60) * minuteMs + random.whole(0, 59) * 1000;
    const likely = kind[new Date(day).getUTCDay()] ?? 1;
    const silent = unit === silence.unit && end - start < silence.lastDays * dayMs;
    if (random.chance(likely) && start < end - 120 * minuteMs && !silent) return local(start);
  }
};

const tellingOf = (random: Random, unit: UnitKey): Telling => {
  if (unit === 'ct-2' && random.chance(0.06)) return 'cumulative';
  return random.chance(unit === 'c-arm' ? 0 : 0.012) ? 'continued' : 'once';
};

/** What CT1's automatic exposure control asks for on a day, relative to its first. */
const driftAt = (unit: UnitKey, startedAt: string, until: string): number => {
  if (unit !== slowDrift.unit) return 1;
  const daysBack = (millis(until) - millis(startedAt)) / dayMs;
  return 1 + slowDrift.rise * Math.max(0, 1 - daysBack / slowDrift.lastDays);
};

const examOf = (random: Random, unit: UnitKey): CtExam | FluoroscopyExam =>
  isCt(unit)
    ? random.weighted(ctExams, (exam) => exam.share[unit])
    : random.weighted(
        fluoroscopyExams.filter((exam) => exam.unit === unit),
        (exam) => exam.share,
      );

const isCtExam = (exam: CtExam | FluoroscopyExam): exam is CtExam => 'phases' in exam;

const planned = (
  base: { readonly unit: HospitalUnit; readonly startedAt: string; readonly patient: DemoPatient },
  exam: CtExam | FluoroscopyExam,
  telling: Telling,
  until: string,
): Unnumbered => {
  const common = { ...base, telling, quality: false };
  return isCtExam(exam)
    ? { ...common, exam, drift: driftAt(base.unit.key, base.startedAt, until) }
    : { ...common, exam };
};

/** A patient's study. There are more patients than studies, and chance brings some of them back. */
const patientStudy = (options: YearOptions, unit: HospitalUnit, index: number): Unnumbered => {
  const random = new Random(`${options.seed}/${unit.key}/${index}`);
  const exam = examOf(random, unit.key);
  const startedAt = momentOf(random, unit.key, exam.emergency, options.until);
  const group = isCtExam(exam) ? exam.patients : 'adults';
  const patients = Math.ceil(options.studies * (group === 'children' ? 0.15 : 2));
  const patient = patientOf(options.seed, group, random.whole(1, patients), options.until);
  return planned({ unit, startedAt, patient }, exam, tellingOf(random, unit.key), options.until);
};

const specialStudy = (options: YearOptions, special: SpecialStudy): Unnumbered => {
  const unit = unitOf(special.unit);
  const exam = fluoroscopyExams.find(({ key }) => key === special.exam);
  if (exam === undefined) throw new RangeError(`no exam ${special.exam}`);
  const random = new Random(`${options.seed}/special/${special.daysBefore}`);
  const day = millis(options.until) - special.daysBefore * dayMs;
  const startedAt = local(day - (day % dayMs) + random.whole(8 * 60, 14 * 60) * minuteMs);
  const patient = patientOf(options.seed, 'adults', 90_000 + special.daysBefore, options.until);
  return { unit, startedAt, patient, telling: 'once', quality: false, exam, special };
};

const unitOf = (key: UnitKey): HospitalUnit => {
  const unit = hospitalUnits.find((candidate) => candidate.key === key);
  if (unit === undefined) throw new RangeError(`no unit ${key}`);
  return unit;
};

/** The technologists' phantom mornings: every Monday at the scanners, every fourth Wednesday elsewhere. */
const qualityStudies = (options: YearOptions, unit: HospitalUnit): readonly Unnumbered[] => {
  const weekday = isCt(unit.key) ? 1 : 3;
  const everyDays = isCt(unit.key) ? 7 : 28;
  const end = millis(options.until);
  const midnight = end - (end % dayMs);
  const last = midnight - ((new Date(midnight).getUTCDay() - weekday + 7) % 7) * dayMs;
  const exam = isCt(unit.key)
    ? ctExams.find(({ key }) => key === 'head')
    : fluoroscopyExams.find((candidate) => candidate.unit === unit.key);
  if (exam === undefined) return [];
  const studies: Unnumbered[] = [];
  for (let day = last; day > midnight - 364 * dayMs; day -= everyDays * dayMs) {
    const startedAt = local(day + (7 * 60 + 5) * minuteMs);
    const silent = unit.key === silence.unit && end - millis(startedAt) < silence.lastDays * dayMs;
    if (silent || millis(startedAt) > end - 60 * minuteMs) continue;
    const study = planned(
      { unit, startedAt, patient: phantomOf(unit.stationName) },
      exam,
      'once',
      options.until,
    );
    studies.push({ ...study, quality: true, ...('drift' in study ? { drift: 1 } : {}) });
  }
  return studies;
};

/** Minutes that a room is taken by one study at the least. */
const roomMinutes: Readonly<Record<UnitKey, number>> = {
  neuro: 75,
  cardiac: 50,
  'c-arm': 40,
  'ct-1': 12,
  'ct-2': 12,
};

/** In order of time, none begun while the room was taken. */
const inTurn = (studies: readonly Unnumbered[], until: string): readonly Unnumbered[] => {
  const free = new Map<UnitKey, number>();
  const byTime = (a: Unnumbered, b: Unnumbered): number => a.startedAt.localeCompare(b.startedAt);
  return [...studies]
    .sort(byTime)
    .map((study) => {
      const { key } = study.unit;
      const start = Math.max(millis(study.startedAt), free.get(key) ?? 0);
      free.set(key, start + roomMinutes[key] * minuteMs);
      return start < millis(until) - 100 * minuteMs ? { ...study, startedAt: local(start) } : study;
    })
    .sort(byTime);
};

/** Fewer studies than this, and the year has neither phantom mornings nor special studies. */
const smallestWholeYear = 400;

/** The studies of one year at the invented hospital, exactly so many, in order of time; the same for the same options. */
export const planYear = (options: YearOptions): readonly PlannedStudy[] => {
  const whole = options.studies >= smallestWholeYear;
  const extra = whole
    ? [
        ...hospitalUnits.flatMap((unit) => qualityStudies(options, unit)),
        ...specialStudies.map((special) => specialStudy(options, special)),
      ]
    : [];
  const usual: Unnumbered[] = [];
  const left = options.studies - extra.length;
  const random = new Random(`${options.seed}/units`);
  for (let index = 0; index < left; index++) {
    usual.push(
      patientStudy(
        options,
        random.weighted(hospitalUnits, ({ share }) => share),
        index,
      ),
    );
  }
  return inTurn([...extra, ...usual], options.until).map((study, index) => ({ ...study, number: index + 1 }));
};
