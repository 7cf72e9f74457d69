import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mappedNames } from '../../src/demo/data/operators.ts';
import { empty, mark, stateOf } from '../../src/demo/demo-folder.ts';
import { prepareOperators } from '../../src/demo/operators-of-demo.ts';
import { preparePapers } from '../../src/demo/papers-of-demo.ts';
import { preparePeople } from '../../src/demo/people-of-demo.ts';
import { placeUnits } from '../../src/demo/place-units.ts';
import { sendYear } from '../../src/demo/send-year.ts';
import { prepareQc } from '../../src/demo/qc-of-demo.ts';
import { YearClock } from '../../src/demo/year-clock.ts';
import { yearFiles } from '../../src/demo/year-files.ts';
import { OperatorListQueries } from '../../src/dose/operators/operator-list.queries.ts';
import { IngestionDoor } from '../../src/ingestion/index.ts';
import type { CredentialList } from '../../src/personnel/credentials/credentials.contract.ts';
import type {
  DesignationList,
  SupervisionList,
} from '../../src/personnel/supervision/supervision.contract.ts';
import type { IssueList } from '../../src/qc/issues/issues.contract.ts';
import type { ReviewList, SignatureView } from '../../src/qc/review/review.contract.ts';
import type { WorkList } from '../../src/qc/schedule/schedule.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { runApp } from '../support/running-app.ts';

const year = { seed: 'acceptance', studies: 40, until: '2026-11-22T18:00:00' };

describe('the demonstration', () => {
  it('brings every study of the year through the door, its odd files into the inbox, and what its people hold', async () => {
    const clock = new YearClock();
    const { app, url, stop } = await runApp({}, { clock });
    const asked = async <T>(path: string): Promise<T> =>
      (await (await fetch(`${url}/api/v1${path}`)).json()) as T;
    const database = app.get(Database);
    const door = app.get(IngestionDoor, { strict: false });
    const count = async (sql: string): Promise<number> => {
      const rows: { n: number }[] = await database.read.query(`SELECT COUNT(*) AS n FROM ${sql}`);
      return Number(rows[0]?.n);
    };
    try {
      const seen: number[] = [];
      const sent = await sendYear(yearFiles(year), { door, database, clock }, ({ studies }) =>
        seen.push(studies),
      );
      clock.follow();
      expect(sent.studies).toBe(40);
      expect(seen.at(-1)).toBe(40);
      expect(await count("receipt WHERE status IN ('recorded', 'refused')")).toBe(sent.files);
      // Cut off twice, without content, of another kind twice, and a text: the report in unknown units can be read.
      expect(await count("receipt WHERE status = 'refused'")).toBe(6);
      expect(await count('dose_study')).toBe(41);
      expect(await count('unit')).toBe(5);
      await placeUnits(app);
      expect(await count("unit WHERE state = 'confirmed' AND facility_id IS NOT NULL")).toBe(4);

      await preparePeople(app);
      await preparePapers(app);
      const { credentials } = await asked<CredentialList>('/credentials/expiring?days=30');
      expect(credentials.map(({ person, state }) => `${person.name} ${state}`)).toEqual([
        'Jo Trevelyan expired',
        'Bisi Oyelaran expires-soon',
        'Mira Chaudhuri expires-soon',
      ]);
      const { units } = await asked<SupervisionList>('/supervision');
      expect(units).toHaveLength(5);
      expect(units.filter(({ primary }) => primary === null).map(({ unit }) => unit.state)).toEqual([
        'unconfirmed',
      ]);
      const { designations } = await asked<DesignationList>('/designations');
      expect(designations.map(({ state }) => state).toSorted()).toEqual([
        'ended',
        'in-force',
        'in-force',
        'review-overdue',
      ]);
      expect(await count('qualification_override')).toBe(1);

      await prepareQc(app, clock, () => undefined);
      const { issues } = await asked<IssueList>('/qc/issues?states=closed');
      expect(issues.map(({ title }) => title)).toEqual([
        'Displayed KAP / Ka,r constancy for a fixed acquisition: action level reached',
      ]);
      const work = await asked<WorkList>('/qc/work');
      const overdue = work.units.flatMap((each) =>
        each.work.filter(({ occurrence }) => occurrence.state === 'overdue').map(({ name }) => name),
      );
      expect(overdue).toContain('Monthly fluoroscopy monitor check');
      const signed = await asked<SignatureView>('/qc/signatures/1');
      expect(signed.isIntact).toBe(true);
      const { needsEyes, batches } = await asked<ReviewList>('/qc/review');
      expect([needsEyes.length, batches.length > 0]).toEqual([0, true]);
    } finally {
      await stop();
    }
  });

  it('knows some of the names in its reports, and leaves others to whoever tries it', async () => {
    const { app, stop } = await runApp();
    const to = {
      door: app.get(IngestionDoor, { strict: false }),
      database: app.get(Database),
      clock: new YearClock(),
    };
    try {
      await sendYear(yearFiles({ ...year, studies: 80 }), to, () => undefined);
      await preparePeople(app);
      await preparePapers(app);
      await prepareOperators(app);
      const { names, counts } = await app.get(OperatorListQueries, { strict: false }).page({
        state: 'all',
        limit: 500,
      });
      const of = (key: string) => names.find((name) => name.key === key);
      expect(counts.mapped).toBe(Object.keys(mappedNames).length);
      expect(counts.unmapped).toBeGreaterThan(8);
      expect(of('OYELARAN BISI')?.person?.name).toBe('Bisi Oyelaran');
      expect(of('OKAFOR CHIDI')?.suggestions[0]?.person.name).toBe('Chidi Okafor');
      expect(of('LINDSTROM KARIN')?.suggestions).toEqual([]);
    } finally {
      await stop();
    }
  });

  it('shows the time of the year while it is sent, never backwards, and the real one afterwards', () => {
    const clock = new YearClock();
    clock.show('2026-03-02T09:00:00');
    clock.show('2026-03-01T09:00:00');
    expect(clock.now()).toEqual(new Date('2026-03-02T09:00:00'));
    clock.follow();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  });

  it('empties a folder of its own, and refuses one with other data', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kerma-demo-'));
    expect(await stateOf(folder)).toBe('empty');
    await mark(folder, year, false);
    expect(await stateOf(folder)).toBe('interrupted');
    await mark(folder, year, true);
    expect(await stateOf(folder)).toBe('whole');
    await empty(folder);
    expect(await stateOf(folder)).toBe('empty');

    const real = await mkdtemp(join(tmpdir(), 'kerma-real-'));
    await writeFile(join(real, 'kerma.sqlite'), 'data');
    expect(await stateOf(real)).toBe('foreign');
    await expect(empty(real)).rejects.toThrow(/not the demonstration's/);
    expect(await readdir(real)).toEqual(['kerma.sqlite']);
    await rm(real, { recursive: true });
  });
});
