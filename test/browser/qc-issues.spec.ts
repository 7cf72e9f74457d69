import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { findingsInLooks, launchBrowser, looks, openPage, visit } from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk } = looks;

let browser: Browser;
let running: RunningApp;
let house: QcHouse;
let unitId: number;
let physicist: HousePerson;
let technologist: HousePerson;

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({ KERMA_TIME_ZONE: 'UTC' })]);
  house = new QcHouse(running.app);
  unitId = await house.unit('CT 1');
  [physicist, technologist] = [await house.physicist([unitId]), await house.technologist()];
  const assignments = [{ procedureKey: 'CT-T01', rule: { basis: 'usage' } }];
  await house.post(`/units/${unitId}/qc/assignments`, { assignments, from: day(-30) });
  await house.adoptAll(unitId, physicist);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const as = async (page: Page, { cookie }: HousePerson): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: running.url }]);
};

const troublesOf = async (path: string): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await as(page, physicist);
  await visit(page, path);
  const found = await findingsInLooks(page, looks);
  await leave();
  return [...found, ...troubles];
};

/** Presses a button, says why in the dialog that opens, and sends it. */
const doIt = async (
  page: Page,
  button: string,
  say: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) => {
  await page.getByRole('button', { name: `${button}…`, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await say(dialog);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
};

describe('from failure to service to release', () => {
  it(
    'an empty list of issues teaches, and axe finds nothing',
    async () => {
      expect(await troublesOf('/qc/issues')).toEqual([]);
    },
    patience,
  );

  it(
    'is walked in the browser: out of service, contained, repaired, measured, verified, released by signature, closed',
    async () => {
      await house.recorded(house.waterCt(unitId, technologist, { mean: 9 }), technologist);
      const { page, troubles, leave } = await openPage(browser, running.url, desk);
      await as(page, physicist);
      await visit(page, `/units/${unitId}`);
      await doIt(page, 'Take out of service', (dialog) =>
        dialog.getByLabel('Why').fill('Water at 9 HU, twice'),
      );
      await page
        .getByRole('banner')
        .getByText('Out of service')
        .or(page.getByText('Out of service'))
        .first()
        .waitFor();
      await visit(page, '/qc/issues');
      await page.getByText('Out of service').first().waitFor();
      await page.getByRole('link', { name: 'Water CT number: action level reached' }).click();
      await page.getByText('Repeat; recentre; air calibration').waitFor();
      await doIt(page, 'Contain', () => Promise.resolve());
      await doIt(page, 'Assign to service', () => Promise.resolve());
      await doIt(page, 'Record service', (dialog) =>
        dialog.getByLabel('What was done and replaced').fill('Air calibration anew'),
      );
      await doIt(page, 'Mark as fixed', (dialog) => dialog.getByRole('textbox').fill('Calibrated'));
      await house.recorded(house.waterCt(unitId, technologist, { mean: 0.3 }), technologist);
      await doIt(page, 'Verify', () => Promise.resolve());
      await visit(page, `/units/${unitId}`);
      await doIt(page, 'Release to service', async (dialog) => {
        await dialog.getByLabel('Why').fill('Calibrated, and measured again');
        await dialog.getByLabel('Your password').fill(house.password);
      });
      const history = page.getByRole('list', { name: 'History of availability' });
      await history.getByRole('link', { name: 'Signature' }).waitFor();
      expect(await history.locator('strong').allTextContents()).toEqual(['In service', 'Out of service']);
      expect(troubles).toEqual([]);
      await leave();
      const [path, issue] = [`/units/${unitId}`, '/qc/issues/1'];
      expect([...(await troublesOf(path)), ...(await troublesOf(issue))]).toEqual([]);
    },
    2 * patience,
  );
});
