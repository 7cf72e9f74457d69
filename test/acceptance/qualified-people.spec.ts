import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import type {
  CredentialList,
  OverrideList,
  PersonQualifications,
} from '../../src/personnel/credentials/credentials.contract.ts';
import type { ProfessionName } from '../../src/personnel/people.contract.ts';
import type {
  DesignationList,
  SupervisionList,
} from '../../src/personnel/supervision/supervision.contract.ts';
import { Database } from '../../src/platform/database/database.ts';
import { dateWords, daysAfter, localDate } from '../../src/quantities/calendar.ts';
import { onEachDatabase } from '../support/databases.ts';
import { accountOf, createApp, goodPassword, grant, type TestGrant } from '../support/signed-in.ts';

const day = (days: number): string => daysAfter(localDate(new Date(), 'UTC'), days);
const physicistCapacity = 'qualified-medical-physicist';

onEachDatabase((place) => {
  let app: NestExpressApplication;
  let unitId: number;

  const send = (method: 'get' | 'post' | 'put', path: string, body?: object, cookie?: string): Test => {
    const sent = request(app.getHttpServer())[method](`/api/v1${path}`);
    if (cookie !== undefined) void sent.set('Cookie', cookie);
    return body === undefined ? sent : sent.send(body);
  };
  const made = async (path: string, body: object): Promise<number> =>
    ((await send('post', path, body).expect(201)).body as { id: number }).id;
  const unit = (name: string): Promise<number> =>
    made('/units', { name, manufacturer: null, modelName: null, deviceSerialNumber: name, facilityId: null });
  const person = async (name: string, profession: ProfessionName): Promise<number> => {
    const answer = await send('post', '/people', { name, profession }).expect(201);
    return (answer.body as { person: { id: number } }).person.id;
  };
  const signedIn = async (grants: readonly TestGrant[]) => {
    const account = await accountOf({ app }, grants);
    const { login, password } = account;
    const answer = await send('post', '/session', { login, password }, 'none=1').expect(200);
    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    return { ...account, cookie: cookie.split(';')[0] ?? '' };
  };

  beforeEach(async () => {
    app = await createApp((await place({ KERMA_TIME_ZONE: 'UTC' })).config);
    await app.init();
    unitId = await unit('Angio 1');
  });
  afterEach(async () => {
    await app.close();
    await app.get(Database).close();
  });

  describe('what a person is qualified as', () => {
    const qualifications = async (personId: number): Promise<PersonQualifications['capacities'][number]> => {
      const answer = await send('get', `/people/${personId}/qualifications`).expect(200);
      const { capacities } = answer.body as PersonQualifications;
      const [found] = capacities.filter(({ capacity }) => capacity === physicistCapacity);
      if (!found) throw new Error('No such capacity');
      return found;
    };

    it('is told for all units, and names the first day on which it is so no longer', async () => {
      const personId = await person('Ivo Ended', 'physicist');
      const id = await made(`/people/${personId}/credentials`, {
        kind: 'abr',
        subfield: 'diagnostic-medical-physics',
        issued: '2015-06-01',
        expires: '2026-03-02',
      });
      await send('post', `/credentials/${id}/verify`, { how: 'ABR site' }).expect(200);
      expect(await qualifications(personId)).toMatchObject({
        everywhere: {
          isQualified: false,
          notSince: '2026-03-03',
          missing: ['ended'],
          because: [expect.stringContaining('ended on 2\u00a0Mar\u00a02026')],
        },
        units: [],
      });
    });

    it('at one unit rests on an exception that someone else signed with their password', async () => {
      const personId = await person('Nadia Haddad', 'physicist');
      await send('post', '/supervision', { unitIds: [unitId], personId, kind: 'deputy', from: day(0) });
      const signer = await signedIn([grant('physicist')]);
      const exception = {
        capacity: physicistCapacity,
        unitId,
        from: day(0),
        until: day(30),
        reason: 'Certificate of the board is on its way, the result was seen',
      };
      const path = `/people/${personId}/qualification-exceptions`;
      await send('post', path, { ...exception, password: 'not the password' }, signer.cookie).expect(400);
      const signed = await send('post', path, { ...exception, password: goodPassword }, signer.cookie);
      expect(signed.body).toMatchObject({ exceptions: [{ unit: { id: unitId, name: 'Angio 1' } }] });
      const { everywhere, units } = await qualifications(personId);
      expect(everywhere.isQualified).toBe(false);
      expect(units).toMatchObject([
        {
          unit: { id: unitId },
          supervises: 'deputy',
          answer: { isQualified: true, until: day(30), because: ['By a signed exception.'] },
        },
      ]);
    });

    it('rests on a withdrawn exception for the days before it was withdrawn only', async () => {
      const personId = await person('Nadia Haddad', 'physicist');
      const signer = await signedIn([grant('physicist')]);
      const path = `/people/${personId}/qualification-exceptions`;
      const exception = {
        capacity: physicistCapacity,
        from: day(-10),
        until: day(30),
        reason: 'Certificate of the board is on its way, the result was seen',
        password: goodPassword,
      };
      const signed = await send('post', path, exception, signer.cookie).expect(201);
      const [own] = (signed.body as OverrideList).exceptions;
      const reason = 'The certificate has arrived';
      await send('post', `/qualification-exceptions/${own?.id}/withdraw`, { reason }).expect(204);
      const on = async (date: string): Promise<unknown> => {
        const query = `personId=${personId}&unitId=${unitId}&date=${date}&capacity=${physicistCapacity}`;
        return ((await send('get', `/qualification?${query}`)).body as { isQualified: unknown }).isQualified;
      };
      expect([await on(day(-11)), await on(day(-10)), await on(day(-1)), await on(day(0))]).toEqual([
        false,
        true,
        true,
        false,
      ]);
    });

    it('of nobody is not told', async () => {
      await send('get', '/people/999/qualifications').expect(404);
    });
  });

  it('an end that a longer certificate of the same kind follows is no work for anyone', async () => {
    const personId = await person('Teo Brandt', 'technologist');
    const arrt = (subfield: string, expires: string) =>
      made(`/people/${personId}/credentials`, { kind: 'arrt', subfield, issued: '2020-01-01', expires });
    await arrt('CT', day(-10));
    await arrt('CT', day(400));
    const open = await arrt('R', day(7));
    const { credentials } = (await send('get', '/credentials/expiring?days=30')).body as CredentialList;
    expect(credentials.map(({ id }) => id)).toEqual([open]);
  });

  it('what nobody has verified waits, but for what has ended or was withdrawn', async () => {
    const personId = await person('Teo Brandt', 'technologist');
    const arrt = (subfield: string, expires: string | null) =>
      made(`/people/${personId}/credentials`, { kind: 'arrt', subfield, issued: '2020-01-01', expires });
    const [waiting, verified, withdrawn] = [
      await arrt('CT', null),
      await arrt('R', null),
      await arrt('VI', null),
    ];
    await arrt('CI', day(-1));
    await send('post', `/credentials/${verified}/verify`, { how: 'ARRT directory' }).expect(200);
    await send('post', `/credentials/${withdrawn}/withdraw`, { reason: 'Not theirs' }).expect(200);
    const { credentials } = (await send('get', '/credentials/unverified').expect(200)).body as CredentialList;
    expect(credentials.map(({ id }) => id)).toEqual([waiting]);
  });

  it('a charge that has not begun is taken back, one that has is not', async () => {
    const personId = await person('Mara Lindqvist', 'physicist');
    const give = async (from: string): Promise<number> => {
      const answer = await send('post', '/supervision', {
        unitIds: [unitId],
        personId,
        kind: 'deputy',
        from,
      });
      const [own] = (answer.body as SupervisionList).units;
      return own?.history.find((charge) => charge.from === from)?.id ?? 0;
    };
    const reason = 'Entered for the wrong unit';
    await send('post', `/supervision/${await give(day(0))}/take-back`, { reason }).expect(409);
    const answer = await send('post', `/supervision/${await give(day(1))}/take-back`, { reason }).expect(200);
    expect((answer.body as SupervisionList).units[0]?.history.map(({ from }) => from)).toEqual([day(0)]);
  });

  describe('a designation', () => {
    let technologistId: number;
    let supervisingPhysicianId: number;
    let policyId: number;
    const approve = async (approvedOn: string): Promise<number> => {
      const policy = {
        title: 'Positioning fluoroscopy',
        text: 'Kept with the department’s procedures, number 12',
        medicalDirectorId: supervisingPhysicianId,
        approvedOn,
      };
      const answer = await send('post', '/positioning-policies', policy).expect(201);
      return (answer.body as DesignationList).policies[0]?.id ?? 0;
    };
    const designate = (more: object = {}): Test =>
      send('post', '/designations', {
        unitIds: [unitId],
        technologistId,
        supervisingPhysicianId,
        policyId,
        from: day(-400),
        ...more,
      });
    const listOf = ({ body }: { body: unknown }): DesignationList => body as DesignationList;

    beforeEach(async () => {
      technologistId = await person('Bo Ek', 'technologist');
      supervisingPhysicianId = await person('Dr. Ruth Amsel', 'physician');
      policyId = await approve('2024-01-01');
    });

    it('is given for several units, and is overdue after a year without review', async () => {
      const other = await unit('Angio 2');
      const { designations } = listOf(await designate({ unitIds: [unitId, other] }).expect(201));
      expect(designations.map((each) => [each.unit.name, each.state])).toEqual([
        ['Angio 2', 'review-overdue'],
        ['Angio 1', 'review-overdue'],
      ]);
      const id = designations[1]?.id ?? 0;
      const reviewed = await send('post', `/designations/${id}/review`, {
        on: day(0),
        note: 'Watched two cases',
      });
      expect(listOf(reviewed).designations[1]).toMatchObject({
        state: 'in-force',
        reviews: [{ on: day(0), note: 'Watched two cases' }],
      });
    });

    it('says by when its review was due: a year after it began', async () => {
      const { designations } = listOf(await designate({ from: '2024-05-01' }).expect(201));
      expect(designations[0]?.reviewDueBy).toBe('2025-05-01');
    });

    it('is not given twice for the same days', async () => {
      await designate({ until: day(30) }).expect(201);
      const again = await designate({ from: day(30) }).expect(409);
      expect((again.body as { detail: string }).detail).toContain('Bo Ek is designated on Angio 1 from');
      await designate({ from: day(31) }).expect(201);
    });

    it('is not given to someone who has left', async () => {
      await request(app.getHttpServer())
        .patch(`/api/v1/people/${technologistId}`)
        .send({ left: true, reason: 'Moved away' })
        .expect(200);
      const refused = await designate().expect(400);
      expect((refused.body as { type: string }).type).toBe('urn:kerma:has-left');
    });

    it('that has not begun is taken back, one that has is not', async () => {
      const begun = listOf(await designate({ until: day(30) })).designations[0]?.id ?? 0;
      const reason = 'Entered for the wrong person';
      await send('post', `/designations/${begun}/take-back`, { reason }).expect(409);
      const later = listOf(await designate({ from: day(40) })).designations[0]?.id ?? 0;
      const { designations } = listOf(await send('post', `/designations/${later}/take-back`, { reason }));
      expect(designations.map(({ id }) => id)).toEqual([begun]);
    });

    it('ends with the policy that it stands on', async () => {
      await designate().expect(201);
      const path = `/positioning-policies/${policyId}/end`;
      const ended = await send('post', path, { until: day(10), reason: 'A new one is in force' }).expect(200);
      expect(listOf(ended)).toMatchObject({
        policies: [{ endedOn: day(10) }],
        designations: [{ until: day(10) }],
      });
      await send('post', path, { until: day(20), reason: 'Once more' }).expect(409);
      const beyond = await designate({ technologistId: await person('Ada Vos', 'technologist') }).expect(409);
      expect((beyond.body as { detail: string }).detail).toContain(`The policy ends on ${day(10)}`);
    });

    it('that begins after the policy’s last day keeps the policy from ending', async () => {
      await designate({ from: day(20) }).expect(201);
      const reason = 'A new one is in force';
      const refused = await send('post', `/positioning-policies/${policyId}/end`, { until: day(10), reason });
      expect(refused.status).toBe(409);
      expect((refused.body as { detail: string }).detail).toContain(dateWords(day(20)));
    });
  });
});
