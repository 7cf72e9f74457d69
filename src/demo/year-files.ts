import { dialects } from '../dicom/write/makers.ts';
import {
  headerOnly,
  inUnknownUnits,
  nonDoseReport,
  radiopharmaceuticalDoseReport,
  truncated,
} from './odd-files.ts';
import { later, type PlannedStudy } from './planned-study.ts';
import { descriptionsOf, filesOf, type SentFile } from './study-reports.ts';
import { planYear, type YearOptions } from './year-plan.ts';

/** What arrives because of one study: its reports, and now and then a file that no dose can be read from. */
export interface YearStep {
  readonly study: number;
  readonly sender: string;
  /** Local wall time at which the unit sent it. */
  readonly arrivesAt: string;
  readonly files: readonly SentFile[];
}

/** From the beginning of a study to its report, about. */
const minutesToSend = 45;

type OddFile = (study: PlannedStudy, seed: string) => SentFile | null;

const madeOf =
  (name: string, make: (...from: Parameters<typeof headerOnly>) => Uint8Array): OddFile =>
  (study, seed) => {
    const [report] = descriptionsOf(study, `${seed}/odd`);
    if (report === undefined) return null;
    return { fileName: name, bytes: make(report, dialects[study.unit.maker]) };
  };

const cut: OddFile = (study, seed) => {
  const [file] = filesOf(study, `${seed}/odd`);
  return file === undefined ? null : { fileName: 'interrupted.dcm', bytes: truncated(file.bytes) };
};

const note: OddFile = () => ({
  fileName: 'readme.txt',
  bytes: new TextEncoder().encode('Dose reports of the mobile C-arm, exported by hand.\n'),
});

/** The odd files of a year, spread over it: what the inbox is for. */
const oddFiles: readonly OddFile[] = [
  cut,
  madeOf('unknown-unit.dcm', inUnknownUnits),
  madeOf('report-text.dcm', nonDoseReport),
  madeOf('header-only.dcm', headerOnly),
  madeOf('pet-injection.dcm', radiopharmaceuticalDoseReport),
  note,
  cut,
];

/** Everything that arrives in one year, in order of time; the same bytes for the same options. */
export function* yearFiles(options: YearOptions): Generator<YearStep> {
  const plan = planYear(options);
  const every = Math.max(1, Math.floor(plan.length / (oddFiles.length + 1)));
  for (const [index, study] of plan.entries()) {
    const odd = (index + 1) % every === 0 ? oddFiles[(index + 1) / every - 1] : undefined;
    const extra = odd?.(study, options.seed);
    yield {
      study: study.number,
      sender: study.unit.stationName,
      arrivesAt: later(study.startedAt, minutesToSend * 60),
      files: [...filesOf(study, options.seed), ...(extra ? [extra] : [])],
    };
  }
}
