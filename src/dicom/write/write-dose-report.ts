import { concepts } from './concepts.ts';
import { contentSequence, templateSequence, type ContentItem } from './content-item.ts';
import { ctTree } from './ct-tree.ts';
import { inTagOrder } from './data-element.ts';
import { inDialect, type Dialect } from './dialect.ts';
import { writePart10 } from './part10-file.ts';
import { projectionTree } from './projection-tree.ts';
import { headerElements } from './report-header.ts';
import type { ReportDescription } from './report-description.ts';

/** The content tree of a report below its root, to the letter of TID 10001 or 10011. */
export const contentTree = (report: ReportDescription, dialect: Dialect): readonly ContentItem[] =>
  report.kind === 'ct' ? ctTree(report) : projectionTree(report, dialect.reference);

/**
 * A dose report as a DICOM file (PS3.10), as the maker of that dialect would have written it. Quantities go in
 * with canonical units and come out in those of the template. Throws a RangeError for text outside the character set.
 */
export const writeDoseReport = (report: ReportDescription, dialect: Dialect): Uint8Array =>
  writePart10({
    sopClassUid: dialect.sopClassUid,
    sopInstanceUid: report.sopInstanceUid,
    transferSyntaxUid: report.transferSyntaxUid,
    characterSet: report.characterSet,
    dataSet: inTagOrder([
      ...headerElements(report, dialect, concepts.xrayRadiationDoseReport),
      ...(dialect.namesTemplate ? [templateSequence(report.kind === 'ct' ? '10011' : '10001')] : []),
      ...contentSequence(inDialect(contentTree(report, dialect), dialect)),
    ]),
  });
