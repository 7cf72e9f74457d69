import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Audit } from '../../src/platform/audit/audit.service.ts';
import { Clock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config.ts';
import { Secrets } from '../../src/platform/secrets.ts';
import { onEachDatabase } from '../support/databases.ts';

const root = join(import.meta.dirname, '../..');

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const kerma = ({ env, dataFolder }: Config, ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const settings = {
      PATH: process.env['PATH'],
      KERMA_DATA: dataFolder,
      ...(env.DATABASE_URL !== undefined && { DATABASE_URL: env.DATABASE_URL }),
    };
    const program = [join(root, 'dist/cli.js'), ...words];
    execFile(process.execPath, program, { env: settings }, (fault, out, err) =>
      resolve({ status: typeof fault?.code === 'number' ? fault.code : 0, out, err }),
    );
  });

onEachDatabase((place, kind) => {
  describe('kerma audit verify', () => {
    it('says that the trail is whole and ends with 0; says what was altered and ends with 1', async () => {
      const made = await place();
      const database = await made.open();
      const audit = new Audit(database, new Clock(), Secrets.of(made.config));
      for (const id of [1, 2, 3]) await audit.tell({ action: 'unit.placed', subject: { kind: 'unit', id } });
      const whole = await kerma(made.config, 'audit', 'verify');
      expect(whole).toEqual({
        status: 0,
        out: 'The audit trail is whole: 3 lines, each as it was written, and none is missing.\n',
        err: '',
      });
      const trigger = kind === 'postgres' ? 'change ON audit_entry' : 'update';
      await database.writer.query(`DROP TRIGGER audit_entry_no_${trigger}`);
      await database.writer.query(`UPDATE audit_entry SET subject_id = '9' WHERE id = 2`);
      const altered = await kerma(made.config, 'audit', 'verify');
      expect([altered.status, altered.err]).toEqual([1, '']);
      expect(altered.out.split('\n')).toEqual([
        'The audit trail is NOT whole: 1 fault in 4 lines.',
        '  Line 2 was changed after it was written.',
        expect.stringContaining('Keep a copy of the database'),
        '',
      ]);
    }, 60_000);

    if (kind === 'sqlite')
      it('calls no folder whole that has no database', async () => {
        const { config } = await place({}, { empty: true });
        const { status, out, err } = await kerma(config, 'audit', 'verify');
        expect([status, out]).toEqual([1, '']);
        expect(err).toMatch(
          /^There is no database at .*kerma\.sqlite, .* Name the data folder in KERMA_DATA\.\n$/,
        );
      }, 60_000);
  });
});
