import { concepts, dcm } from '../dicom/write/concepts.ts';
import {
  container,
  contentSequence,
  textItem,
  type CodedEntry,
  type ContentItem,
} from '../dicom/write/content-item.ts';
import { inTagOrder } from '../dicom/write/data-element.ts';
import type { Dialect } from '../dicom/write/dialect.ts';
import { dialects } from '../dicom/write/makers.ts';
import { writePart10 } from '../dicom/write/part10-file.ts';
import { headerElements } from '../dicom/write/report-header.ts';
import type { ReportDescription } from '../dicom/write/report-description.ts';
import { writeDoseReport } from '../dicom/write/write-dose-report.ts';

const enhancedSr = '1.2.840.10008.5.1.4.1.1.88.22';
const radiopharmaceuticalDoseSr = '1.2.840.10008.5.1.4.1.1.88.68';

const imagingReport: CodedEntry = {
  value: '18748-4',
  scheme: 'LN',
  meaning: 'Diagnostic imaging report',
};
const radiopharmaceuticalReport = dcm('113500', 'Radiopharmaceutical Radiation Dose Report');

/** A structured report with another root than a dose report's. */
const otherReport = (
  report: ReportDescription,
  sopClassUid: string,
  root: CodedEntry,
  content: readonly ContentItem[],
): Uint8Array => {
  const dialect: Dialect = { ...dialects.standard, sopClassUid };
  return writePart10({
    sopClassUid,
    sopInstanceUid: report.sopInstanceUid,
    transferSyntaxUid: report.transferSyntaxUid,
    characterSet: report.characterSet,
    dataSet: inTagOrder([...headerElements(report, dialect, root), ...contentSequence(content)]),
  });
};

/** A radiologist's text as Enhanced SR: a good document, but no dose report. */
export const nonDoseReport = (report: ReportDescription): Uint8Array =>
  otherReport(report, enhancedSr, imagingReport, [
    container(dcm('121070', 'Findings'), [textItem('TEXT', dcm('121071', 'Finding'), 'No acute findings.')]),
  ]);

/** A radiopharmaceutical dose report (TID 10021), which is for another day. */
export const radiopharmaceuticalDoseReport = (report: ReportDescription): Uint8Array =>
  otherReport(report, radiopharmaceuticalDoseSr, radiopharmaceuticalReport, [
    container(dcm('113502', 'Radiopharmaceutical Administration'), []),
  ]);

/** A dose report of which only the header was sent. */
export const headerOnly = (report: ReportDescription, dialect: Dialect): Uint8Array =>
  writePart10({
    sopClassUid: dialect.sopClassUid,
    sopInstanceUid: report.sopInstanceUid,
    transferSyntaxUid: report.transferSyntaxUid,
    characterSet: report.characterSet,
    dataSet: inTagOrder(headerElements(report, dialect, concepts.xrayRadiationDoseReport)),
  });

/** The connection broke after three fifths of the file. */
export const truncated = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.floor(bytes.length * 0.6));

/** Kerma–area product and DLP in units that nobody knows. */
export const inUnknownUnits = (report: ReportDescription, dialect: Dialect): Uint8Array =>
  writeDoseReport(report, {
    ...dialect,
    codes: {
      ...dialect.codes,
      'UCUM Gy.m2': { value: 'mR.ft2', scheme: 'UCUM', meaning: 'mR.ft2' },
      'UCUM mGy.cm': { value: 'mR.in', scheme: 'UCUM', meaning: 'mR.in' },
    },
  });
