import { Injectable } from '@nestjs/common';
import { UnitsQueries } from '../equipment/index.ts';
import { Database } from '../platform/database/database.ts';
import { badRequest, conflict } from '../platform/problem.ts';
import { fingerprintOf, HandEntries, type EntryReach } from './hand-entries.service.ts';
import { checkHandEntryCsv, type CheckedFile } from './hand-entry-csv.ts';
import type { CsvCommitted, CsvPreview, HandEntryCsvForm } from './hand-entry.contract.ts';

/** UTF-8, else the Western code page that spreadsheets write. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const countOf = ({ rows }: CheckedFile, outcome: CsvPreview['rows'][number]['outcome']): number =>
  rows.filter((row) => row.outcome === outcome).length;

/** Entries by hand from a file: checked first, then entered, all that are right in one transaction. */
@Injectable()
export class HandEntryFiles {
  private readonly database: Database;
  private readonly units: UnitsQueries;
  private readonly entries: HandEntries;

  constructor(database: Database, units: UnitsQueries, entries: HandEntries) {
    this.database = database;
    this.units = units;
    this.entries = entries;
  }

  async preview(file: Uint8Array | undefined, reach: EntryReach): Promise<CsvPreview> {
    const checked = await this.check(file, reach);
    return {
      rows: [...checked.rows],
      okCount: countOf(checked, 'ok'),
      problemCount: countOf(checked, 'problem'),
      alreadyEnteredCount: countOf(checked, 'already-entered'),
      unknownColumns: [...checked.unknownColumns],
      fileProblems: [...checked.fileProblems],
    };
  }

  /** What was entered before is left; rows with problems stop it, unless they shall be left too. */
  async commit(
    file: Uint8Array | undefined,
    form: HandEntryCsvForm,
    reach: EntryReach,
  ): Promise<CsvCommitted> {
    const checked = await this.check(file, reach);
    const [fileProblem] = checked.fileProblems;
    if (fileProblem !== undefined) throw badRequest('file-not-right', fileProblem);
    const problems = countOf(checked, 'problem');
    if (problems > 0 && !form.skipProblems) {
      throw conflict(
        'rows-with-problems',
        `${problems} rows have problems; nothing was entered. Put them right, or leave them out.`,
      );
    }
    const good = checked.rows.flatMap(({ outcome, entry }) => (outcome === 'ok' && entry ? [entry] : []));
    const studyIds = await this.entries.enterAll(good, reach);
    return { entered: studyIds.length, left: checked.rows.length - studyIds.length, studyIds };
  }

  private async check(file: Uint8Array | undefined, { enter }: EntryReach): Promise<CheckedFile> {
    if (file === undefined) throw badRequest('no-file', 'Send the file in the field “file”.');
    const units = (await this.units.all()).filter(({ unit }) => unit.state !== 'merged');
    const known = await this.fingerprints();
    return checkHandEntryCsv(textOf(file), {
      units: units.map(({ unit, mention }) => ({
        id: unit.id,
        name: mention.name,
        serialNumber: unit.serialNumber,
        isInReach: enter.hasUnit(unit.id),
      })),
      today: this.entries.today,
      // The same row twice in one file is entered once.
      isKnown: (entry) => {
        const fingerprint = fingerprintOf(entry);
        const isKnown = known.has(fingerprint);
        known.add(fingerprint);
        return isKnown;
      },
    });
  }

  /** Of the entries as they stand, those withdrawn left out. */
  private async fingerprints(): Promise<Set<string>> {
    const rows = await this.database.read.query<{ fingerprint: string }[]>(
      `select v.fingerprint from hand_entry_version v
        where v.kind <> 'withdrawn'
          and not exists (select 1 from hand_entry_version later where later.entry_id = v.entry_id and later.id > v.id)`,
    );
    return new Set(rows.map(({ fingerprint }) => fingerprint));
  }
}
