import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Test } from 'supertest';
import type { UnitLimits } from '../../src/qc/limits/limits.contract.ts';
import type { SessionInput, SessionView } from '../../src/qc/sessions/sessions.contract.ts';
import { daysAfter, localDate } from '../../src/quantities/calendar.ts';
import { accountOf, goodPassword, grant, type TestGrant } from './signed-in.ts';

/** The day at UTC so many days from today. */
export const day = (days: number): string => daysAfter(localDate(new Date(), 'UTC'), days);

export interface HousePerson {
  readonly personId: number;
  readonly cookie: string;
}

/** A unit with its physicist, who is certified and in charge, and technologists, for specifications of QC. */
export class QcHouse {
  private readonly app: NestExpressApplication;

  constructor(app: NestExpressApplication) {
    this.app = app;
  }

  send(method: 'get' | 'post' | 'put' | 'patch', path: string, body?: object, cookie?: string): Test {
    const sent = request(this.app.getHttpServer())[method](`/api/v1${path}`);
    if (cookie !== undefined) void sent.set('Cookie', cookie);
    return body === undefined ? sent : sent.send(body);
  }

  /** What an address gives to someone with every right, or to this person. */
  async get<Body>(path: string, cookie?: string): Promise<Body> {
    return (await this.send('get', path, undefined, cookie).expect(200)).body as Body;
  }

  async post<Body>(path: string, body: object, cookie?: string): Promise<Body> {
    const answer = await this.send('post', path, body, cookie);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.body as Body;
  }

  async unit(name: string): Promise<number> {
    const blank = { manufacturer: null, modelName: null, facilityId: null };
    const answer = await this.send('post', '/units', { name, deviceSerialNumber: name, ...blank }).expect(
      201,
    );
    return (answer.body as { id: number }).id;
  }

  /** Signed in with a password, as they would be to sign. */
  async person(grants: readonly TestGrant[]): Promise<HousePerson> {
    const { login, password, personId } = await accountOf({ app: this.app }, grants);
    const answer = await this.send('post', '/session', { login, password }, 'none=1').expect(200);
    const [cookie = ''] = answer.get('Set-Cookie') ?? [];
    return { personId, cookie: cookie.split(';')[0] ?? '' };
  }

  technologist(): Promise<HousePerson> {
    return this.person([grant('technologist')]);
  }

  /** Certified by the board since 2015, and primary of these units for a year. */
  async physicist(unitIds: readonly number[], isCertified = true): Promise<HousePerson> {
    const person = await this.person([grant('physicist')]);
    const { personId } = person;
    if (isCertified) {
      const board = {
        kind: 'abr',
        subfield: 'diagnostic-medical-physics',
        issued: '2015-06-01',
        expires: null,
      };
      const made = await this.send('post', `/people/${personId}/credentials`, board).expect(201);
      const { id } = made.body as { id: number };
      await this.send('post', `/credentials/${id}/verify`, { how: 'ABR site' }).expect(200);
    }
    if (unitIds.length > 0)
      await this.send('post', '/supervision', { unitIds, personId, kind: 'primary', from: day(-365) }).expect(
        201,
      );
    return person;
  }

  /** What a tablet sends of a water CT number of that day. */
  waterCt(
    unitId: number,
    performer: HousePerson,
    said: Partial<SessionInput> & { mean?: number } = {},
  ): SessionInput {
    const { mean = 0.4, ...differs } = said;
    const at = new Date().toISOString();
    const entry = { enteredAt: at, source: 'manual' as const, wasAsked: false, earlier: [] };
    return {
      clientId: randomUUID(),
      unitId,
      procedureKey: 'CT-T01',
      version: 1,
      performerId: performer.personId,
      startedAt: at,
      completedAt: at,
      sentAt: at,
      comment: null,
      entries: [
        { field: 'protocol', value: 'axial head', ...entry },
        { field: 'mean', value: mean, ...entry },
      ],
      ...differs,
    };
  }

  async recorded(input: SessionInput, by: HousePerson): Promise<SessionView> {
    return (await this.send('post', '/qc/sessions', input, by.cookie).expect(200)).body as SessionView;
  }

  async adoptAll(unitId: number, by: HousePerson): Promise<void> {
    const { procedures } = await this.get<UnitLimits>(`/units/${unitId}/qc/limits`, by.cookie);
    const decisions = procedures
      .flatMap(({ limits }) => limits)
      .filter(({ isInForce }) => !isInForce)
      .map(({ procedureKey, limitKey, fingerprint }) => ({
        ...{ procedureKey, limitKey, fingerprint },
        decision: 'adopt',
      }));
    const decided = { decisions, reason: 'Read against the manual of the programme' };
    await this.post(`/units/${unitId}/qc/limits`, decided, by.cookie);
  }

  readonly password = goodPassword;
}
