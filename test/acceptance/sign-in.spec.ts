import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Account } from '../../src/personnel/accounts/account.entity.ts';
import type { SessionState } from '../../src/personnel/accounts/accounts.contract.ts';
import { Passwords } from '../../src/personnel/accounts/passwords.service.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Secrets } from '../../src/platform/secrets.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { accountOf, goodPassword, grant, type TestAccount } from '../support/signed-in.ts';
import { codeOf, Visitor, type Answer } from '../support/visitor.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await runApp({}, { anonymous: true });
});
afterAll(() => running.stop());

const visitor = () => new Visitor(running.url);
const state = ({ body }: Answer): SessionState => body as SessionState;
const lines = (action: string): Promise<AuditEntry[]> =>
  running.app.get(Database).read.find(AuditEntry, { where: { action }, order: { id: 'ASC' } });
const signIn = (who: Visitor, { login, password }: Pick<TestAccount, 'login' | 'password'>) =>
  who.post('/session', { login, password });

describe('whoever has signed in', () => {
  it('is told who they are and what they may, and asks with their cookie', async () => {
    const account = await accountOf(running, [grant('viewer')]);
    const ben = visitor();
    const { status, body } = await signIn(ben, account);
    expect(status).toBe(200);
    const me = (body as SessionState).me;
    expect(me).toMatchObject({ personId: account.personId, name: 'Ben Okoro', method: 'password' });
    expect(me?.permissions).toEqual(['self', 'studies.read', 'units.read', 'qc.read', 'people.read']);
    expect(me?.idleMinutes).toBe(30);
    expect((await ben.get('/studies')).status).toBe(200);
    expect(state(await ben.get('/session')).me?.login).toBe(account.login);
  });

  it('has a cookie that no script reads, no other site sends, and no address narrows', async () => {
    const account = await accountOf(running);
    const { headers } = await signIn(visitor(), account);
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^kerma_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('is nobody again after signing out, though the cookie is kept and sent again', async () => {
    const account = await accountOf(running);
    const ben = visitor();
    await signIn(ben, account);
    const kept = ben.cookies.get('kerma_session') ?? '';
    expect((await ben.delete('/session')).status).toBe(204);
    expect(ben.cookies.size).toBe(0);
    ben.cookies.set('kerma_session', kept);
    expect(state(await ben.get('/session')).me).toBeNull();
    expect(codeOf(await ben.get('/me/sessions'))).toBe('session-over');
  });

  it('gets a new session at each sign-in, and the one before in this browser ends', async () => {
    const account = await accountOf(running);
    const ben = visitor();
    await signIn(ben, account);
    const first = ben.cookies.get('kerma_session') ?? '';
    await signIn(ben, account);
    expect(ben.cookies.get('kerma_session')).not.toBe(first);
    ben.cookies.set('kerma_session', first);
    expect((await ben.get('/me/sessions')).status).toBe(401);
  });

  it('never becomes a session that was planted in the browser before', async () => {
    const account = await accountOf(running);
    const planted = 'A'.repeat(43);
    const ben = visitor();
    ben.cookies.set('kerma_session', planted);
    await signIn(ben, account);
    expect(ben.cookies.get('kerma_session')).not.toBe(planted);
    const thief = visitor();
    thief.cookies.set('kerma_session', planted);
    expect((await thief.get('/me/sessions')).status).toBe(401);
  });

  it('may write the login in capitals and other forms of the same letters', async () => {
    const account = await accountOf(running, [], 'jörg.ﬁscher');
    expect((await signIn(visitor(), { ...account, login: ' JÖRG.FISCHER ' })).status).toBe(200);
  });
});

describe('a sign-in that is refused', () => {
  it('is the same to the letter for a wrong password, an unknown login, no password yet and a closed account', async () => {
    const account = await accountOf(running);
    const invited = await accountOf(running);
    const closed = await accountOf(running);
    const { writer } = running.app.get(Database);
    await writer.manager.update(Account, { personId: invited.personId }, { passwordHash: null });
    const disabledAt = '2026-05-04T08:00:00.000Z';
    await writer.manager.update(Account, { personId: closed.personId }, { disabledAt });
    const answers = [
      await signIn(visitor(), { ...account, password: 'not the right one' }),
      await signIn(visitor(), { ...account, login: 'nobody.at.all' }),
      await signIn(visitor(), invited),
      await signIn(visitor(), closed),
    ];
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'sign-in-failed'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const headers = answers.map((answer) => [...answer.headers.keys()].toSorted().join());
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).not.toContain('set-cookie');
  });

  it('costs one look at a hash of the same costs, whether or not there is such a login', async () => {
    const account = await accountOf(running);
    const passwords = running.app.get(Passwords);
    const looks = jest.spyOn(passwords, 'verify');
    const hashes = jest.spyOn(passwords, 'hash');
    await signIn(visitor(), { ...account, password: 'not the right one' });
    expect([looks.mock.calls.length, hashes.mock.calls.length]).toEqual([1, 0]);
    await signIn(visitor(), { ...account, login: 'nobody.at.all' });
    expect([looks.mock.calls.length, hashes.mock.calls.length]).toEqual([2, 0]);
    expect(looks.mock.calls.at(-1)?.[0]).toBeNull();
    expect(await passwords.verify(null, goodPassword)).toBe(false);
    jest.restoreAllMocks();
  });

  it('is told in the audit trail, with the login only where it is one', async () => {
    const account = await accountOf(running);
    const before = (await lines('session.refused')).length;
    await signIn(visitor(), { ...account, password: 'not the right one' });
    await signIn(visitor(), { login: 'my password by mistake', password: goodPassword });
    const [known, unknown] = (await lines('session.refused')).slice(before);
    expect(known).toMatchObject({
      subjectId: String(account.personId),
      address: '127.0.0.1',
      personId: null,
    });
    expect(known?.after).toContain(account.login);
    expect(unknown).toMatchObject({ subjectId: null, personId: null });
    expect(JSON.stringify(await lines('session.refused'))).not.toContain('by mistake');
  });
});

describe('passwords', () => {
  it('are kept as Argon2id with the costs that OWASP asks for, in no other form', async () => {
    const account = await accountOf(running);
    const { read } = running.app.get(Database);
    const { passwordHash } = await read.findOneByOrFail(Account, { personId: account.personId });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('whose hash was made with other costs are hashed anew at the next sign-in', async () => {
    const account = await accountOf(running);
    const { writer, read } = running.app.get(Database);
    const secret = Buffer.from(running.app.get(Secrets).keyedHash('password', ''), 'hex');
    const passwordHash = await hash(goodPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1, secret });
    await writer.manager.update(Account, { personId: account.personId }, { passwordHash });
    expect((await signIn(visitor(), account)).status).toBe(200);
    const after = await read.findOneByOrFail(Account, { personId: account.personId });
    expect(after.passwordHash).toContain('m=19456,t=2,p=1');
    expect((await signIn(visitor(), account)).status).toBe(200);
  });

  it('are hashed two at a time, however many come at once', async () => {
    const passwords = running.app.get(Passwords);
    const done: number[] = [];
    const all = Array.from({ length: 8 }, (_, at) =>
      passwords.verify(null, 'x').then(() => {
        done.push(at);
      }),
    );
    expect(Object.assign({}, passwords)).toMatchObject({ running: 2 });
    await Promise.all(all);
    expect(done).toHaveLength(8);
    expect(Object.assign({}, passwords)).toMatchObject({ running: 0 });
  });

  it('beyond what may wait are not looked at, and nobody has failed by that', async () => {
    const account = await accountOf(running);
    const passwords = running.app.get(Passwords);
    let isAnswered = false;
    // Whoever is served asks again at once, so that every place stays taken however fast the machine is.
    const asksAgain = async (): Promise<void> => {
      do await passwords.verify(null, 'x');
      while (!isAnswered);
    };
    const flood = Array.from({ length: 102 }, asksAgain);
    const answer = await signIn(visitor(), account);
    isAnswered = true;
    expect(codeOf(answer)).toBe('too-many-sign-ins');
    expect(answer.headers.get('retry-after')).toBe('5');
    await Promise.all(flood);
    expect((await signIn(visitor(), account)).status).toBe(200);
  }, 60_000);

  it('never get into the audit trail, a session or the log of failures', async () => {
    const { read } = running.app.get(Database);
    const tables = ['audit_entry', 'session', 'sign_in_guard', 'account', 'person'];
    for (const table of tables) {
      const rows = JSON.stringify(await read.query(`select * from ${table}`));
      expect(rows).not.toContain(goodPassword);
      expect(rows).not.toContain('not the right one');
    }
  });
});

describe('what everyone is told before they sign in', () => {
  it('is no more than the sign-in page must know', async () => {
    expect((await visitor().get('/session')).body).toEqual({
      me: null,
      firstAdministratorNeeded: false,
      demoAccounts: null,
      device: null,
      passwordMinLength: 15,
    });
  });
});
