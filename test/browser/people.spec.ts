import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { daysAfter, localDate } from '../../src/quantities/calendar.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { accountOf, goodPassword, grant, personSignedIn, type TestPerson } from '../support/signed-in.ts';
import {
  axeFindings,
  findingsInLooks,
  launchBrowser,
  looks,
  openPage,
  sendSamples,
  twoLooks,
  visit,
  type Look,
} from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk } = looks;
const day = (days: number): string => daysAfter(localDate(new Date(), 'UTC'), days);

let browser: Browser;
let running: RunningApp;
let physicist: TestPerson;
let officer: BrowserContext;
let newcomer: number;

/** Asks the API as someone with every right; gives the body. */
const ask = async <T = { id: number }>(path: string, body?: object, method = 'POST'): Promise<T> => {
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
};
const person = async (name: string, profession: string): Promise<number> =>
  (await ask<{ person: { id: number } }>('/people', { name, profession })).person.id;

/** A browser of its own for someone; nobody is signed in until a session is put into it. */
const browserOf = async (cookie?: string): Promise<BrowserContext> => {
  const context = await browser.newContext({ ...desk, baseURL: running.url, reducedMotion: 'reduce' });
  const [name = 'none', value = 'nobody'] = cookie?.split('=') ?? [];
  await context.addCookies([{ name, value, url: running.url }]);
  return context;
};

/** What axe finds in the looks, and errors of the console. */
const troublesOf = async (
  path: string,
  of: Readonly<Record<string, Look>> = looks,
  signedOut = false,
): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  if (signedOut) await page.context().addCookies([{ name: 'none', value: 'nobody', url: running.url }]);
  await visit(page, path);
  const found = await findingsInLooks(page, of);
  await leave();
  return [...found, ...troubles];
};

/** Everyone and everything that the pages tell of, entered by the API. */
const fill = async (): Promise<void> => {
  await sendSamples(running.url, ['neuro-biplane.dcm', 'ct-implicit.dcm'], 2);
  const technologist = await person('Bo Ek', 'technologist');
  const physician = await person('Ruth Amsel', 'physician');
  const other = await person('Nadia Haddad', 'physicist');
  for (const [kind, ends] of [
    ['R', day(7)],
    ['CT', day(-12)],
    ['VI', null],
  ]) {
    const arrt = { kind: 'arrt', subfield: kind, issued: '2020-01-01', expires: ends };
    const { id } = await ask(`/people/${technologist}/credentials`, arrt);
    if (kind !== 'VI') await ask(`/credentials/${id}/verify`, { how: 'ARRT directory' });
  }
  await ask('/supervision', {
    unitIds: [1],
    personId: other,
    kind: 'primary',
    from: day(-50),
    until: day(-6),
  });
  await ask('/supervision', { unitIds: [2], personId: other, kind: 'primary', from: day(-500) });
  const { policies } = await ask<{ policies: { id: number }[] }>('/positioning-policies', {
    title: 'Positioning fluoroscopy',
    text: 'Kept with the department’s procedures, number 12',
    medicalDirectorId: physician,
    approvedOn: day(-500),
  });
  for (const [unitId, from] of [
    [1, day(-400)],
    [2, day(-30)],
  ]) {
    await ask('/designations', {
      unitIds: [unitId],
      technologistId: technologist,
      supervisingPhysicianId: physician,
      policyId: policies[0]?.id,
      from,
    });
  }
};

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({ KERMA_TIME_ZONE: 'UTC' })]);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const isFlawless = 'axe finds nothing on %s, and there is no error and no breach of the policy';

describe('while nobody has entered anything', () => {
  it.each(['/credentials', '/credentials?show=unverified', '/supervision', '/designations'])(
    isFlawless,
    async (path) => expect(await troublesOf(path, twoLooks)).toEqual([]),
    patience,
  );
});

describe('of people', () => {
  beforeAll(fill, patience);

  it.each([
    '/people',
    '/people/2',
    '/permissions',
    '/settings',
    '/account',
    '/credentials',
    '/credentials?show=unverified',
    '/qualifications',
    '/supervision',
    '/designations',
    '/units/1',
    '/tablet',
  ])(isFlawless, async (path) => expect(await troublesOf(path)).toEqual([]), patience);

  it(
    'the sign-in page is flawless too',
    async () => expect(await troublesOf('/', undefined, true)).toEqual([]),
    patience,
  );

  it.each([
    ['/people/2', 'Enter a credential…'],
    [
      '/people/2',
      'Verify: American Registry of Radiologic Technologists (ARRT), Vascular Interventional (VI)',
    ],
    ['/people/2', 'Sign an exception…'],
    ['/qualifications', 'Change…'],
    ['/supervision', 'Give charge of units'],
    ['/designations', 'Designate a technologist'],
    ['/designations', 'Add a policy…'],
  ])(
    'on %s axe finds nothing in what “%s” asks',
    async (path, button) => {
      const { page, troubles, leave } = await openPage(browser, running.url, desk);
      await visit(page, path);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').waitFor();
      const found = await axeFindings(page);
      await leave();
      expect([...found, ...troubles]).toEqual([]);
    },
    patience,
  );

  it('today tells which unit has no physicist, what ends, what is to be verified and reviewed', async () => {
    const { page, leave } = await openPage(browser, running.url, desk);
    await visit(page, '/');
    for (const line of ['has ended', 'waits to be verified', 'waits for the yearly review'])
      await page.getByText(line).waitFor();
    const said = await page.locator('.home-list li').allTextContents();
    await leave();
    expect(said.filter((line) => line.startsWith('No physicist'))).toHaveLength(1);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1 credential has ended, 1 credential ends within 30 days.'),
        expect.stringContaining('1 credential waits to be verified.'),
        expect.stringContaining('1 designation waits for the yearly review.'),
      ]),
    );
  });

  it('a gap of today comes first, and says since when', async () => {
    const { page, leave } = await openPage(browser, running.url, desk);
    await visit(page, '/supervision');
    const first = await page.locator('tbody tr').first().textContent();
    await leave();
    expect(first).toMatch(/Nobody since \d/);
  });

  it(
    'a policy that health physics alone would meet is refused in words',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/qualifications');
      await page.getByRole('button', { name: 'Change…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Take away: Any of 3' }).click();
      await dialog.getByRole('button', { name: 'Take away: Any of 2' }).click();
      await dialog.getByRole('combobox', { name: 'Any of 1: what must be held' }).click();
      await page.getByRole('option', { name: /Health Physics/ }).click();
      await dialog.getByLabel('Why').fill('To see what is said');
      await dialog.getByRole('button', { name: 'Put it in force' }).click();
      const said = await dialog.getByRole('alert').textContent();
      await leave();
      expect(said).toContain('A health-physics certificate alone does not qualify');
    },
    patience,
  );

  it(
    'the yearly review is one press, and the designation is in force again',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/designations');
      await page.getByText('Review overdue').waitFor();
      await page
        .getByRole('button', { name: /^Review: Bo Ek/ })
        .first()
        .press('Enter');
      await page.getByLabel('Note').press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const states = await page.locator('tbody tr').allTextContents();
      await leave();
      expect(states.filter((row) => row.includes('In force'))).toHaveLength(2);
    },
    patience,
  );
});

/** By its first letters, as one who does not touch the mouse. */
const chooseByKeys = async (page: Page, label: string, letters: string): Promise<void> => {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  if (letters === '') await field.press('ArrowDown');
  else await field.pressSequentially(letters);
  await page.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
};

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('by keyboard alone', () => {
  let folder: string;
  /** On disk, where the browser reads it by itself. */
  const largeFile = async (): Promise<string> => {
    const path = join(folder, 'large.png');
    await writeFile(path, Buffer.alloc(14_200_000));
    return path;
  };

  afterAll(() => rm(folder, { recursive: true }));
  beforeAll(async () => {
    physicist = await personSignedIn(running.app, [grant('physicist')], 'Mara Lindqvist');
    const { login, password } = await accountOf(running, [grant('radiation-safety-officer')]);
    officer = await browserOf();
    await officer.request.post('/api/v1/session', { data: { login, password } });
    newcomer = await person('Theo Marsh', 'physicist');
    folder = await mkdtemp(join(tmpdir(), 'kerma-certificates-'));
  }, patience);

  it(
    'somebody enters their own certificate with its picture, and cannot verify it',
    async () => {
      const context = await browserOf(physicist.cookie);
      const page = await context.newPage();
      await visit(page, '/account');
      await page.getByRole('button', { name: 'Enter a credential…' }).press('Enter');
      await chooseByKeys(page, 'What it is', 'ABR');
      await chooseByKeys(page, 'Subfield', '');
      await page.getByLabel('Certificate number').fill('P 1234');
      await page.getByLabel('Issued').fill('2015-06-01');
      await page.getByRole('radio', { name: 'never: for life' }).press('Space');
      const file = page.getByLabel('Document to attach');
      await file.setInputFiles(await largeFile());
      await page.getByText(/“large.png” has 14.2\sMB; at most 10.0\sMB are taken/).waitFor();
      await file.setInputFiles({ name: 'certificate.png', mimeType: 'image/png', buffer: png });
      await page.getByLabel('Certificate number').press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Not verified').waitFor();
      await page.getByRole('button', { name: /^certificate.png/ }).press('Enter');
      await page.getByRole('img', { name: /^Document of Mara Lindqvist/ }).waitFor();
      const verifyButtons = await page.getByRole('button', { name: /^Verify/ }).count();
      await context.close();
      expect(verifyButtons).toBe(0);
    },
    patience,
  );

  it(
    'somebody else verifies it, and the person is qualified',
    async () => {
      const page = await officer.newPage();
      await visit(page, '/credentials?show=unverified');
      const list = page.getByRole('grid');
      await list.press('End');
      await list.press('Enter');
      await page.getByRole('heading', { name: 'Mara Lindqvist' }).waitFor();
      await page.getByText('Nobody has verified').waitFor();
      await page.getByRole('button', { name: /^Verify: American Board of Radiology/ }).press('Enter');
      await page.getByLabel('Checked against').pressSequentially('Directory of the ABR');
      await page.getByLabel('Checked against').press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Qualified', { exact: true }).waitFor();
      await page.getByText('Directory of the ABR').waitFor();
      await page.close();
    },
    patience,
  );

  it(
    'an exception is signed with one’s own password, and with no other',
    async () => {
      const page = await officer.newPage();
      await visit(page, `/people/${newcomer}`);
      await page.getByRole('button', { name: 'Sign an exception…' }).press('Enter');
      await page.getByLabel('Last day').fill(day(30));
      await page
        .getByLabel('What it rests on')
        .pressSequentially('Passed the examination; the certificate is on its way');
      const password = page.getByLabel('Your password');
      await password.fill('not the password');
      await password.press('Enter');
      await page.getByText('The password is not right. Nothing was signed.').waitFor();
      await password.fill(goodPassword);
      await password.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page
        .getByText(/^By exception, to/)
        .first()
        .waitFor();
      const signed = await page.getByRole('group', { name: 'Signed exceptions' }).textContent();
      await page.close();
      expect(signed).toContain('Passed the examination');
    },
    patience,
  );
});
