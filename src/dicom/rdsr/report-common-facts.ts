import { headerTag } from '../header.ts';
import type { Header } from '../header.ts';
import type { OpenedFile } from '../part10.ts';
import { concept } from '../sr/concepts.ts';
import { codeBelowOrBeside, codeOf, find, findAll, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { Unreadable } from '../unreadable.ts';
import type { DoseContainers } from './dose-containers.ts';
import type { Findings } from './findings.ts';
import { equipmentFrom, headerOffset, patientFrom, studyFrom } from './header-facts.ts';
import { isoDate, isoTime, momentFrom, momentFromParts, span } from './moments.ts';
import { observersAmong, personsAmong } from './participants.ts';
import { templateOf } from './recognise.ts';
import type { Moment, ReportCommon } from './report-common.ts';

/** A report as far as it is open: header, content items, and where oddities go. */
export interface OpenReport {
  readonly file: OpenedFile;
  readonly header: Header;
  readonly items: readonly ContentItem[];
  readonly containers: DoseContainers;
  readonly findings: Findings;
}

const uidForm = /^[0-9.]{1,64}$/;

const missing = (what: string): Unreadable =>
  new Unreadable(
    'damaged',
    'no-identity',
    `${what} is missing: the report cannot be told from others. Ask the sender to send it again.`,
  );

const sopInstanceUidOf = ({ header, file }: OpenReport): string => {
  const uid = header.text(headerTag.sopInstanceUid) ?? file.data.mediaStorageInstanceUid;
  if (uid === null) throw missing('SOP Instance UID (0008,0018)');
  return uid;
};

const scopeUidOf = (items: readonly ContentItem[]): string | null => {
  const scope = find(items, concept.scopeOfAccumulation);
  const below = scope?.children.find(({ text }) => text !== null)?.text ?? null;
  return below ?? textOf(items, concept.studyInstanceUid);
};

const studyInstanceUidOf = ({ header, items }: OpenReport): string => {
  const scope = find(items, concept.scopeOfAccumulation);
  const uid =
    header.text(headerTag.studyInstanceUid) ??
    textOf(scope?.children ?? [], concept.studyInstanceUid) ??
    textOf(items, concept.studyInstanceUid);
  if (uid === null || !uidForm.test(uid)) throw missing('Study Instance UID (0020,000D)');
  return uid;
};

const flagOf = <T extends string>(text: string | null, known: readonly T[]): T | null =>
  known.find((flag) => flag === text?.toUpperCase()) ?? null;

const contentDateTime = (header: Header): Moment | null =>
  momentFromParts(
    isoDate(header.text(headerTag.contentDate)),
    isoTime(header.text(headerTag.contentTime)),
    headerOffset(header),
  );

const irradiationSpan = (
  items: readonly ContentItem[],
  header: Header,
  events: readonly (Moment | null)[],
) => {
  const offset = headerOffset(header);
  const found = span(events);
  return {
    irradiationStart: momentFrom(textOf(items, concept.startOfIrradiation), offset) ?? found?.first ?? null,
    irradiationEnd: momentFrom(textOf(items, concept.endOfIrradiation), offset) ?? found?.last ?? null,
  };
};

const contentFacts = (items: readonly ContentItem[]) => ({
  procedureReported: codeOf(items, concept.procedureReported),
  intent: codeBelowOrBeside(find(items, concept.procedureReported), items, concept.hasIntent),
  scopeOfAccumulation: codeOf(items, concept.scopeOfAccumulation),
  scopeUid: scopeUidOf(items),
  sourcesOfDoseInformation: findAll(items, concept.sourceOfDoseInformation).flatMap(({ codes }) => codes),
  participants: [...personsAmong(items), ...observersAmong(items)],
  comment: textOf(items, concept.comment),
});

/** What every dose report tells whatever its kind: identity, equipment, study, patient, scope. */
export const commonFacts = (report: OpenReport, eventTimes: readonly (Moment | null)[]): ReportCommon => {
  const { header, items, findings, file } = report;
  const times = irradiationSpan(items, header, eventTimes);
  const study = studyFrom(header, times.irradiationStart?.local ?? null);
  return {
    sopClassUid: header.text(headerTag.sopClassUid) ?? '',
    sopInstanceUid: sopInstanceUidOf(report),
    studyInstanceUid: studyInstanceUidOf(report),
    seriesInstanceUid: header.text(headerTag.seriesInstanceUid),
    transferSyntaxUid: file.data.transferSyntaxUid,
    characterSets: header.characterSets,
    templateId: templateOf(header),
    completionFlag: flagOf(header.text(headerTag.completionFlag), ['COMPLETE', 'PARTIAL']),
    verificationFlag: flagOf(header.text(headerTag.verificationFlag), ['VERIFIED', 'UNVERIFIED']),
    contentDateTime: contentDateTime(header),
    equipment: equipmentFrom(header, items, findings),
    study,
    patient: patientFrom(header, study.date, findings),
    ...contentFacts(items),
    ...times,
  };
};
