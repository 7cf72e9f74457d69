import type { Dialect } from '../dicom/write/dialect.ts';
import { dialects } from '../dicom/write/makers.ts';
import { transferSyntaxes, type TransferSyntaxUid } from '../dicom/write/part10-file.ts';
import type { ReportDescription } from '../dicom/write/report-description.ts';
import { writeDoseReport } from '../dicom/write/write-dose-report.ts';
import { ctExams } from './data/ct-exams.ts';
import { fluoroscopyExams } from './data/fluoroscopy-exams.ts';
import type { SpecialStudy } from './data/special-studies.ts';
import { hospitalUnits, type HospitalUnit, type UnitKey } from './data/units.ts';
import { ctReports } from './ct-study.ts';
import { fluoroscopyReports } from './fluoroscopy-study.ts';
import {
  headerOnly,
  inUnknownUnits,
  nonDoseReport,
  radiopharmaceuticalDoseReport,
  truncated,
} from './odd-files.ts';
import { patientOf, phantomOf, type DemoPatient } from './patient.ts';
import type { Telling } from './planned-study.ts';
import { Random } from './random.ts';
import { factsOf, type Facts } from './report-facts.ts';

/** A sample: the file, and what a right reader says of it. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly facts: Facts;
}

const day = '2026-03-02';

const found = <T extends { readonly key: string }>(list: readonly T[], key: string): T => {
  const item = list.find((candidate) => candidate.key === key);
  if (item === undefined) throw new RangeError(`nothing is called ${key}`);
  return item;
};

const unitOf = (key: UnitKey): HospitalUnit => found(hospitalUnits, key);

/** A scanner of a second hospital: its maker sends dose reports as Enhanced SR. */
const enhancedSrScanner: HospitalUnit = {
  ...unitOf('ct-1'),
  maker: 'geCt',
  manufacturer: 'GE MEDICAL SYSTEMS',
  modelName: 'Revolution EVO',
  stationName: 'CT9',
  deviceSerialNumber: 'KV-9GE0071',
  softwareVersions: 'revo_ct_22bc.50',
  deviceObserverUid: '2.25.11480062938475610293847561029384756109',
};

interface Asked {
  readonly name: string;
  readonly unit: HospitalUnit;
  readonly exam: string;
  readonly patient?: Partial<DemoPatient>;
  readonly telling?: Telling;
  readonly special?: SpecialStudy['airKermaMgy'];
  readonly firstPlane?: 'B';
  readonly quality?: boolean;
  readonly transferSyntaxUid?: TransferSyntaxUid;
}

const asked: readonly Asked[] = [
  { name: 'neuro-biplane', unit: unitOf('neuro'), exam: 'cerebral-angiography' },
  {
    name: 'neuro-biplane-high-plane-first',
    unit: unitOf('neuro'),
    exam: 'vertebroplasty',
    special: { A: 350, B: 3600 },
    firstPlane: 'B',
  },
  { name: 'kyphoplasty-fluoroscopy', unit: unitOf('neuro'), exam: 'kyphoplasty' },
  { name: 'cardiac-coronary', unit: unitOf('cardiac'), exam: 'coronary-angiography' },
  {
    name: 'c-arm-hip',
    unit: unitOf('c-arm'),
    exam: 'hip-fixation',
    patient: { name: 'Świątkowska^Małgorzata', characterSet: 'ISO_IR 192', sex: 'F' },
  },
  { name: 'c-arm-daily-qa', unit: unitOf('c-arm'), exam: 'spine-surgery', quality: true },
  {
    name: 'ct-dose-check',
    unit: unitOf('ct-1'),
    exam: 'lumbar-spine',
    patient: { sizeM: 1.74, weightKg: 141 },
  },
  { name: 'ct-dual-source', unit: unitOf('ct-2'), exam: 'abdomen-pelvis' },
  { name: 'ct-cumulative', unit: unitOf('ct-2'), exam: 'chest', telling: 'cumulative' },
  { name: 'ct-continued', unit: unitOf('ct-2'), exam: 'cta-head-neck', telling: 'continued' },
  { name: 'vertebroplasty-ct', unit: unitOf('ct-1'), exam: 'vertebroplasty-ct' },
  { name: 'ct-enhanced-sr', unit: enhancedSrScanner, exam: 'chest' },
  {
    name: 'ct-japanese-name',
    unit: unitOf('ct-1'),
    exam: 'head',
    patient: {
      name: 'Kirishima^Tomoe=霧島^友恵=きりしま^ともえ',
      characterSet: '\\ISO 2022 IR 87',
      sex: 'F',
    },
  },
  {
    name: 'ct-implicit',
    unit: unitOf('ct-2'),
    exam: 'head',
    transferSyntaxUid: transferSyntaxes.implicitLittleEndian,
  },
  {
    name: 'ct-big-endian',
    unit: unitOf('ct-1'),
    exam: 'head',
    transferSyntaxUid: transferSyntaxes.explicitBigEndian,
  },
  {
    name: 'ct-deflated',
    unit: unitOf('ct-2'),
    exam: 'head-child',
    transferSyntaxUid: transferSyntaxes.deflatedExplicitLittleEndian,
  },
];

const plainName = { name: 'Wyndham^Ada', characterSet: 'ISO_IR 100', sex: 'F' } as const;

const descriptionsOf = (wish: Asked, index: number): readonly ReportDescription[] => {
  const random = new Random(`samples/${wish.name}`);
  const ctExam = ctExams.find(({ key }) => key === wish.exam);
  const group = ctExam?.patients ?? 'adults';
  const usual = { ...patientOf('samples', group, 100 + index, day), ...plainName, ...wish.patient };
  const base = {
    number: 100 + index,
    unit: wish.unit,
    startedAt: `${day}T${String(8 + (index % 9)).padStart(2, '0')}:${String(10 + index)}:00`,
    patient: wish.quality === true ? phantomOf(wish.unit.stationName) : usual,
    telling: wish.telling ?? ('once' as const),
    quality: wish.quality ?? false,
  };
  if (ctExam !== undefined) return ctReports({ ...base, exam: ctExam, drift: 1 }, random);
  const exam = found(fluoroscopyExams, wish.exam);
  if (wish.special === undefined) return fluoroscopyReports({ ...base, exam }, random);
  const special: SpecialStudy = {
    unit: wish.unit.key,
    exam: exam.key,
    daysBefore: 0,
    airKermaMgy: wish.special,
    why: wish.name,
    ...(wish.firstPlane === undefined ? {} : { firstPlane: wish.firstPlane }),
  };
  return fluoroscopyReports({ ...base, exam, special }, random);
};

const samplesOf = (wish: Asked, index: number): readonly Sample[] => {
  const dialect = dialects[wish.unit.maker];
  const reports = descriptionsOf(wish, index);
  return reports.map((report, part) => {
    const told = { ...report, ...(wish.transferSyntaxUid && { transferSyntaxUid: wish.transferSyntaxUid }) };
    return {
      name: reports.length === 1 ? wish.name : `${wish.name}-${part + 1}`,
      bytes: writeDoseReport(told, dialect),
      facts: factsOf(told, dialect),
    };
  });
};

const refused = (code: string): Facts => ({ ok: false, refusal: { code } });

/** Files that no dose comes from, made of one CT report. */
const oddSamples = (report: ReportDescription, dialect: Dialect): readonly Sample[] => {
  const file = (name: string, bytes: Uint8Array, facts: Facts): Sample => ({ name, bytes, facts });
  return [
    file('damaged-truncated', truncated(writeDoseReport(report, dialect)), refused('damaged')),
    file('damaged-header-only', headerOnly(report, dialect), refused('damaged')),
    file('non-dose-sr', nonDoseReport(report), refused('not-a-dose-report')),
    file('radiopharmaceutical-sr', radiopharmaceuticalDoseReport(report), refused('unsupported-dose-report')),
    file('unknown-unit', inUnknownUnits(report, dialect), {
      ok: true,
      report: { kind: 'ct', totals: { dlpMgycm: null } },
    }),
  ];
};

/** The samples of `dicom-samples/`, in the order of its README; always the same bytes. */
export const sampleReports = (): readonly Sample[] => {
  const [report] = descriptionsOf(
    { name: 'odd', unit: unitOf('ct-2'), exam: 'head', patient: plainName },
    asked.length,
  );
  return [
    ...asked.flatMap(samplesOf),
    ...(report === undefined ? [] : oddSamples(report, dialects.siemensCt)),
  ];
};
