import type { CtReport, DoseReport, Finding, ProjectionReport, Reading } from './dicom/index.ts';
import { formatDuration, formatQuantity } from './quantities/format.ts';

type Line = readonly [label: string, value: string | null];

const labelWidth = 26;

const render = (lines: readonly Line[]): string =>
  lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `  ${label.padEnd(labelWidth)}${value}\n`)
    .join('');

const joined = (parts: readonly (string | null)[], separator = ' '): string =>
  parts.filter((part) => part !== null && part !== '').join(separator);

const studyLines = ({ equipment, study, patient, completionFlag }: DoseReport): Line[] => [
  ['Unit', joined([equipment.manufacturer, equipment.modelName])],
  ['Station, serial number', joined([equipment.stationName, equipment.deviceSerialNumber], ', ')],
  ['Study', joined([study.date, study.time?.slice(0, 8) ?? null, study.description])],
  ['Accession number', study.accessionNumber],
  [
    'Patient',
    joined(
      [patient.id, patient.sex, patient.ageYears === null ? null : `${Math.floor(patient.ageYears)} years`],
      ', ',
    ),
  ],
  ['Document', completionFlag === 'PARTIAL' ? 'partial' : null],
];

type Totals = ProjectionReport['accumulated'][number] | ProjectionReport['totals'];

const doseParts = (totals: Totals): string =>
  joined(
    [
      formatQuantity(totals.airKermaAtReferencePointMgy, 'mGy'),
      formatQuantity(totals.kermaAreaProductGycm2, 'Gy.cm2'),
      `fluoroscopy ${formatDuration(totals.fluoroscopyTimeS)}`,
    ],
    ', ',
  );

const planeName = (plane: string): string => (plane === 'single' ? 'Single plane' : `Plane ${plane}`);

const projectionLines = ({ totals, accumulated, events }: ProjectionReport): Line[] => [
  ['Air kerma, Ka,r', formatQuantity(totals.airKermaAtReferencePointMgy, 'mGy')],
  ['Kerma-area product, PKA', formatQuantity(totals.kermaAreaProductGycm2, 'Gy.cm2')],
  ['Fluoroscopy time', formatDuration(totals.fluoroscopyTimeS)],
  ...(accumulated.length > 1
    ? accumulated.map((plane): Line => [planeName(plane.plane), doseParts(plane)])
    : []),
  ['Irradiation events', String(events.length)],
];

const ctEventText = (event: CtReport['events'][number]): string =>
  joined(
    [
      event.acquisitionType,
      `CTDIvol ${formatQuantity(event.ctdiVolMgy, 'mGy')}`,
      event.phantomDiameterCm === null ? null : `(${event.phantomDiameterCm} cm phantom)`,
      `DLP ${formatQuantity(event.dlpMgycm, 'mGy.cm')}`,
    ],
    '  ',
  );

const ctLines = ({ totals, events }: CtReport): Line[] => [
  ['DLP', formatQuantity(totals.dlpMgycm, 'mGy.cm')],
  ['Irradiation events', String(events.length)],
  ...events.map((event): Line => [
    `  ${event.acquisitionProtocol ?? '—'}`.slice(0, labelWidth - 2),
    ctEventText(event),
  ]),
];

const findingText = ({ severity, message, eventIndex }: Finding): string =>
  `  ${severity === 'warning' ? '!' : 'i'} ${eventIndex === null ? '' : `event ${eventIndex + 1}: `}${message}\n`;

const kindNames: Readonly<Record<DoseReport['examType'], string>> = {
  fluoroscopy: 'Fluoroscopy dose report',
  radiography: 'Radiography dose report',
  mammography: 'Mammography dose report',
  ct: 'CT dose report',
};

/** What a reading says, for a terminal. */
export const describeReading = (file: string, reading: Reading): string => {
  if (!reading.ok) return `${file}\n  refused (${reading.refusal.code}): ${reading.refusal.message}\n\n`;
  const { report, findings } = reading;
  const dose = report.kind === 'ct' ? ctLines(report) : projectionLines(report);
  return `${file}\n  ${kindNames[report.examType]}\n${render([...studyLines(report), ...dose])}${findings
    .map(findingText)
    .join('')}\n`;
};
