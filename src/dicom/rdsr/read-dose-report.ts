import { Header } from '../header.ts';
import { openFile } from '../part10.ts';
import type { OpenedFile } from '../part10.ts';
import { readContentItems } from '../sr/content-tree.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { Unreadable } from '../unreadable.ts';
import { checkDocument } from './checks/document.ts';
import { readCt } from './ct.ts';
import { doseContainers } from './dose-containers.ts';
import type { DoseReport } from './dose-report.ts';
import { Findings } from './findings.ts';
import { readProjection, readSummary } from './projection.ts';
import type { Reading, Refusal } from './reading.ts';
import { kindOf, noDoseContent, refuseOtherDocuments } from './recognise.ts';
import type { ReportKind } from './recognise.ts';
import type { OpenReport } from './report-common-facts.ts';

const readers: Readonly<Record<ReportKind, (report: OpenReport) => DoseReport>> = {
  projection: readProjection,
  ct: readCt,
  'radiation-summary': readSummary,
};

const itemsOf = (file: OpenedFile, header: Header): ContentItem[] => {
  if (file.content === null) throw file.brokenHeader ?? noDoseContent();
  const { bytes, encoding } = file.data;
  return readContentItems({ bytes, encoding, extent: file.content, decode: header.decode });
};

const openReport = (bytes: Uint8Array): OpenReport => {
  const file = openFile(bytes);
  const header = new Header(file.header, file.data.encoding.bigEndian);
  refuseOtherDocuments(header);
  const items = itemsOf(file, header);
  return { file, header, items, containers: doseContainers(items), findings: new Findings() };
};

const refusalFrom = ({ family, reason, message }: Unreadable): Refusal => ({ code: family, reason, message });

/**
 * Bytes of a file in; a dose report with its findings out, or a refusal that says what the bytes are instead and what to do. Never
 * throws for bytes, whatever they are. Source: DICOM PS3.10 (file), PS3.3 C.17 (content tree), PS3.16 TID 10001 and 10011.
 */
export const readDoseReport = (bytes: Uint8Array): Reading => {
  try {
    const open = openReport(bytes);
    const report = readers[kindOf(open.header, open.containers)](open);
    checkDocument(open, report);
    return { ok: true, report, findings: open.findings.all() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: refusalFrom(error) };
    throw error;
  }
};
