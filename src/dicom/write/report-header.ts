import { codeSequence, type CodedEntry } from './content-item.ts';
import { sequence, textElement as text, type DataElement } from './data-element.ts';
import type { Dialect } from './dialect.ts';
import type { DescriptionCommon } from './report-description.ts';
import { dicomDateTime } from './tree-parts.ts';

const dateOf = (iso: string): string => dicomDateTime(iso.slice(0, 10));
const timeOf = (iso: string): string => dicomDateTime(iso.slice(11));

/** Age String of PS3.5: years in three digits, months or weeks for the youngest. */
const ageString = (years: number): string => {
  if (years >= 2) return `${String(Math.floor(years)).padStart(3, '0')}Y`;
  return `${String(Math.floor(years * 12)).padStart(3, '0')}M`;
};

const patientElements = ({ patient }: DescriptionCommon): readonly DataElement[] => [
  text(0x00100010, 'PN', patient.name),
  text(0x00100020, 'LO', patient.id),
  text(0x00100030, 'DA', dateOf(patient.birthDate)),
  text(0x00100040, 'CS', patient.sex),
  text(0x00101010, 'AS', ageString(patient.ageYears)),
  ...(patient.sizeM === null ? [] : [text(0x00101020, 'DS', String(patient.sizeM))]),
  ...(patient.weightKg === null ? [] : [text(0x00101030, 'DS', String(patient.weightKg))]),
];

const studyElements = (report: DescriptionCommon): readonly DataElement[] => {
  const { study } = report;
  return [
    text(0x00080020, 'DA', dateOf(study.startedAt)),
    text(0x00080021, 'DA', dateOf(study.startedAt)),
    text(0x00080023, 'DA', dateOf(report.contentAt)),
    text(0x00080030, 'TM', timeOf(study.startedAt)),
    text(0x00080031, 'TM', timeOf(study.startedAt)),
    text(0x00080033, 'TM', timeOf(report.contentAt)),
    text(0x00080050, 'SH', study.accessionNumber),
    text(0x00080090, 'PN', ''),
    text(0x00081030, 'LO', study.description),
    text(0x0008103e, 'LO', study.seriesDescription),
    text(0x00081050, 'PN', study.performingPhysician),
    text(0x00081070, 'PN', study.operators.join('\\')),
    sequence(0x00081111),
    text(0x0020000d, 'UI', report.studyInstanceUid),
    text(0x0020000e, 'UI', report.seriesInstanceUid),
    text(0x00200010, 'SH', study.id),
    text(0x00200011, 'IS', '990'),
    text(0x00200013, 'IS', '1'),
    text(0x00321060, 'LO', study.requestedProcedureDescription),
  ];
};

const equipmentElements = (
  { equipment }: DescriptionCommon,
  modelInHeader: boolean,
): readonly DataElement[] => [
  text(0x00080070, 'LO', equipment.manufacturer),
  text(0x00080080, 'LO', equipment.institutionName),
  text(0x00081010, 'SH', equipment.stationName),
  ...(modelInHeader ? [text(0x00081090, 'LO', equipment.modelName)] : []),
  text(0x00181000, 'LO', equipment.deviceSerialNumber),
  text(0x00181020, 'LO', equipment.softwareVersions),
];

/** Every element of the document but its content, in no order (PS3.3 A.35.8: X-Ray Radiation Dose SR IOD). */
export const headerElements = (
  report: DescriptionCommon,
  dialect: Dialect,
  root: CodedEntry,
): readonly DataElement[] => [
  text(0x00080005, 'CS', report.characterSet),
  text(0x00080016, 'UI', dialect.sopClassUid),
  text(0x00080018, 'UI', report.sopInstanceUid),
  text(0x00080060, 'CS', 'SR'),
  ...(dialect.timezoneOffset === null ? [] : [text(0x00080201, 'SH', dialect.timezoneOffset)]),
  ...patientElements(report),
  ...studyElements(report),
  ...equipmentElements(report, dialect.modelInHeader),
  text(0x0040a040, 'CS', 'CONTAINER'),
  codeSequence(0x0040a043, root),
  text(0x0040a050, 'CS', 'SEPARATE'),
  sequence(0x0040a372),
  text(0x0040a491, 'CS', report.completionFlag),
  text(0x0040a493, 'CS', 'UNVERIFIED'),
];
