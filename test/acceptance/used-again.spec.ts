import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import type { NewToken, SessionList } from '../../src/personnel/accounts/accounts.contract.ts';
import type { MadePerson, PasswordLink, PersonDetails } from '../../src/personnel/people.contract.ts';
import { createApp as createAnonymousApp } from '../../src/main.ts';
import { Database } from '../../src/platform/database/database.ts';
import { onEachDatabase } from '../support/databases.ts';
import { HandClock } from '../support/hand-clock.ts';
import { accountOf, goodPassword, grant, personSignedIn, type TestPerson } from '../support/signed-in.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const codeOf = ({ body }: { body: unknown }): string =>
  (body as { type?: string }).type?.replace('urn:kerma:', '') ?? '';

/** What was good once, is good elsewhere, or is wanted twice. */
onEachDatabase((place) => {
  let app: NestExpressApplication;
  let clock: HandClock;
  let ada: TestPerson;

  const open = async (): Promise<NestExpressApplication> => {
    const { config } = await place({ KERMA_DICOM_ENABLED: false });
    return createAnonymousApp(config, clock);
  };
  beforeEach(async () => {
    clock = new HandClock();
    app = await open();
    ada = await personSignedIn(app, [grant('administrator')], 'Ada Admin');
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  const sendTo = (to: NestExpressApplication, method: Method, path: string): Test =>
    request(to.getHttpServer())[method](`/api/v1${path}`);
  const as = (who: TestPerson, method: Method, path: string, body: object = {}): Test =>
    sendTo(app, method, path)
      .set('Cookie', who.cookie)
      .send(method === 'get' ? undefined : body);
  /** The body of what must succeed. */
  const given = async <Body>(sent: Test): Promise<Body> => {
    const answer = await sent;
    if (answer.status >= 300) throw new Error(`${answer.status} ${codeOf(answer)}`);
    return answer.body as Body;
  };
  const bearing = (secret: string, path = '/units', to = app): Test =>
    sendTo(to, 'get', path).set('Authorization', `Bearer ${secret}`);
  const tokenOf = async (who: TestPerson, days = 30): Promise<NewToken> => {
    const body = { name: 'nightly export', permissions: ['units.read'], days };
    return (await as(who, 'post', '/me/tokens', body).expect(201)).body as NewToken;
  };

  describe('a token', () => {
    it('is taken until the day on which it expires, and from then on refused', async () => {
      const { secret } = await tokenOf(ada, 2);
      clock.passMinutes(2 * 24 * 60 - 1);
      await bearing(secret).expect(200);
      clock.passMinutes(1);
      const answer = await bearing(secret).expect(401);
      expect([codeOf(answer), answer.get('WWW-Authenticate')]).toEqual([
        'token-expired',
        'Bearer realm="Kerma", error="invalid_token"',
      ]);
    });

    it('of another installation is not known here', async () => {
      const other = await open();
      const { secret } = await tokenOf(ada);
      const answer = await bearing(secret, '/units', other);
      await other.close();
      expect([answer.status, codeOf(answer)]).toEqual([401, 'token-not-known']);
    });

    it('is refused once revoked, and when its owner leaves; nobody revokes that of another', async () => {
      const ben = await personSignedIn(app, [grant('viewer')], 'Ben Okafor');
      const [first, second] = [await tokenOf(ben), await tokenOf(ben)];
      await as(ada, 'delete', `/me/tokens/${first.token.id}`).expect(404);
      await bearing(first.secret).expect(200);
      await as(ben, 'delete', `/me/tokens/${first.token.id}`).expect(204);
      expect(codeOf(await bearing(first.secret).expect(401))).toBe('token-revoked');
      await as(ada, 'patch', `/people/${ben.personId}`, { left: true, reason: 'moved on' }).expect(200);
      expect((await bearing(second.secret)).status).toBe(401);
      expect((await as(ben, 'get', '/units')).status).toBe(401);
    });

    it('never gives more than its owner may today', async () => {
      const ben = await personSignedIn(app, [grant('viewer')], 'Ben Okafor');
      const { secret } = await tokenOf(ben);
      const { roles } = await given<PersonDetails>(as(ada, 'get', `/people/${ben.personId}`));
      const path = `/people/${ben.personId}/roles/${roles[0]?.id ?? 0}/take-back`;
      await as(ada, 'post', path, { reason: 'no longer here' }).expect(200);
      await bearing(secret).expect(403);
      const more = { name: 'more', permissions: ['audit.read'], days: 1 };
      expect(codeOf(await as(ben, 'post', '/me/tokens', more))).toBe('not-permitted');
    });

    it('is no session, and a session is no token', async () => {
      const { secret } = await tokenOf(ada);
      const [, cookie = ''] = ada.cookie.split('=');
      expect(codeOf(await bearing(cookie).expect(401))).toBe('token-not-known');
      const planted = await sendTo(app, 'get', '/units').set('Cookie', `kerma_session=${secret}`);
      expect([planted.status, codeOf(planted)]).toEqual([401, 'sign-in-needed']);
    });
  });

  describe('a session', () => {
    it('in which nothing was done for half an hour is over', async () => {
      clock.passMinutes(29);
      await as(ada, 'get', '/units').expect(200);
      const ben = await personSignedIn(app, [grant('viewer')], 'Ben Okafor');
      clock.passMinutes(30);
      expect(codeOf(await as(ben, 'get', '/units').expect(401))).toBe('session-over');
    });

    it('of another is not ended by guessing its number', async () => {
      const ben = await personSignedIn(app, [grant('viewer')], 'Ben Okafor');
      const { sessions } = await given<SessionList>(as(ben, 'get', '/me/sessions'));
      await as(ada, 'delete', `/me/sessions/${sessions[0]?.id ?? 0}`).expect(404);
      await as(ben, 'get', '/units').expect(200);
    });
  });

  describe('a link to choose a password', () => {
    const invited = async (): Promise<{ personId: number; secret: string }> => {
      const input = { name: 'Cleo Tran', profession: 'technologist', login: 'cleo.tran' };
      const { person, passwordLink } = await given<MadePerson>(as(ada, 'post', '/people', input));
      return { personId: person.id, secret: secretOf(passwordLink) };
    };
    const secretOf = (link: PasswordLink | null): string => link?.path.split('#')[1] ?? '';
    const use = (secret: string, password = goodPassword): Test =>
      sendTo(app, 'post', '/links/use').send({ secret, password });

    it('works once: who uses it again is refused, and the password stays', async () => {
      const { secret } = await invited();
      await use(secret).expect(200);
      const again = await use(secret, 'another lantern orbit meadow').expect(404);
      expect(codeOf(again)).toBe('link-not-valid');
      const signIn = { login: 'cleo.tran', password: goodPassword };
      await sendTo(app, 'post', '/session').send(signIn).expect(200);
    });

    it('used by two at the same moment lets one in', async () => {
      const { secret } = await invited();
      const answers = await Promise.all([use(secret), use(secret), use(secret)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    });

    it('works for a day, and no more once there is a newer one or the person has left', async () => {
      const { personId, secret: first } = await invited();
      const again = await as(ada, 'post', `/people/${personId}/password-link`).expect(201);
      const second = secretOf(again.body as PasswordLink);
      expect((await use(first)).status).toBe(404);
      clock.passMinutes(24 * 60);
      expect((await use(second)).status).toBe(404);
      const bo = await personSignedIn(app, [grant('administrator')], 'Bo Admin');
      const newest = await as(bo, 'post', `/people/${personId}/password-link`).expect(201);
      await as(bo, 'patch', `/people/${personId}`, { left: true, reason: 'moved on' }).expect(200);
      expect((await use(secretOf(newest.body as PasswordLink))).status).toBe(404);
    });
  });

  describe('the last administrator who can sign in', () => {
    const administrator = async (): Promise<{ personId: number; grantId: number }> => {
      const { personId } = await accountOf({ app }, [grant('administrator')]);
      const { roles } = await given<PersonDetails>(as(ada, 'get', `/people/${personId}`));
      return { personId, grantId: roles[0]?.id ?? 0 };
    };
    const isSaid = { status: 409, code: 'last-administrator' };
    const refused = async (sent: Test): Promise<object> => {
      const answer = await sent;
      return { status: answer.status, code: codeOf(answer) };
    };

    it('stays: the role is not taken back, the account not closed, the person does not leave', async () => {
      const { personId, grantId } = await administrator();
      const reason = 'a mistake';
      const before = await given(as(ada, 'get', `/people/${personId}`));
      const path = `/people/${personId}`;
      expect(await refused(as(ada, 'post', `${path}/roles/${grantId}/take-back`, { reason }))).toEqual(
        isSaid,
      );
      expect(await refused(as(ada, 'patch', path, { left: true, reason }))).toEqual(isSaid);
      expect(await refused(as(ada, 'patch', path, { disabled: true, reason }))).toEqual(isSaid);
      expect(await given(as(ada, 'get', path))).toEqual(before);
    });

    it('is not replaced by one of a single unit, nor by one who has no password yet', async () => {
      const { personId } = await administrator();
      const unit = (await as(ada, 'post', '/units', { name: 'Angio 1' }).expect(201)).body as { id: number };
      await accountOf({ app }, [grant('administrator', { unitId: unit.id })]);
      await personSignedIn(app, [grant('administrator')], 'Without Password');
      const leave = as(ada, 'patch', `/people/${personId}`, { left: true, reason: 'a mistake' });
      expect(await refused(leave)).toEqual(isSaid);
    });

    it('is left when two who are the last are taken away at the same moment', async () => {
      const two = [await administrator(), await administrator()];
      const answers = await Promise.all(
        two.map(({ personId, grantId }) =>
          as(ada, 'post', `/people/${personId}/roles/${grantId}/take-back`, { reason: 'both at once' }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });
  });
});
