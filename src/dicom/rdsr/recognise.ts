import { headerTag } from '../header.ts';
import type { Header } from '../header.ts';
import { keyOf } from '../sr/coded-concept.ts';
import type { Code } from '../sr/coded-concept.ts';
import { title } from '../sr/concepts.ts';
import { Unreadable } from '../unreadable.ts';
import type { DoseContainers } from './dose-containers.ts';

/** What kind of dose report a document is. */
export type ReportKind = 'projection' | 'ct' | 'radiation-summary';

const structuredReports = '1.2.840.10008.5.1.4.1.1.88.';
const doseReportClass = '1.2.840.10008.5.1.4.1.1.88.67';

/** Projection and CT dose reports (PS3.16). */
const doseReportTemplates: ReadonlySet<string> = new Set(['10001', '10011']);

interface SetAside {
  readonly reason: string;
  readonly name: string;
}

const radiopharmaceutical: SetAside = {
  reason: 'radiopharmaceutical',
  name: 'a radiopharmaceutical radiation dose report',
};
const patientDose: SetAside = { reason: 'patient-dose', name: 'a patient radiation dose report' };
const enhanced: SetAside = { reason: 'enhanced-x-ray', name: 'an enhanced X-ray radiation dose report' };

const classesSetAside: ReadonlyMap<string, SetAside> = new Map([
  [`${structuredReports}68`, radiopharmaceutical],
  [`${structuredReports}73`, patientDose],
  [`${structuredReports}76`, enhanced],
]);

const titlesSetAside: Readonly<Record<string, SetAside>> = {
  [title.radiopharmaceuticalDoseReport]: radiopharmaceutical,
  [title.patientRadiationDoseReport]: patientDose,
};

const setAside = ({ reason, name }: SetAside, how: string): Unreadable =>
  new Unreadable(
    'unsupported-dose-report',
    reason,
    `This is ${name} (${how}), which Kerma does not read yet; the file is kept.`,
  );

/** The template by its identifier (0040,A504), null when it is not declared. */
export const templateOf = (header: Header): string | null =>
  header.items(headerTag.contentTemplateSequence)[0]?.text(headerTag.templateIdentifier) ?? null;

/** The document's title, its root's concept name. */
export const titleOf = (header: Header): Code | null =>
  header.codes(headerTag.conceptNameCodeSequence)[0] ?? null;

const describe = (code: Code | null): string => (code === null ? 'none' : `${code.value}, ${code.scheme}`);

/** Whether the title that a dose report must have is missing, or another one stands in its place. */
export const isUntitled = (header: Header): boolean => {
  const root = titleOf(header);
  const key = root === null ? null : keyOf(root);
  return key !== title.xRayRadiationDoseReport && key !== title.siemensRadiationSummary;
};

const saysDoseReport = (header: Header, sopClass: string): boolean => {
  const root = titleOf(header);
  if (root === null && sopClass === doseReportClass) return true;
  return !isUntitled(header) || doseReportTemplates.has(templateOf(header) ?? '');
};

/**
 * Throws for what is no dose report that Kerma reads, as far as the header tells: images and other reports, and dose reports
 * of other kinds. The title decides, not the SOP class: dose reports come as Enhanced SR too. Where it is
 * missing or another, the template may say that it is a dose report all the same; its containers decide then.
 */
export const refuseOtherDocuments = (header: Header): void => {
  const sopClass = header.text(headerTag.sopClassUid) ?? '';
  const root = titleOf(header);
  const key = root === null ? null : keyOf(root);
  const byTitle = key === null ? undefined : titlesSetAside[key];
  if (byTitle !== undefined) throw setAside(byTitle, `title ${describe(root)}`);
  const byClass = classesSetAside.get(sopClass);
  if (byClass !== undefined) throw setAside(byClass, `SOP Class ${sopClass}`);
  if (saysDoseReport(header, sopClass)) return;
  const what = sopClass.startsWith(structuredReports)
    ? `a report with the title ${describe(root)}`
    : 'an image or another object';
  throw new Unreadable(
    'not-a-dose-report',
    'other-object',
    `SOP Class UID (0008,0016) is ${sopClass === '' ? 'absent' : sopClass}: this is ${what}, not a dose report (113701, DCM). Nothing is to be done.`,
  );
};

/** For a report whose header came and whose content did not. */
export const noDoseContent = (): Unreadable =>
  new Unreadable(
    'damaged',
    'no-dose-content',
    'The dose report holds no dose content: neither totals (113702, 113811) nor events (113706, 113819). Ask the sender to send it again.',
  );

/** Whether it is a Siemens radiation summary, which has no template. */
export const isSummary = (header: Header): boolean => {
  const root = titleOf(header);
  return root !== null && keyOf(root) === title.siemensRadiationSummary;
};

/** Which kind of report the content is, by the containers in it, which are what is read: a template may be missing or wrong. */
export const kindOf = (header: Header, containers: DoseContainers): ReportKind => {
  if (isSummary(header)) return 'radiation-summary';
  const { enhanced: ofEnhanced, ctTotals, ctEvents, planes, events } = containers;
  if (ofEnhanced.length > 0) throw setAside(enhanced, 'by its containers');
  if (ctTotals.length > 0 || ctEvents.length > 0) return 'ct';
  if (planes.length > 0 || events.length > 0) return 'projection';
  throw noDoseContent();
};
