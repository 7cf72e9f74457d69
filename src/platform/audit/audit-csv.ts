import { pipeline, Readable, type Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { AuditEntry } from './audit-entry.entity.ts';
import { entryView } from './audit-lines.ts';

type Cell = string | number | null;

const columns = [
  'line',
  'at',
  'how',
  'person_id',
  'person',
  'address',
  'action',
  'subject',
  'subject_id',
  'before',
  'after',
  'reason',
  'hash',
];

const cells = (line: AuditEntry, seesPatients: boolean): Cell[] => [
  line.id,
  line.at,
  line.actorKind,
  line.personId,
  line.personName,
  line.address,
  line.action,
  line.subjectKind,
  line.subjectId,
  line.before,
  line.after,
  entryView(line, seesPatients).reason,
  line.hash,
];

async function* records(lines: AsyncIterable<AuditEntry>, seesPatients: boolean): AsyncGenerator<Cell[]> {
  for await (const line of lines) yield cells(line, seesPatients);
}

/**
 * The lines as CSV (UTF-8 with byte order mark, header first), written while they are read. Texts that a spreadsheet would
 * take for a formula get an apostrophe in front.
 */
export const auditCsv = (lines: AsyncIterable<AuditEntry>, seesPatients: boolean): Transform => {
  const writer = stringify({ header: true, columns, bom: true, escape_formulas: true });
  pipeline(Readable.from(records(lines, seesPatients)), writer, () => undefined);
  return writer;
};
