import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { AuditAnchor } from '../../src/platform/audit/audit-anchor.ts';
import type { AuditVerification } from '../../src/platform/audit/audit.contract.ts';
import { AuditQueries } from '../../src/platform/audit/audit.queries.ts';
import { Audit } from '../../src/platform/audit/audit.service.ts';
import { AuditVerifier } from '../../src/platform/audit/audit-verifier.service.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Secrets } from '../../src/platform/secrets.ts';
import { onEachDatabase } from '../support/databases.ts';
import { HandClock } from '../support/hand-clock.ts';

/** Every column of a line, and what someone who can write to the database might put there. */
const edits = {
  at: "'2026-01-01T00:00:00.000Z'",
  actor_kind: "'session'",
  person_id: '7',
  person_name: "'Somebody Else'",
  address: "'10.0.0.66'",
  action: "'unit.placed'",
  subject_kind: "'person'",
  subject_id: "'99'",
  before: `'{"name":"X"}'`,
  after: 'NULL',
  reason: "'on request'",
  previous_hash: `'${'0'.repeat(64)}'`,
  hash: `'${'f'.repeat(64)}'`,
} as const;

onEachDatabase((place, kind) => {
  let database: Database;
  let audit: Audit;
  let queries: AuditQueries;
  let dataFolder: string;
  let clock: HandClock;
  let verify: (secrets?: Secrets) => Promise<AuditVerification>;

  const sql = (statement: string): Promise<unknown> => database.writer.query(statement);
  const write = async (lines: number): Promise<void> => {
    for (let line = 0; line < lines; line += 1)
      await audit.tell({
        action: 'unit.renamed',
        subject: { kind: 'unit', id: line },
        before: { name: 'Angio 1' },
        after: { name: 'Angio 2' },
        reason: 'a new sign on the door',
      });
  };
  const said = async (): Promise<string[]> => (await verify()).faults.map(({ what }) => what);
  /** Whoever owns the database can take the triggers away. */
  const disarm = async (): Promise<void> => {
    if (kind === 'postgres') await sql('DROP TRIGGER audit_entry_no_change ON audit_entry');
    else for (const change of ['update', 'delete']) await sql(`DROP TRIGGER audit_entry_no_${change}`);
  };

  beforeEach(async () => {
    const made = await place();
    database = await made.open();
    dataFolder = made.config.dataFolder;
    clock = new HandClock();
    const ours = Secrets.of(made.config);
    audit = new Audit(database, clock, ours);
    queries = new AuditQueries(database, ours);
    const anchor = new AuditAnchor(made.config, ours);
    const logger = pino({ level: 'silent' });
    verify = (secrets = ours) => new AuditVerifier(database, secrets, clock, audit, anchor, logger).verify();
    await write(9);
    await disarm();
  });

  describe('the audit trail', () => {
    it('is whole as it was written, again and again, though its own verifications are lines of it', async () => {
      expect(await verify()).toMatchObject({ lines: 9, isWhole: true, faults: [], faultCount: 0 });
      expect(await verify()).toMatchObject({ lines: 10, isWhole: true });
      await write(1);
      expect(await verify()).toMatchObject({ lines: 12, isWhole: true });
    });

    it('is whole with texts that no table keeps as they were given', async () => {
      const reason = `half a pair \ud83d, a NUL \0, and 漢字`;
      await audit.tell({ action: 'unit.renamed', subject: { kind: 'unit', id: '\udc00' }, reason });
      expect(await said()).toEqual([]);
    });

    it('is read in parts, whole over their borders', async () => {
      await database.write(async (manager) => {
        for (let line = 0; line < 2100; line += 1)
          await audit.write(manager, { action: 'patient.seen', subject: { kind: 'study', id: line } });
      });
      expect(await verify()).toMatchObject({ lines: 2109, isWhole: true });
      await sql(`UPDATE audit_entry SET subject_id = '1' WHERE id = 2000`);
      expect(await said()).toEqual(['Line 2,000 was changed after it was written.']);
    });

    it('an edit of any column of a line is found and named, and forgotten when it is undone', async () => {
      const found: Record<string, unknown> = {};
      for (const [column, value] of Object.entries(edits)) {
        const [before] = (await sql(`SELECT ${column} AS value FROM audit_entry WHERE id = 5`)) as [
          { value: string | null },
        ];
        await sql(`UPDATE audit_entry SET ${column} = ${value} WHERE id = 5`);
        const { isWhole, faults } = await verify();
        const old = before.value === null ? 'NULL' : `'${before.value}'`;
        await sql(`UPDATE audit_entry SET ${column} = ${old} WHERE id = 5`);
        found[column] = [isWhole, faults, (await verify()).isWhole];
      }
      const named = [false, [{ entryId: 5, what: 'Line 5 was changed after it was written.' }], true];
      expect(found).toEqual(Object.fromEntries(Object.keys(edits).map((column) => [column, named])));
    });

    it('an edit of the number of a line is found and named', async () => {
      await sql('UPDATE audit_entry SET id = 5000 WHERE id = 5');
      const found = await said();
      expect(found).toContain('Line 5 was given another number: it stands as line 5,000 now.');
      expect(found).toContain('Line 5,000 does not stand in its place: it was written after line 4.');
    });

    it('an edit of the first line and of the last is found and named', async () => {
      await sql(`UPDATE audit_entry SET reason = 'x' WHERE id IN (1, 9)`);
      expect(await said()).toEqual([
        'Line 1 was changed after it was written.',
        'Line 9 was changed after it was written.',
      ]);
    });

    it('lines taken out of the middle are missed by their numbers', async () => {
      await sql('DELETE FROM audit_entry WHERE id IN (3, 6, 7)');
      expect(await said()).toEqual(['Line 3 is missing.', 'Lines 6 to 7 are missing.']);
    });

    it('lines cut off at the end are missed, before and after the next is written', async () => {
      await sql('DELETE FROM audit_entry WHERE id > 7');
      expect(await said()).toEqual(['Lines 8 to 9 are missing, cut off at the end.']);
      expect(await said()).toEqual(['Lines 8 to 9 are missing.']);
    });

    it('lines taken out and the rest numbered anew are missed', async () => {
      await sql('DELETE FROM audit_entry WHERE id = 4');
      for (const id of [5, 6, 7, 8, 9]) await sql(`UPDATE audit_entry SET id = ${id - 1} WHERE id = ${id}`);
      expect(await said()).toEqual([
        'Line 4 does not follow the line before it: a line between them was taken out, or put in.',
        'The last line is line 8 and was line 9: lines were taken out, and those after them given other numbers.',
      ]);
    });

    it('a line put in by someone else is found and named, and what Kerma writes after it is not', async () => {
      const columns = Object.keys(edits).join(', ');
      const forged = `INSERT INTO audit_entry (id, ${columns}) SELECT 10, ${columns} FROM audit_entry WHERE id = 4`;
      await sql(forged);
      await sql(`UPDATE audit_entry SET reason = 'forged', previous_hash =
        (SELECT hash FROM audit_entry WHERE id = 9) WHERE id = 10`);
      expect(await said()).toEqual([
        'Line 10 was changed after it was written.',
        'Line 10 stands after the end of the trail: Kerma did not write this there.',
      ]);
      await write(1);
      expect(await said()).toEqual(['Line 10 was changed after it was written.']);
    });

    it('a line copied to the end is found and named', async () => {
      const columns = Object.keys(edits).join(', ');
      await sql(
        `INSERT INTO audit_entry (id, ${columns}) SELECT 10, ${columns} FROM audit_entry WHERE id = 4`,
      );
      expect(await said()).toEqual([
        'Line 10 does not stand in its place: it was written after line 3.',
        'Line 10 stands after the end of the trail: Kerma did not write this there.',
      ]);
    });

    it('a change of any column of what says where it ends is found', async () => {
      const changed = 'What says where the trail ends was changed: lines may have been cut off at its end.';
      const older = 'last_hash = (SELECT hash FROM audit_entry WHERE id = 7), last_id = 7';
      for (const change of [older, 'last_id = 7', "last_hash = 'x'", 'since_id = 2', "seal = 'x'"]) {
        await sql(`UPDATE audit_head SET ${change}`);
        expect([change, await said()]).toEqual([change, expect.arrayContaining([changed])]);
      }
    });

    it('is not whole where an end before the last lines was put in its place, then and ever after', async () => {
      await sql('DELETE FROM audit_entry WHERE id > 7');
      await sql('UPDATE audit_head SET last_id = 7, last_hash = (SELECT hash FROM audit_entry WHERE id = 7)');
      await write(1);
      const late =
        'What says where the trail ends was missing when line 8 was written: lines before it may have been cut off.';
      expect([await said(), await said()]).toEqual([[late], [late]]);
    });

    it('is not whole without what says where it ends, then and ever after', async () => {
      await sql('DELETE FROM audit_entry WHERE id > 7');
      await sql('DELETE FROM audit_head');
      expect(await said()).toEqual([
        'What says where the trail ends is missing: lines may have been cut off at its end.',
      ]);
      expect(await said()).toEqual([
        'What says where the trail ends was missing when line 8 was written: lines before it may have been cut off.',
      ]);
    });

    it('is not whole when it was emptied, or an older copy put back, since it was last verified', async () => {
      await verify();
      await sql('DELETE FROM audit_entry');
      await sql('DELETE FROM audit_head');
      const words =
        'When it was verified on 4\u00a0May\u00a02026 (UTC), the trail had 9 lines; now line 9 is not there. Where an older copy of the ' +
        'database was put back on purpose, remove the file audit-anchor.json from the data folder, and verify again.';
      expect(await said()).toEqual([words]);
      await rm(join(dataFolder, 'audit-anchor.json'));
      expect(await said()).toEqual([]);
    });

    it('is not whole when the note beside the database was changed', async () => {
      await verify();
      const note = join(dataFolder, 'audit-anchor.json');
      await writeFile(note, (await readFile(note, 'utf8')).replace('"lastId":9', '"lastId":8'));
      expect(await said()).toEqual([
        'The file audit-anchor.json in the data folder is not as Kerma wrote it.',
      ]);
    });

    it('says that it is the key when no line fits', async () => {
      const { faults } = await verify(new Secrets('another'));
      expect(faults[0]?.what).toMatch(
        /^No line fits the key of this installation\. Was KERMA_SECRET_KEY changed/,
      );
      expect(faults[1]?.what).toBe('Lines 1 to 9 were changed after they were written.');
    });

    it('keeps what was found, and finds a change of that too', async () => {
      expect(await queries.lastVerification()).toBeNull();
      await sql('DELETE FROM audit_entry WHERE id = 4');
      const found = await verify();
      expect(await queries.lastVerification()).toEqual(found);
      await sql(`UPDATE audit_entry SET after = '{"isWhole":true}' WHERE action = 'audit.verified'`);
      expect(await queries.lastVerification()).toMatchObject({ isWhole: false, faults: [{ entryId: 10 }] });
    });

    it('is not touched by a line that is written while it is read', async () => {
      const [found] = await Promise.all([verify(), write(20)]);
      expect(found.isWhole).toBe(true);
      expect(await said()).toEqual([]);
    });
  });
});
