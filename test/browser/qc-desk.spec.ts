import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { QcHouse, type HousePerson } from '../support/qc-house.ts';
import { qcMonth, type QcMonth } from '../support/qc-month.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { axeFindings, findingsInLooks, launchBrowser, looks, openPage, twoLooks, visit } from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk } = looks;

let browser: Browser;
let running: RunningApp;
let house: QcHouse;
let month: QcMonth;

const asPerson = async (page: Page, { cookie }: HousePerson): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: running.url }]);
};

/** What axe finds in two looks, and errors of the console. */
const troublesOf = async (path: string, by?: HousePerson): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  if (by !== undefined) await asPerson(page, by);
  await visit(page, path);
  const found = await findingsInLooks(page, twoLooks);
  await leave();
  return [...found, ...troubles];
};

/** A page of somebody's own browser; what is done there leaves no trouble. */
const withPage = async (by: HousePerson, path: string, act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await asPerson(page, by);
  await visit(page, path);
  await act(page);
  await leave();
  expect(troubles.filter((trouble) => !/status of 4\d\d/.test(trouble))).toEqual([]);
};

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({ KERMA_TIME_ZONE: 'UTC' })]);
  house = new QcHouse(running.app);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const isFlawless = 'axe finds nothing on %s, and there is no error and no breach of the policy';

describe('while no unit has tests', () => {
  it.each(['/qc', '/qc/review', '/qc/sessions'])(
    isFlawless,
    async (path) => expect(await troublesOf(path)).toEqual([]),
    patience,
  );
});

describe('of a month of tests', () => {
  beforeAll(async () => {
    month = await qcMonth(house);
  }, patience);

  it.each([
    '/qc',
    '/qc?state=overdue&who=technologist&unitIds=1',
    '/qc/review',
    '/qc/sessions',
    '/qc/sessions/9',
  ])(isFlawless, async (path) => expect(await troublesOf(path, month.physicist)).toEqual([]), patience);

  it(
    'today tells what is overdue first, and leads to a unit that has no tests',
    () =>
      withPage(month.physicist, '/qc', async (page) => {
        const states = await page.locator('tbody tr td:first-child').allTextContents();
        expect(states.slice(0, 2)).toEqual(['Overdue', 'Due']);
        await page.getByRole('link', { name: 'C-arm 3' }).waitFor();
      }),
    patience,
  );

  it(
    'a chip narrows the list to what was done, by whom, and the address says so',
    () =>
      withPage(month.physicist, '/qc', async (page) => {
        await page.getByRole('button', { name: /^Done today/ }).press('Enter');
        await page.getByText('done at').first().waitFor();
        expect(await page.locator('tbody tr').allTextContents()).toEqual([
          expect.stringMatching(/^Pass.*Water CT number.*Ben Okoro$/),
          expect.stringMatching(/^Action.*Water CT number.*Ben Okoro$/),
        ]);
        expect(new URL(page.url()).search).toBe('?state=done');
      }),
    patience,
  );

  it(
    'whoever is not in charge sees why nothing can be signed',
    () =>
      withPage(month.stranger, '/qc/review', async (page) => {
        await page.getByText('You cannot sign here. You are not in charge of the unit').waitFor();
        expect(await page.getByRole('button', { name: /^Sign/ }).isDisabled()).toBe(true);
      }),
    patience,
  );

  it(
    'what needs eyes is opened, its written action read, and accepted',
    () =>
      withPage(month.physicist, '/qc/review', async (page) => {
        await page
          .getByRole('group', { name: 'Sessions that need eyes' })
          .getByRole('link')
          .last()
          .press('Enter');
        await page.getByText('What to do when it fails').waitFor();
        await page.getByText('Action unless within ±5\u00a0HU').waitFor();
        await page.getByRole('button', { name: 'Accept' }).press('Enter');
        await page.getByText('Accepted').first().waitFor();
      }),
    patience,
  );

  it(
    'a value is corrected with its reason, and the first one stays beside it',
    () =>
      withPage(month.technologist, '/qc/sessions/4', async (page) => {
        await page.getByRole('button', { name: 'Correct values…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Mean CT number').fill('0.9');
        await dialog.getByLabel('Why').fill('Read from the wrong slice');
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByLabel('Why').press('Enter');
        await dialog.waitFor({ state: 'detached' });
        const values = await page.getByRole('group', { name: 'Values' }).textContent();
        expect(values).toContain('6.1');
        expect(values).toContain('corrected by Ben Okoro');
        expect(values).toContain('“Read from the wrong slice”');
      }),
    patience,
  );

  it(
    'a batch without one that was deselected is signed with the own password, and with no other',
    () =>
      withPage(month.physicist, '/qc/review', async (page) => {
        const signButton = page.getByRole('button', { name: /^Sign \d+ sessions/ });
        const before = Number(/\d+/.exec((await signButton.textContent()) ?? '')?.[0]);
        await page.getByRole('button', { name: 'Unfold the list' }).press('Enter');
        await page.getByRole('checkbox').first().press('Space');
        await page.getByRole('button', { name: `Sign ${before - 1} sessions` }).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.getByText('What it rests on').waitFor();
        const password = dialog.getByLabel('Your password');
        await password.fill('not the password');
        await password.press('Enter');
        await dialog.getByText('Nothing was signed').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await password.fill(house.password);
        await password.press('Enter');
        await page.getByRole('dialog', { name: `Signed: ${before - 1} sessions` }).waitFor();
        await page.getByRole('link', { name: 'See the signature' }).press('Enter');
        await page.getByText('Intact: all that was signed is as it was').waitFor();
        expect(await page.getByText('As signed', { exact: true }).count()).toBe(before - 1);
        expect(await axeFindings(page)).toEqual([]);
      }),
    patience,
  );

  it(
    'nobody signs their own test, and is told so',
    async () => {
      const own = await house.recorded(house.waterCt(month.ct, month.physicist), month.physicist);
      expect(own.performedAs).toBe('technologist');
      await withPage(month.physicist, `/qc/sessions/${own.id}`, async (page) => {
        await page.getByText('Nobody reviews their own tests.').waitFor();
        expect(await page.getByRole('button', { name: 'Sign…' }).isDisabled()).toBe(true);
      });
    },
    patience,
  );
});
