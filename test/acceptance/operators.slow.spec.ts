import { expect, it } from '@jest/globals';
import request from 'supertest';
import { StudyOperator } from '../../src/dose/study-operator.entity.ts';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import { OperatorName } from '../../src/personnel/operators/operator.entity.ts';
import { Person } from '../../src/personnel/person.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { insertRows, type Row } from '../../src/platform/database/rows.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually } from '../support/ingestion.ts';
import { createApp } from '../support/signed-in.ts';
import { addStudies, addUnit, type StudyFacts } from '../support/study-rows.ts';

const studies = 100_000;
const people = 500;

/** Every hundredth a kyphoplasty. */
const study = (id: number): StudyFacts => ({
  id,
  at: '2026-05-04T10:00:00',
  unitId: 1,
  description: id % 100 === 0 ? 'Kyphoplasty' : 'PICC',
});

/** A performing physician of 400 and an operator of 600. */
const operators = (id: number): Row<StudyOperator>[] =>
  [(id * 7919) % 400, 400 + ((id * 104_729) % 600)].map((who, role) => ({
    studyId: id,
    name: `Family${who}^Given${who}`,
    key: `FAMILY${who} GIVEN${who}`,
    roleCode: role === 0 ? '(0008,1050)' : '(0008,1070)',
    roleMeaning: null,
  }));

/** The first eighty are non-physician providers, and mapped: they led every fifth study. */
const person = (number: number): Row<Person> => ({
  name: `Given${number} Family${number}`,
  profession: number < 80 ? 'non-physician-radiology-provider' : 'physician',
  createdAt: '2026-01-01T00:00:00.000Z',
});

const numbers = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + at);

onEachDatabase((place, kind) => {
  it('lists the names of 100,000 studies fast, and judges all of them by who led behind the answer', async () => {
    const app = await createApp((await place({ KERMA_DICOM_ENABLED: false })).config);
    const database = app.get(Database);
    await database.write(async (manager) => {
      await addUnit(manager, 'Unit 1');
      for (let from = 1; from <= studies; from += 5000) {
        await addStudies(manager, numbers(from, 5000).map(study));
        await insertRows(manager, StudyOperator, numbers(from, 5000).flatMap(operators));
      }
      await insertRows(manager, Person, numbers(0, people).map(person));
      const known = await manager.find(Person);
      const mapped = numbers(0, 80).flatMap((number) => {
        const own = known.find(({ name }) => name === person(number).name);
        return own ? [{ key: `FAMILY${number} GIVEN${number}`, personId: own.id, isSetAside: false }] : [];
      });
      await insertRows(manager, OperatorName, mapped);
    });
    await database.writer.query('ANALYZE');
    const timed = async (path: string): Promise<number> => {
      const begun = performance.now();
      await request(app.getHttpServer()).get(`/api/v1/${path}`).expect(200);
      return Math.round(performance.now() - begun);
    };
    const lines: string[] = [];
    for (const path of [
      'operators',
      'operators?limit=50',
      'operators?state=mapped',
      'studies?operators=FAMILY1 GIVEN1',
    ]) {
      const ms = await timed(path);
      lines.push(`${String(ms).padStart(5)} ms  ${path}`);
      expect(ms).toBeLessThan(3000);
    }
    const begun = performance.now();
    const mapping = { key: 'FAMILY999 GIVEN999', personId: null, setAside: true };
    await request(app.getHttpServer()).put('/api/v1/operators').send(mapping).expect(200);
    lines.push(`${String(Math.round(performance.now() - begun)).padStart(5)} ms  to decide on a name`);
    // Of the 1,000 kyphoplasties: 100 n × 7919 mod 400 is 0, 100, 200 or 300, and 0 alone is below 80.
    await eventually(async () => {
      const answer = await request(app.getHttpServer()).get('/api/v1/studies?withFindings=true').expect(200);
      return (answer.body as StudyPage).total === 250;
    }, 120_000);
    lines.push(`${String(Math.round(performance.now() - begun)).padStart(5)} ms  until all is judged`);
    process.stderr.write(`${kind}, ${studies} studies\n${lines.join('\n')}\n`);
    await app.close();
    await database.close();
  }, 300_000);
});
