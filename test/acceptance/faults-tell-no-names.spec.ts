import { describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { pino } from 'pino';
import { Patient } from '../../src/dose/patient.entity.ts';
import { loggedFault } from '../../src/platform/fault-trace.ts';
import { insertRow } from '../../src/platform/database/rows.ts';
import { ProblemFilter } from '../../src/platform/problem.filter.ts';
import { onEachDatabase } from '../support/databases.ts';

const collectingLogger = () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  return { lines, logger: pino({ serializers: { err: loggedFault } }, stream) };
};

const answering = () => {
  const sent: unknown[] = [];
  const response = {
    headersSent: false,
    status: () => response,
    type: () => response,
    set: () => response,
    json: (body: unknown) => sent.push(body),
    send: (body: unknown) => sent.push(body),
    end: (body: unknown) => sent.push(body),
  };
  return { sent, response: response as unknown as Response };
};

onEachDatabase((place, kind) => {
  describe('a statement that fails with a patient in it', () => {
    it('names nobody in the log or in the answer, and tells where it failed', async () => {
      const database = await (await place()).open();
      const row = {
        key: 'k',
        identifier: 'PID-4711',
        name: 'Roe^Jane\n    at Roe',
        birthDate: '1970-01-02',
        sex: null,
        issuer: null,
      };
      const refused = await database
        .write(async (manager) => {
          // Both databases quote the value in one of these two.
          if (kind === 'postgres') await manager.query(`select cast('Roe^Jane' as integer)`);
          await insertRow(manager, Patient, row);
          await manager.query(`insert into patient (key, name) values ('k', 'Roe^Jane')`);
        })
        .catch((fault: unknown) => new Error('The report was not written', { cause: fault }));
      const { lines, logger } = collectingLogger();
      const { sent, response } = answering();
      new ProblemFilter(logger).answer(refused, response);
      const told = JSON.stringify([lines, sent]);
      for (const secret of ['Roe', '4711', '1970']) expect(told).not.toContain(secret);
      const [line] = lines.map((text) => JSON.parse(text) as { err: object });
      const code = kind === 'postgres' ? '22P02' : 'SQLITE_CONSTRAINT';
      expect(line?.err).toMatchObject({
        message: 'The report was not written',
        cause: { type: 'QueryFailedError', code, cause: { code } },
      });
      expect(told).toContain('faults-tell-no-names.spec');
      expect(told).toContain('urn:kerma:fault');
    });
  });
});
