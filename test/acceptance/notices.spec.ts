import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createApp } from '../../src/main.ts';
import { ExpiryNotice } from '../../src/personnel/credentials/credential.entity.ts';
import { NoticesJob } from '../../src/personnel/notices/notices.job.ts';
import type { NoticeStepsView } from '../../src/personnel/notices/notices.contract.ts';
import { Person } from '../../src/personnel/person.entity.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import type { Config } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Mail } from '../../src/platform/mail/mail.entity.ts';
import { onEachDatabase } from '../support/databases.ts';
import { HandClock } from '../support/hand-clock.ts';
import { everyRight, grant, personSignedIn, type TestGrant } from '../support/signed-in.ts';

/** The clock begins on 4 May 2026, 8 in the morning. */
onEachDatabase((place) => {
  let clock: HandClock;
  let config: Config;
  let app: NestExpressApplication;
  let mara: number;
  const opened: NestExpressApplication[] = [];

  const open = async (): Promise<NestExpressApplication> => {
    const another = await createApp(config, clock);
    opened.push(another);
    return another;
  };
  const person = async (name: string, grants: readonly TestGrant[], email?: string): Promise<number> => {
    const { personId } = await personSignedIn(app, grants, name);
    await app.get(Database).writer.manager.update(Person, { id: personId }, { email: email ?? null });
    return personId;
  };
  beforeEach(async () => {
    clock = new HandClock();
    ({ config } = await place({ KERMA_DICOM_ENABLED: false, KERMA_TIME_ZONE: 'UTC' }));
    app = await open();
    mara = await person('Mara Lindqvist', [grant('physicist')], 'mara@hospital.example');
    await person('Rita Saito', [grant('radiation-safety-officer')], 'rita@hospital.example');
    await person('Otto Vey', [grant('administrator')], 'otto@hospital.example');
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) {
      await each.close();
      await each.get(Database).close();
    }
  });

  /** Asked by someone with every right, who has just signed in. */
  const send = async <Body>(method: 'get' | 'post' | 'put', path: string, body?: object): Promise<Body> => {
    const { cookie } = await personSignedIn(app, everyRight, 'Desk');
    const sent = request(app.getHttpServer())[method](`/api/v1${path}`).set('Cookie', cookie);
    const answer = await (body === undefined ? sent : sent.send(body));
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const abr = { kind: 'abr', subfield: 'diagnostic-medical-physics', issued: '2015-06-01', number: 'P1' };
  const held = (personId: number, expires: string, differs: object = {}): Promise<{ id: number }> =>
    send('post', `/people/${personId}/credentials`, { ...abr, expires, ...differs });
  const day = async (date: string, from = app): Promise<void> => {
    clock.passS((Date.parse(`${date}T08:00:00Z`) - clock.now().getTime()) / 1000);
    await from.get(NoticesJob, { strict: false }).run();
  };
  const mails = (): Promise<Mail[]> => app.get(Database).read.find(Mail, { order: { id: 'ASC' } });
  const told = async (): Promise<string[]> =>
    (await mails()).map(({ address, key }) => `${address.split('@')[0] ?? ''} ${key.split('/')[2] ?? ''}`);
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

  describe('whoever holds a credential that ends', () => {
    it('gets one mail 90, 30 and 7 days before and one after; officers the last two', async () => {
      // 4 August is 90 days after 6 May.
      const { id } = await held(mara, '2026-08-04');
      await send('post', `/credentials/${id}/verify`, { how: 'ABR site' });
      for (const date of ['2026-05-05', '2026-05-06', '2026-05-07', '2026-07-04', '2026-07-05', '2026-07-06'])
        await day(date);
      expect(await told()).toEqual(['mara 90', 'mara 30']);
      for (const date of ['2026-07-28', '2026-07-29', '2026-08-04']) await day(date);
      expect(await told()).toEqual(['mara 90', 'mara 30', 'mara 7', 'rita 7']);
      for (const date of ['2026-08-05', '2026-08-06']) await day(date);
      expect((await told()).slice(4)).toEqual(['mara 0', 'rita 0']);
      const [first, , , copy] = await mails();
      expect(plain(first?.subject ?? '')).toBe(
        'Your credential ends on 4 Aug 2026: American Board of Radiology (ABR), Diagnostic Medical Physics',
      );
      const words = plain(first?.content.paragraphs.join('\n') ?? '');
      expect(words).toContain('90 days from now');
      expect(words).toContain('from 5 Aug 2026 on you cannot sign QC as a qualified medical physicist.');
      expect(first?.content.link?.path).toBe(`/people/${mara}`);
      expect(plain(copy?.subject ?? '')).toMatch(/^Mara Lindqvist: .* ends on 4 Aug 2026$/);
      const lines = await app.get(Database).read.findBy(AuditEntry, { action: 'credential.end-told' });
      expect(lines.map(({ actorKind, subjectId }) => [actorKind, subjectId])).toEqual(
        Array.from({ length: 4 }, () => ['program', String(mara)]),
      );
    });

    it('is told once of days on which the server was down: the nearest step alone', async () => {
      await held(mara, '2026-08-04');
      await day('2026-07-20');
      await day('2026-07-21');
      expect(await told()).toEqual(['mara 30']);
      await day('2026-09-01');
      expect(await told()).toEqual(['mara 30', 'mara 0', 'rita 0']);
    });

    it('is told in the morning of the facility, not at night', async () => {
      await held(mara, '2026-06-01');
      clock.passMinutes(21 * 60);
      await app.get(NoticesJob, { strict: false }).run();
      expect(await told()).toEqual([]);
      clock.passMinutes(60);
      await app.get(NoticesJob, { strict: false }).run();
      expect(await told()).toEqual(['mara 30']);
    });

    it('is told nothing more once it is renewed, withdrawn, or they have left', async () => {
      const ben = await person('Ben Okafor', [grant('technologist')], 'ben@hospital.example');
      const cleo = await person('Cleo Tran', [grant('technologist')], 'cleo@hospital.example');
      await held(mara, '2026-06-01');
      const { id } = await held(ben, '2026-06-01');
      await held(cleo, '2026-06-01');
      await held(mara, '2036-06-01');
      await send('post', `/credentials/${id}/withdraw`, { reason: 'entered twice' });
      await app
        .get(Database)
        .writer.manager.update(Person, { id: cleo }, { leftAt: '2026-05-04T09:00:00.000Z' });
      await day('2026-05-10');
      expect(await told()).toEqual([]);
    });

    it('is not told again because a letter was mended, and anew where the end was', async () => {
      const { id } = await held(mara, '2026-06-01');
      await day('2026-05-05');
      const change = { ...abr, number: 'P2', expires: '2026-06-01', reason: 'a wrong letter' };
      const mended = await send<{ id: number }>('put', `/credentials/${id}`, change);
      await day('2026-05-06');
      expect(await told()).toEqual(['mara 30']);
      const later = { ...change, expires: '2026-06-05', reason: 'the wrong day' };
      await send('put', `/credentials/${mended.id}`, later);
      await day('2026-05-07');
      expect(await told()).toEqual(['mara 30', 'mara 30']);
    });

    it('and has no mail address: officers are told at every step, and that nobody else was', async () => {
      const ben = await person('Ben Okafor', [grant('technologist')]);
      await held(ben, '2026-08-01');
      await day('2026-05-05');
      expect(await told()).toEqual(['rita 90']);
      const [mail] = await mails();
      expect(mail?.content.paragraphs.join(' ')).toContain('no mail address of Ben Okafor');
    });

    it('is told nothing of what had ended before it was entered', async () => {
      await held(mara, '2026-05-03');
      await day('2026-05-05');
      expect(await told()).toEqual([]);
    });

    it('is told once by several servers on the same tables', async () => {
      await held(mara, '2026-05-10');
      const other = await open();
      clock.passMinutes(1);
      await Promise.all([app, other].map((each) => each.get(NoticesJob, { strict: false }).run()));
      expect(await told()).toEqual(['mara 7', 'rita 7']);
      expect(await app.get(Database).read.count(ExpiryNotice)).toBe(1);
    });
  });

  describe('the yearly review of a designation', () => {
    it('is told to officers before it is due and once when it is overdue, all of a day in one mail', async () => {
      const teo = await send<{ person: { id: number } }>('post', '/people', {
        name: 'Teo Brandt',
        profession: 'technologist',
      });
      const doctor = await send<{ person: { id: number } }>('post', '/people', {
        name: 'Iris Falk',
        profession: 'physician',
      });
      const units = [];
      for (const name of ['Angio 1', 'Angio 2'])
        units.push((await send<{ id: number }>('post', '/units', { name })).id);
      const { policies } = await send<{ policies: { id: number }[] }>('post', '/positioning-policies', {
        title: 'Positioning',
        text: 'Technologists position and localize only.',
        medicalDirectorId: doctor.person.id,
        approvedOn: '2025-01-01',
      });
      const list = await send<{ designations: { id: number }[] }>('post', '/designations', {
        unitIds: units,
        technologistId: teo.person.id,
        supervisingPhysicianId: doctor.person.id,
        policyId: policies[0]?.id,
        from: '2025-05-20',
        until: null,
      });
      await day('2026-05-05');
      await day('2026-05-06');
      expect((await mails()).map(({ address, subject }) => [address, subject])).toEqual([
        ['rita@hospital.example', 'Yearly review of 2 designations: due soon'],
      ]);
      expect(plain((await mails())[0]?.content.paragraphs.join('\n') ?? '')).toContain(
        'Teo Brandt on Angio 2: due by 20 May 2026.',
      );
      await day('2026-05-14');
      const reviewed = { on: '2026-05-14', note: null };
      await send('post', `/designations/${list.designations[0]?.id ?? 0}/review`, reviewed);
      for (const date of ['2026-05-21', '2026-05-22']) await day(date);
      expect((await mails()).map(({ subject }) => subject)).toEqual([
        'Yearly review of 2 designations: due soon',
        'Yearly review of 2 designations: due soon',
        'Yearly review of a designation: overdue',
      ]);
    });
  });

  describe('the days before an end at which people are told', () => {
    it('are those of the settings until someone says otherwise, and why', async () => {
      expect(await send<NoticeStepsView>('get', '/notice-steps')).toMatchObject({
        days: [90, 30, 7],
        changedAt: null,
      });
      const change = { days: [14, 60, 14], reason: 'two weeks suffice' };
      expect(await send<NoticeStepsView>('put', '/notice-steps', change)).toMatchObject({
        days: [60, 14],
        changedBy: 'Desk',
        reason: 'two weeks suffice',
      });
      await expect(send('put', '/notice-steps', change)).rejects.toThrow('nothing-to-change');
      for (const days of [[], [0], [367], [1.5], ['x']])
        await expect(send('put', '/notice-steps', { days, reason: 'a test' })).rejects.toThrow('400');
      const [line] = await app.get(Database).read.findBy(AuditEntry, { action: 'notice-steps.changed' });
      expect([line?.before, line?.after]).toEqual(['{"days":[90,30,7]}', '{"days":[60,14]}']);
      await held(mara, '2026-06-20');
      await day('2026-05-05');
      expect(await told()).toEqual(['mara 60']);
      const list = await send<{ credentials: { state: string }[] }>('get', `/people/${mara}/credentials`);
      expect(list.credentials[0]?.state).toBe('expires-soon');
    });
  });
});
