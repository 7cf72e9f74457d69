import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Devices } from '../../src/personnel/accounts/devices.service.ts';
import { Sessions } from '../../src/personnel/accounts/sessions.service.ts';
import {
  permissions,
  roleRights,
  roles,
  type Permission,
  type Role,
} from '../../src/platform/access/permissions.contract.ts';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { everythingKept } from '../support/everything-kept.ts';
import { registeredRoutes } from '../support/registered-routes.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { everyRight, grant, personSignedIn, type TestGrant } from '../support/signed-in.ts';

/**
 * What each route asks for. `anyone`: nothing. Else a permission, and where it must be held: in the whole organisation;
 * `at the unit` of its path; or `anywhere`, since the answer is narrowed to what the caller reaches.
 */
type Asked = 'anyone' | Permission | `${Permission} anywhere` | `${Permission} at the unit`;

const table: Readonly<Record<string, Asked>> = {
  'GET /index.html': 'anyone',
  'GET /api': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /health': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /health/live': 'anyone',
  'GET /metrics': 'operations.read',

  'GET /api/v1/session': 'anyone',
  'POST /api/v1/session': 'anyone',
  'POST /api/v1/session/pin': 'anyone',
  'DELETE /api/v1/session': 'anyone',
  'POST /api/v1/links/open': 'anyone',
  'POST /api/v1/links/use': 'anyone',

  'GET /api/v1/about': 'self anywhere',
  'GET /api/v1/permissions': 'self anywhere',
  'PUT /api/v1/me/password': 'self anywhere',
  'GET /api/v1/me/sessions': 'self anywhere',
  'DELETE /api/v1/me/sessions': 'self anywhere',
  'DELETE /api/v1/me/sessions/:id': 'self anywhere',
  'GET /api/v1/me/tokens': 'self anywhere',
  'POST /api/v1/me/tokens': 'self anywhere',
  'DELETE /api/v1/me/tokens/:id': 'self anywhere',
  'PUT /api/v1/me/pin': 'self anywhere',
  'DELETE /api/v1/me/pin': 'self anywhere',

  'GET /api/v1/devices': 'devices.manage',
  'POST /api/v1/devices': 'devices.manage',
  'POST /api/v1/devices/:id/revoke': 'devices.manage',
  'POST /api/v1/devices/:id/unlock': 'devices.manage',

  'GET /api/v1/people': 'people.read anywhere',
  'POST /api/v1/people': 'people.manage',
  'GET /api/v1/people/:id': 'people.read anywhere',
  'PATCH /api/v1/people/:id': 'people.manage',
  'POST /api/v1/people/:id/password-link': 'people.manage',
  'POST /api/v1/people/:id/roles': 'people.manage',
  'POST /api/v1/people/:id/roles/:grantId/take-back': 'people.manage',
  'DELETE /api/v1/people/:id/sessions': 'people.manage',

  'GET /api/v1/people/:id/credentials': 'people.read anywhere',
  'GET /api/v1/credentials/expiring': 'people.read anywhere',
  'GET /api/v1/credentials/unverified': 'people.read anywhere',
  'POST /api/v1/people/:id/credentials': 'self anywhere',
  'PUT /api/v1/credentials/:id': 'self anywhere',
  'POST /api/v1/credentials/:id/verify': 'credentials.verify',
  'POST /api/v1/credentials/:id/withdraw': 'self anywhere',
  'PUT /api/v1/credentials/:id/document': 'self anywhere',
  'GET /api/v1/credentials/:id/document': 'people.read anywhere',

  'GET /api/v1/people/:id/qualifications': 'people.read anywhere',
  'GET /api/v1/notice-steps': 'people.read anywhere',
  'PUT /api/v1/notice-steps': 'people.manage',
  'GET /api/v1/qualification': 'people.read anywhere',
  'GET /api/v1/qualification-policies': 'people.read anywhere',
  'PUT /api/v1/qualification-policies/:capacity': 'policies.change',
  'GET /api/v1/people/:id/qualification-exceptions': 'people.read anywhere',
  'POST /api/v1/people/:id/qualification-exceptions': 'policies.change',
  'POST /api/v1/qualification-exceptions/:id/withdraw': 'policies.change',

  'GET /api/v1/supervision': 'people.read anywhere',
  'POST /api/v1/supervision': 'supervision.manage',
  'POST /api/v1/supervision/:id/end': 'supervision.manage',
  'POST /api/v1/supervision/:id/take-back': 'supervision.manage',
  'GET /api/v1/designations': 'people.read anywhere',
  'POST /api/v1/designations': 'designations.manage',
  'POST /api/v1/designations/:id/review': 'designations.manage',
  'POST /api/v1/designations/:id/end': 'designations.manage',
  'POST /api/v1/designations/:id/take-back': 'designations.manage',
  'POST /api/v1/positioning-policies': 'designations.manage',
  'POST /api/v1/positioning-policies/:id/end': 'designations.manage',

  'GET /api/v1/operators': 'operators.map',
  'PUT /api/v1/operators': 'operators.map',
  'GET /api/v1/people/:id/operator-names': 'people.read anywhere',
  'GET /api/v1/lead-rules': 'people.read anywhere',
  'POST /api/v1/lead-rules': 'policies.change',
  'POST /api/v1/lead-rules/:id/end': 'policies.change',

  'GET /api/v1/overview': 'studies.read anywhere',
  'GET /api/v1/studies': 'studies.read anywhere',
  'GET /api/v1/studies.csv': 'studies.export anywhere',
  'GET /api/v1/studies/facets': 'studies.read anywhere',
  'GET /api/v1/studies/per-day': 'studies.read anywhere',
  'GET /api/v1/studies/:id': 'studies.read anywhere',
  'GET /api/v1/corrections': 'studies.read anywhere',
  'POST /api/v1/corrections': 'studies.correct anywhere',
  'POST /api/v1/corrections/:id/undo': 'studies.correct anywhere',
  'GET /api/v1/patients': 'patients.identify anywhere',
  'GET /api/v1/originals/:sha256': 'patients.identify anywhere',
  'GET /api/v1/originals/:sha256/content-tree': 'studies.read anywhere',

  'POST /api/v1/hand-entries': 'studies.enter anywhere',
  'GET /api/v1/hand-entries/template.csv': 'studies.enter anywhere',
  'POST /api/v1/hand-entries/csv/preview': 'studies.enter anywhere',
  'POST /api/v1/hand-entries/csv': 'studies.enter anywhere',
  'GET /api/v1/hand-entries/:id': 'studies.read anywhere',
  'PUT /api/v1/hand-entries/:id': 'studies.enter anywhere',
  'POST /api/v1/hand-entries/:id/withdraw': 'studies.enter anywhere',
  'POST /api/v1/hand-entries/:id/restore': 'studies.enter anywhere',

  'GET /api/v1/units': 'units.read anywhere',
  'POST /api/v1/units': 'units.manage',
  'GET /api/v1/units/:id': 'units.read at the unit',
  'PATCH /api/v1/units/:id': 'units.manage at the unit',
  'GET /api/v1/units/:id/changes': 'units.read at the unit',
  'GET /api/v1/units/:id/merge-preview': 'units.manage',
  'POST /api/v1/units/:id/merge': 'units.manage',
  'POST /api/v1/units/:id/unmerge': 'units.manage',
  'GET /api/v1/facilities': 'units.read anywhere',
  'POST /api/v1/facilities': 'units.manage',
  'PUT /api/v1/facilities/:id': 'units.manage',
  'DELETE /api/v1/facilities/:id': 'units.manage',

  'GET /api/v1/audit': 'audit.read',
  'GET /api/v1/audit.csv': 'audit.read',
  'GET /api/v1/audit/facets': 'audit.read',
  'GET /api/v1/audit/verification': 'audit.read',
  'POST /api/v1/audit/verification': 'audit.read',
  'GET /api/v1/retention': 'audit.read',
  'PUT /api/v1/retention/:kind': 'retention.change',

  'GET /api/v1/mail': 'people.manage',
  'POST /api/v1/mail/test': 'people.manage',
  'POST /api/v1/mail/retry': 'people.manage',
  'POST /api/v1/mail/:id/retry': 'people.manage',
  'POST /api/v1/mail/:id/drop': 'people.manage',

  'GET /api/v1/qc/procedures': 'qc.read anywhere',
  'POST /api/v1/qc/procedures': 'qc.plan',
  'GET /api/v1/qc/procedures/:key': 'qc.read anywhere',
  'GET /api/v1/qc/pack.json': 'qc.read anywhere',
  'POST /api/v1/qc/packs': 'qc.plan',
  'POST /api/v1/qc/packs/preview': 'qc.plan',
  'GET /api/v1/qc/work': 'qc.read anywhere',
  'GET /api/v1/qc/compliance': 'qc.read anywhere',
  'POST /api/v1/qc/closures': 'qc.plan',
  'POST /api/v1/qc/closures/:closureId/take-back': 'qc.plan',
  'GET /api/v1/units/:id/qc/plan': 'qc.read at the unit',
  'POST /api/v1/units/:id/qc/assignments': 'qc.plan at the unit',
  'POST /api/v1/units/:id/qc/assignments/:assignmentId/change': 'qc.plan at the unit',
  'POST /api/v1/units/:id/qc/assignments/:assignmentId/excuses': 'qc.plan at the unit',
  'POST /api/v1/units/:id/qc/closures': 'qc.plan at the unit',
  'POST /api/v1/units/:id/qc/closures/:closureId/take-back': 'qc.plan at the unit',
  'GET /api/v1/units/:id/qc/limits': 'qc.read at the unit',
  'POST /api/v1/units/:id/qc/limits': 'qc.sign at the unit',
  'GET /api/v1/units/:id/qc/baselines': 'qc.read at the unit',
  'POST /api/v1/units/:id/qc/baselines': 'qc.sign at the unit',
  'GET /api/v1/units/:id/qc/tablet': 'qc.record at the unit',
  'GET /api/v1/units/:id/qc/trends': 'qc.read at the unit',
  'GET /api/v1/units/:id/qc/trend': 'qc.read at the unit',
  'GET /api/v1/qc/issues': 'qc.read anywhere',
  'GET /api/v1/qc/issues/:id': 'qc.read anywhere',
  'POST /api/v1/qc/issues/:id/steps': 'qc.record anywhere',
  'GET /api/v1/qc/availability': 'qc.read anywhere',
  'GET /api/v1/units/:id/availability': 'qc.read at the unit',
  'POST /api/v1/units/:id/availability': 'qc.record at the unit',
  'GET /api/v1/units/:id/service': 'qc.read at the unit',
  'POST /api/v1/units/:id/service': 'qc.record at the unit',
  'GET /api/v1/units/:id/qc/use-findings': 'qc.read at the unit',
  'GET /api/v1/qc/studies/:id/findings': 'qc.read anywhere',
  'GET /api/v1/qc/sessions': 'qc.read anywhere',
  'POST /api/v1/qc/sessions': 'qc.record anywhere',
  'GET /api/v1/qc/sessions/:id': 'qc.read anywhere',
  'POST /api/v1/qc/sessions/:id/corrections': 'qc.record anywhere',
  'GET /api/v1/qc/review': 'qc.read anywhere',
  'POST /api/v1/qc/reviews': 'qc.sign anywhere',
  'POST /api/v1/qc/signatures': 'qc.sign anywhere',
  'GET /api/v1/qc/signatures/:id': 'qc.read anywhere',

  'GET /api/v1/arrivals': 'arrivals.read anywhere',
  'GET /api/v1/arrivals/summary': 'arrivals.read anywhere',
  'GET /api/v1/arrivals/stream': 'arrivals.read anywhere',
  'GET /api/v1/arrivals/:id': 'arrivals.read anywhere',
  'POST /api/v1/arrivals/replay': 'arrivals.replay',
  'POST /api/v1/arrivals/:id/replay': 'arrivals.replay',
  'POST /api/v1/uploads': 'arrivals.add',
};

/** Where it is permitted the caller is signed out: asked for at the end, in this order. */
const signsOut = ['DELETE /api/v1/me/sessions', 'DELETE /api/v1/session'];

/** Someone who asks, what the roles give them by the one table of roles, and what narrows that. */
interface Asker {
  readonly called: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly personId: number | null;
  readonly grants: readonly TestGrant[];
  /** A PIN or a token lets through no more than these. */
  readonly only: readonly Permission[];
  /** Of the refusal to whoever is not known. */
  readonly unknownAs: string;
}

interface Question {
  readonly asker: Asker;
  readonly route: string;
  readonly path: string;
  readonly asked: Asked;
  readonly unitId: number | null;
}

let running: RunningApp;
let askers: readonly Asker[] = [];
let units: readonly [number, number];

const permissionOf = (asked: Exclude<Asked, 'anyone'>): Permission => asked.split(' ')[0] as Permission;

const isGivenBy = ({ role, seesPatients }: TestGrant, permission: Permission): boolean =>
  permission === 'patients.identify'
    ? seesPatients === true && roleRights[role].may.includes('studies.read')
    : roleRights[role].may.includes(permission);

/** Of studies, a role that covers own cases only gives nothing for a whole unit or organisation. */
const isWhole = ({ role }: TestGrant, permission: Permission): boolean =>
  !roleRights[role].ownCasesOnly ||
  !(permission.startsWith('studies.') || permission === 'patients.identify');

const isAllowed = ({ asker, asked, unitId }: Question): boolean => {
  if (asked === 'anyone') return true;
  const permission = permissionOf(asked);
  if (asker.personId === null || !asker.only.includes(permission)) return false;
  const giving = asker.grants.filter((each) => isGivenBy(each, permission));
  if (asked.endsWith(' anywhere')) return giving.length > 0;
  return giving.some(
    (each) =>
      isWhole(each, permission) &&
      (each.unitId === undefined || (asked.endsWith(' at the unit') && each.unitId === unitId)),
  );
};

/** Nothing has these numbers: what is permitted finds nothing to change. */
const pathOf = (route: string, unitId: number | null): string =>
  route
    .replace(/^[A-Z]+ /, '')
    .replace(':sha256', 'a'.repeat(64))
    .replace(/:capacity|:kind/, 'none')
    .replace(':id', String(unitId ?? 999_999))
    .replace(':key', 'none')
    .replace(/:(grantId|assignmentId|closureId)/, '999999');

const questionsOf = (asker: Asker): Question[] =>
  registeredRoutes(running.app).flatMap((route) => {
    const asked = table[route] ?? 'anyone';
    const at = asked.endsWith(' at the unit') ? units : [null];
    return at.map((unitId) => ({ asker, route, path: pathOf(route, unitId), asked, unitId }));
  });

interface Answer {
  readonly status: number;
  readonly code: string;
}

/** As it comes through a proxy, so that nothing is open for being asked on this machine. */
const elsewhere = { 'X-Forwarded-For': '192.0.2.7' };

const ask = async ({ asker, route, path }: Question): Promise<Answer> => {
  const [method = ''] = route.split(' ');
  const isChange = method !== 'GET';
  const response = await fetch(`${running.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...elsewhere, ...asker.headers, ...(isChange && { 'Content-Type': 'application/json' }) },
    ...(isChange && { body: '{}' }),
  });
  const { status } = response;
  if (status !== 401 && status !== 403) {
    // A stream of events would never end.
    await response.body?.cancel();
    return { status, code: '' };
  }
  const { type = '' } = (await response.json()) as { type?: string };
  return { status, code: type.replace('urn:kerma:', '') };
};

/** Whatever came of it. Signing in with nothing is no right sign-in, and health may be bad (503). */
const isLetIn = ({ asked }: Question, { status, code }: Answer): boolean =>
  code !== 'not-permitted' && status !== 500 && (asked === 'anyone' || status !== 401);

/** A few at once, in their order. */
const askAll = async (questions: readonly Question[]): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let at = 0; at < questions.length; at += 8)
    answers.push(...(await Promise.all(questions.slice(at, at + 8).map(ask))));
  return answers;
};

const said = ({ asker, route, unitId }: Question, what: string): string =>
  `${asker.called}, ${route}${unitId === null ? '' : ` (unit ${unitId})`}: ${what}`;

const tokenOf = async (cookie: string, only: readonly Permission[]): Promise<string> => {
  const response = await fetch(`${running.url}/api/v1/me/tokens`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'a test', permissions: only, days: 30 }),
  });
  return ((await response.json()) as { secret: string }).secret;
};

const signedIn = async (called: string, grants: readonly TestGrant[]): Promise<Asker> => {
  const { personId, cookie } = await personSignedIn(running.app, grants, called);
  return { called, headers: { cookie }, personId, grants, only: permissions, unknownAs: '' };
};

const byPin = async (role: Role, deviceId: number): Promise<Asker> => {
  const called = `${role} by PIN`;
  const { personId } = await personSignedIn(running.app, [grant(role)], called);
  const proven = { personId, method: 'pin', deviceId, address: null, agent: null } as const;
  const secret = await running.app
    .get(Database)
    .write((manager) => running.app.get(Sessions).begin(manager, proven));
  const headers = { cookie: `kerma_session=${secret}` };
  return {
    called,
    headers,
    personId,
    grants: [grant(role)],
    only: ['qc.read', 'qc.record', 'units.read'],
    unknownAs: '',
  };
};

const byToken = async (called: string, only: readonly Permission[]): Promise<Asker> => {
  const { personId, cookie } = await personSignedIn(running.app, everyRight, called);
  const headers = { authorization: `Bearer ${await tokenOf(cookie, only)}` };
  return { called, headers, personId, grants: everyRight, only, unknownAs: '' };
};

const unknown = (called: string, unknownAs: string, headers: Record<string, string> = {}): Asker => ({
  called,
  headers,
  personId: null,
  grants: [],
  only: permissions,
  unknownAs,
});

/** Those whom nobody lets in: their session or token was good once. */
const strangers = async (): Promise<Asker[]> => {
  const { writer } = running.app.get(Database);
  const gone = await personSignedIn(running.app, everyRight, 'Gone');
  const bearer = async () => ({ authorization: `Bearer ${await tokenOf(gone.cookie, ['studies.read'])}` });
  const [expired, revoked] = [await bearer(), await bearer()];
  const [first, second] = await writer.query<{ id: number }[]>(
    `select id from api_token where person_id = ${gone.personId} order by id`,
  );
  await writer.query(`update api_token set expires_at = '2020-01-01T00:00:00Z' where id = ${first?.id ?? 0}`);
  await writer.query(
    `update api_token set revoked_at = '2020-01-01T00:00:00Z' where id = ${second?.id ?? 0}`,
  );
  await writer.query(
    `update session set ended_at = '2020-01-01T00:00:00Z' where person_id = ${gone.personId}`,
  );
  return [
    unknown('nobody signed in', 'sign-in-needed'),
    unknown('a session that ended', 'session-over', { cookie: gone.cookie }),
    unknown('a token that expired', 'token-expired', expired),
    unknown('a token that was revoked', 'token-revoked', revoked),
    unknown('a token made up', 'token-not-known', { authorization: `Bearer kerma_${'A'.repeat(43)}` }),
  ];
};

const everyAsker = async (): Promise<Asker[]> => {
  const [unitId] = units;
  const device = await running.app.get(Devices).enrol({ name: 'Angio 1', facilityId: null }, null);
  const found = [...(await strangers()), await signedIn('nobody’s role', [])];
  for (const role of roles) {
    found.push(await signedIn(role, [grant(role)]));
    found.push(await signedIn(`${role} of one unit`, [grant(role, { unitId })]));
  }
  found.push(await signedIn('viewer who sees patients', [grant('viewer', { seesPatients: true })]));
  for (const role of ['technologist', 'physicist'] as const) found.push(await byPin(role, device.id));
  found.push(await byToken('a token for studies', ['studies.read']));
  const neverByToken: readonly Permission[] = ['self', 'people.manage', 'devices.manage'];
  const most = permissions.filter((each) => !neverByToken.includes(each));
  found.push(await byToken('a token for all that a token may', most));
  return found;
};

const newUnit = async (cookie: string, name: string): Promise<number> => {
  const response = await fetch(`${running.url}/api/v1/units`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return ((await response.json()) as { id: number }).id;
};

beforeAll(async () => {
  running = await runApp({}, { anonymous: true });
  const { cookie } = await personSignedIn(running.app, everyRight, 'Beginner');
  units = [await newUnit(cookie, 'Angio 1'), await newUnit(cookie, 'Angio 2')];
  askers = await everyAsker();
});
afterAll(() => running.stop());

describe('every route that the program answers', () => {
  it('has its line in the table, and the table has no other', () => {
    expect(registeredRoutes(running.app)).toEqual(Object.keys(table).toSorted());
  });

  it('refuses everyone whose role does not give its permission there, changes nothing, and the trail tells who', async () => {
    const refused = askers.flatMap(questionsOf).filter((each) => !isAllowed(each));
    const before = await everythingKept(running.app);
    const answers = await askAll(refused);
    const wrong = refused.flatMap((question, at) => {
      const { asker } = question;
      const { status, code } = answers[at] ?? { status: 0, code: '' };
      const right = asker.personId === null ? [401, asker.unknownAs] : [403, 'not-permitted'];
      return status === right[0] && code === right[1] ? [] : [said(question, `${status} ${code}`)];
    });
    expect(wrong).toEqual([]);
    expect(await everythingKept(running.app)).toEqual(before);
    const lines = await running.app.get(Database).read.findBy(AuditEntry, { action: 'access.refused' });
    const told = lines.map(({ personId, subjectId }) => `${personId ?? ''} ${subjectId ?? ''}`);
    const due = refused.flatMap(({ asker, asked }) =>
      asker.personId === null || asked === 'anyone' ? [] : [`${asker.personId} ${permissionOf(asked)}`],
    );
    expect(new Set(told)).toEqual(new Set(due));
    expect(refused.length).toBeGreaterThan(1000);
  }, 60_000);

  it('lets in everyone whose role gives its permission there', async () => {
    const allowed = askers
      .flatMap(questionsOf)
      .filter(isAllowed)
      .toSorted((one, other) => signsOut.indexOf(one.route) - signsOut.indexOf(other.route));
    const answers = await askAll(allowed);
    const wrong = allowed.flatMap((question, at) => {
      const answer = answers[at] ?? { status: 0, code: '' };
      return isLetIn(question, answer) ? [] : [said(question, `${answer.status} ${answer.code}`)];
    });
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('figures for monitoring', () => {
  it('are open to programs on this machine itself', async () => {
    expect((await fetch(`${running.url}/metrics`)).status).toBe(200);
  });
});
