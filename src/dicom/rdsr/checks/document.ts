import { isKnownCharacterSet, probableUtf8 } from '../../character-sets.ts';
import { concept } from '../../sr/concepts.ts';
import { codeOf } from '../../sr/content-item.ts';
import type { DoseReport } from '../dose-report.ts';
import { fieldWords } from '../field-words.ts';
import type { Findings } from '../findings.ts';
import { isSummary, isUntitled } from '../recognise.ts';
import type { OpenReport } from '../report-common-facts.ts';
import { yesNo } from '../yes-no.ts';

const checkHeader = ({ file, header, findings }: OpenReport): void => {
  if (file.data.isMisdeclared)
    findings.add(
      'transfer-syntax-misdeclared',
      'The bytes are not written in the transfer syntax that the file declares; they were read as they are.',
    );
  for (const term of header.characterSets)
    if (!isKnownCharacterSet(term))
      findings.add(
        'character-set-unknown',
        `The Specific Character Set (0008,0005) "${term.slice(0, 32)}" is none of DICOM: texts may look wrong.`,
      );
  if (isUntitled(header))
    findings.add(
      'root-concept-missing',
      'The document has not the title of a dose report (113701); its containers say that it is one.',
    );
};

const checkMisuse = ({ items, findings }: OpenReport): void => {
  if (yesNo(codeOf(items, concept.patientTableRelationship)) === null) return;
  findings.add(
    'concept-misused',
    'Patient Table Relationship (113745) holds yes or no: it was sent in the place of X-Ray Detector Data Available (113945).',
    { field: 'dataAvailable' },
  );
};

const checkText = (
  findings: Findings,
  field: string,
  text: string | null,
  eventIndex: number | null = null,
): void => {
  const probable = text === null ? null : probableUtf8(text);
  if (probable === null) return;
  findings.add(
    'text-probably-utf8',
    () =>
      `The ${fieldWords(field)} was read in the character set that the file declares; it is probably UTF-8: "${probable.slice(0, 60)}".`,
    { eventIndex, field },
  );
};

/** Of whom a text tells is no matter of a finding, so a name is not shown. */
const checkName = (findings: Findings, name: string | null): void => {
  if (name !== null && probableUtf8(name) !== null)
    findings.add(
      'text-probably-utf8',
      "The patient's name was read in the character set that the file declares; it is probably UTF-8.",
      {
        field: 'patient.name',
      },
    );
};

const checkTexts = (report: DoseReport, findings: Findings): void => {
  const { study, equipment } = report;
  checkName(findings, report.patient.name);
  checkText(findings, 'study.description', study.description);
  checkText(findings, 'study.protocolName', study.protocolName);
  checkText(findings, 'study.requestedProcedureDescription', study.requestedProcedureDescription);
  checkText(findings, 'equipment.institutionName', equipment.institutionName);
  checkText(findings, 'equipment.stationName', equipment.stationName);
  if (report.kind === 'ct')
    report.events.forEach(({ acquisitionProtocol }, index) =>
      checkText(findings, 'acquisitionProtocol', acquisitionProtocol, index),
    );
  else report.events.forEach(({ protocol }, index) => checkText(findings, 'protocol', protocol, index));
};

/** What is odd about the document as such: its writing, its title, its completeness, its texts. */
export const checkDocument = (open: OpenReport, report: DoseReport): void => {
  const { findings } = open;
  checkHeader(open);
  checkMisuse(open);
  checkTexts(report, findings);
  if (report.completionFlag === 'PARTIAL')
    findings.add(
      'partial-document',
      'The document says it is partial: a later one may follow, and often does not.',
    );
  if (report.templateId === null && !isSummary(open.header))
    findings.add('template-missing', 'The report names no template; its containers say what it is.');
  if (report.study.date === null)
    findings.add(
      'study-date-missing',
      'Neither study, content nor series has a date, and no event tells one.',
    );
};
