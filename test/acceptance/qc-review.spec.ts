import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.ts';
import type { ReviewList, SignatureView } from '../../src/qc/review/review.contract.ts';
import type { SessionView } from '../../src/qc/sessions/sessions.contract.ts';
import { onEachDatabase } from '../support/databases.ts';
import { QcHouse, type HousePerson } from '../support/qc-house.ts';
import { createApp, grant } from '../support/signed-in.ts';

onEachDatabase((place, kind) => {
  let app: NestExpressApplication;
  let house: QcHouse;
  let unitId: number;
  let technologist: HousePerson;
  let physicist: HousePerson;

  const session = (mean = 0.4): Promise<SessionView> =>
    house.recorded(house.waterCt(unitId, technologist, { mean }), technologist);
  const sign = (sessionIds: readonly number[], by: HousePerson, said: object = {}) =>
    house.send('post', '/qc/signatures', { sessionIds, password: house.password, ...said }, by.cookie);
  const seen = async (id: number): Promise<SessionView> =>
    (await house.send('get', `/qc/sessions/${id}`).expect(200)).body as SessionView;

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await app.init();
    house = new QcHouse(app);
    unitId = await house.unit('CT 1');
    technologist = await house.technologist();
    physicist = await house.physicist([unitId]);
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('what waits for review', () => {
    it('shows what failed or has a comment by itself, and what passed as one batch a unit', async () => {
      await house
        .send('post', `/units/${unitId}/qc/assignments`, {
          assignments: [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }],
          from: '2026-01-01',
        })
        .expect(201);
      await house.adoptAll(unitId, physicist);
      const failed = await session(9);
      const passed = [await session(1), await session(2)];
      const input = house.waterCt(unitId, technologist, { comment: 'The phantom has a bubble' });
      const commented = await house.recorded(input, technologist);
      const body = await house.get<object>('/qc/review', physicist.cookie);
      const waiting = body as ReviewList;
      expect(waiting.needsEyes.map(({ id }) => id)).toEqual([failed.id, commented.id]);
      expect(waiting.batches).toMatchObject([{ unit: { id: unitId }, standing: { mayReview: true } }]);
      expect(waiting.batches[0]?.sessions.map(({ id }) => id)).toEqual(passed.map(({ id }) => id));
    });
  });

  describe('a signature', () => {
    it('over a batch says who, when, what it means and by which credentials, and covers exactly these', async () => {
      const ids = [(await session(1)).id, (await session(2)).id];
      const signed = (await sign(ids, physicist).expect(201)).body as SignatureView;
      expect(signed).toMatchObject({
        meaning: 'I have reviewed these results.',
        signer: { id: physicist.personId, name: 'Ben Okoro' },
        method: 'password',
        credentials: [{ unitId, because: [expect.stringContaining('ABR')] }],
        sessions: ids.map((sessionId) => ({ sessionId, isAsSigned: true })),
        isIntact: true,
      });
      expect((await seen(ids[0] ?? 0)).reviewState).toBe('signed');
    });

    it('takes the own password, and signs nothing without it', async () => {
      const { id } = await session();
      await sign([id], physicist, { password: 'not the password' }).expect(400, /Nothing was signed/);
      expect((await seen(id)).reviewState).toBe('unreviewed');
    });

    it('is not for whoever is not in charge of the unit, and says why', async () => {
      const { id } = await session();
      const other = await house.physicist([]);
      await sign([id], other).expect(403, /not in charge of the unit/);
    });

    it('is not for whoever is in charge and not qualified, and says why', async () => {
      const another = await house.unit('CT 2');
      const uncertified = await house.physicist([another], false);
      const input = house.waterCt(another, technologist);
      const { id } = await house.recorded(input, technologist);
      await sign([id], uncertified).expect(403, /Holds none of: American Board of Radiology/);
    });

    it('is not for whoever performed the test', async () => {
      const both = await house.person([grant('technologist'), grant('physicist')]);
      const mine = await house.recorded(house.waterCt(unitId, physicist), physicist);
      await sign([mine.id], physicist).expect(409, /Nobody reviews their own tests/);
      const theirs = await house.recorded(house.waterCt(unitId, both), both);
      await sign([theirs.id], physicist).expect(201);
    });

    it('is not for whoever corrected a value of the test', async () => {
      const { id } = await session();
      const correction = { changes: [{ field: 'mean', value: 0.5 }], reason: 'Read from the wrong line' };
      await house.post(`/qc/sessions/${id}/corrections`, correction, physicist.cookie);
      await sign([id], physicist).expect(409, /Nobody reviews their own tests/);
    });

    it('covers all or none', async () => {
      const [one, own] = [await session(), await house.recorded(house.waterCt(unitId, physicist), physicist)];
      await sign([one.id, own.id], physicist).expect(409);
      expect((await seen(one.id)).reviewState).toBe('unreviewed');
    });

    it('ends corrections: only a revision that is signed anew says something else', async () => {
      const { id } = await session();
      await sign([id], physicist).expect(201);
      const correction = { changes: [{ field: 'mean', value: 2 }], reason: 'A slip' };
      await house
        .send('post', `/qc/sessions/${id}/corrections`, correction, technologist.cookie)
        .expect(409, /signed cannot be corrected/);
      await sign([id], physicist, { event: 'revise-to-void' }).expect(409, /Say why/);
      const comment = 'The phantom of another unit was used';
      await sign([id], physicist, { event: 'revise-to-void', comment }).expect(201);
      const after = await seen(id);
      expect(after.reviewState).toBe('signed-void');
      expect(after.reviews.map(({ event, signatureId }) => [event, signatureId !== null])).toEqual([
        ['sign', true],
        ['revise-to-void', true],
      ]);
    });

    it('tells that what it covers was altered, even by someone who takes the triggers away first', async () => {
      const ids = [(await session(1)).id, (await session(2)).id];
      const signed = (await sign(ids, physicist).expect(201)).body as SignatureView;
      const { writer } = app.get(Database);
      const on = kind === 'postgres' ? ' ON qc_result' : '';
      await writer.query(`DROP TRIGGER qc_result_no_update${on}`);
      await writer.query(
        `update qc_result set value = '0.1' where field = 'mean' and session_id = ${ids[1] ?? 0}`,
      );
      const body = await house.get<object>(`/qc/signatures/${signed.id}`);
      expect(body).toMatchObject({
        isIntact: false,
        sessions: [{ isAsSigned: true }, { isAsSigned: false }],
      });
    });
  });

  describe('a reviewer', () => {
    it('sends a session back only with a reason, and what was due is due again', async () => {
      const { id } = await session();
      const review = (said: object) =>
        house.send(
          'post',
          '/qc/reviews',
          { sessionIds: [id], event: 'send-back', ...said },
          physicist.cookie,
        );
      await review({}).expect(409, /Say why/);
      await review({ comment: 'Wrong protocol, see the image' }).expect(200);
      expect(await seen(id)).toMatchObject({ reviewState: 'to-repeat', reviews: [{ event: 'send-back' }] });
    });

    it('accepts, and takes that back', async () => {
      const { id } = await session();
      const review = (event: string, comment: string | null) =>
        house.send('post', '/qc/reviews', { sessionIds: [id], event, comment }, physicist.cookie).expect(200);
      await review('accept', null);
      expect((await seen(id)).reviewState).toBe('accepted');
      await review('withdraw', 'Looked at the wrong day');
      expect((await seen(id)).reviewState).toBe('unreviewed');
    });
  });
});
