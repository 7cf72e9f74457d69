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

/** By its first letters, as one who does not touch the mouse; a field that cannot be searched is walked through. */
const choose = async (page: Page, label: string, words: string, isSearched = true): Promise<void> => {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  if (isSearched && words !== '') await field.fill(words);
  else await field.press('ArrowDown');
  await page.getByRole('option', { name: words }).first().click();
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
  it.each(['/qc', '/qc/review', '/qc/sessions', '/qc/compliance'])(
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
    '/units/1/qc',
    '/units/2/qc/limits',
    '/units/3/qc',
    '/qc/procedures',
    '/qc/procedures/CT-T04',
    '/qc/compliance',
    '/units/3/qc/limits',
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
    'limits are adopted by all of one verification, and judge from then on',
    () =>
      withPage(month.physicist, `/units/${month.angio}/qc/limits`, async (page) => {
        await page.getByText('5 that judge nothing until adopted').waitFor();
        await page.getByRole('button', { name: 'Proposal 5' }).press('Enter');
        await page.getByRole('button', { name: 'Adopt 5 limits…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByLabel('Why').fill('Agreed with the department');
        await dialog.getByLabel('Why').press('Enter');
        await dialog.waitFor({ state: 'detached' });
        await page.getByText('11 limits, all in force').waitFor();
      }),
    patience,
  );

  it(
    'limits are shown, and not adopted, by whoever is not in charge',
    () =>
      withPage(month.stranger, `/units/${month.angio}/qc/limits`, async (page) => {
        await page.getByText('Only the physicist of this unit adopts its limits.').waitFor();
        expect(await page.getByRole('checkbox').count()).toBe(0);
      }),
    patience,
  );

  it(
    'a baseline is set with its number of values and its reason',
    () =>
      withPage(month.physicist, `/units/${month.ct}/qc/limits`, async (page) => {
        await page.getByRole('button', { name: 'Set a baseline…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        await choose(page, 'Test', 'CT-T02');
        await choose(page, 'Field', '');
        await dialog.getByLabel('Value (HU)').fill('4.2');
        await dialog.getByLabel('Made from how many values').fill('10');
        await dialog.getByLabel('How it was made').fill('Mean of ten days');
        await dialog.getByLabel('Why').fill('After acceptance');
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByLabel('Why').press('Enter');
        await dialog.waitFor({ state: 'detached' });
        const set = await page.getByRole('group', { name: 'Baselines' }).textContent();
        expect(set).toMatch(/Standard deviation.*4\.2.*Mean of ten days.*from 10 values/);
      }),
    patience,
  );

  it(
    'a unit is given several tests at once, each as often as its source asks',
    () =>
      withPage(month.physicist, `/units/${month.bare}/qc`, async (page) => {
        await page.getByRole('button', { name: 'Give tests…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog
          .getByRole('checkbox', { name: 'Daily warm-up and constancy phantom image' })
          .press('Space');
        await dialog.getByRole('checkbox', { name: 'Daily safety and function checklist' }).press('Space');
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByRole('button', { name: 'Give 2 tests' }).press('Enter');
        await dialog.waitFor({ state: 'detached' });
        const given = await page.getByRole('group', { name: 'Tests' }).textContent();
        expect(given).toContain('each day of clinical use, before the first patient');
      }),
    patience,
  );

  it(
    'a test is excused once, and its schedule changed, each with the reason',
    () =>
      withPage(month.physicist, `/units/${month.ct}/qc`, async (page) => {
        const act = async (test: string, item: string, fill?: () => Promise<void>): Promise<void> => {
          await page.getByRole('button', { name: `More: ${test}` }).press('Enter');
          await page.getByRole('menuitem', { name: item }).press('Enter');
          const dialog = page.getByRole('dialog');
          await fill?.();
          await dialog.getByLabel('Why').fill('As agreed');
          await dialog.getByLabel('Why').press('Enter');
          await dialog.waitFor({ state: 'detached' });
        };
        await act('Image noise', 'Excuse one time…');
        await page.getByText('1 excused').waitFor();
        await act('Laser alignment', 'Change the schedule…', () =>
          choose(page, 'From then on', 'Quarterly', false),
        );
        await page.getByText('every year on the last day of March').waitFor();
      }),
    patience,
  );

  it(
    'a written action is changed with its reason, as the next version that says what changed',
    () =>
      withPage(month.physicist, '/qc/procedures/CT-T02', async (page) => {
        await page.getByRole('button', { name: 'Change…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Written action').fill('Repeat once. Then call the physicist of CT 2.');
        await dialog.getByLabel('Why').fill('It has a name now');
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByLabel('Why').press('Enter');
        await dialog.waitFor({ state: 'detached' });
        await page.getByText('Version 2,').click();
        await page.getByText('onFailure › words').waitFor();
      }),
    patience,
  );

  it(
    'a pack with a fault is refused with the place of it, and one that is whole is published',
    () =>
      withPage(month.physicist, '/qc/procedures', async (page) => {
        const pack = await house.get<{ procedures: Record<string, unknown>[] }>('/qc/pack.json?keys=CT-T03');
        const file = (content: object) => ({
          ...{ name: 'pack.json', mimeType: 'application/json' },
          buffer: Buffer.from(JSON.stringify(content)),
        });
        const [procedure] = pack.procedures;
        await page.getByRole('button', { name: 'Import…' }).press('Enter');
        const dialog = page.getByRole('dialog');
        const chosen = page.locator('input[type="file"]').last();
        await chosen.setInputFiles(file({ ...pack, procedures: [{ ...procedure, modality: 'mri' }] }));
        await dialog.getByText('nothing can be taken in').waitFor();
        expect(await dialog.getByRole('alert').textContent()).toContain('CT-T03');
        await chosen.setInputFiles(file({ ...pack, procedures: [{ ...procedure, name: 'Artifacts' }] }));
        await dialog.getByText('Next version: CT-T03 Artifacts, 1 change').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await dialog.getByLabel('Why').fill('A shorter name');
        await dialog.getByLabel('Why').press('Enter');
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('link', { name: 'Artifacts' }).waitFor();
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
