import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { runApp, type RunningApp } from '../support/running-app.ts';
import {
  dropFiles,
  findingsInLooks,
  launchBrowser,
  looks,
  openPage,
  twoLooks,
  visit,
  type Look,
} from './browser.ts';

const samples = [
  'neuro-biplane.dcm',
  'cardiac-coronary.dcm',
  'ct-dual-source.dcm',
  'ct-implicit.dcm',
  'damaged-truncated.dcm',
  'non-dose-sr.dcm',
];
const patience = 60_000;

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const { 'at a desk, light': desk } = looks;

/** Every page in every look: what axe finds, errors of the console, breaches of the policy. */
const troublesOf = async (path: string, of: Readonly<Record<string, Look>> = looks): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await visit(page, path);
  const found = await findingsInLooks(page, of);
  await leave();
  return [...found, ...troubles];
};

const otherLooks = {
  'at a desk, dark': looks['at a desk, dark'],
  'on a tablet, light': looks['on a tablet, light'],
} as const;

const isFlawless = 'axe finds nothing on %s, and there is no error and no breach of the policy';

describe('while nothing has arrived', () => {
  it.each(['/', '/studies', '/inbox', '/units', '/by-hand', '/nothing'])(
    isFlawless,
    async (path) => expect(await troublesOf(path, twoLooks)).toEqual([]),
    patience,
  );

  it('the inbox says how to send a report', async () => {
    const sending = await runApp({
      KERMA_DICOM_ENABLED: true,
      KERMA_DICOM_PORT: 0,
      KERMA_DICOM_AE_TITLE: 'DOSE',
    });
    const { page, leave } = await openPage(browser, sending.url, desk);
    await visit(page, '/inbox');
    const line = await page.locator('pre').first().textContent();
    await leave();
    await sending.stop();
    expect(line).toContain('storescu -aec DOSE localhost');
  });
});

describe('once reports were dropped', () => {
  it(
    'each file has a line that says how it fared',
    async () => {
      const { page, troubles, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/inbox');
      const files = samples.map(async (name) => ({
        name,
        bytes: await readFile(join('dicom-samples', name)),
      }));
      await dropFiles(page, await Promise.all(files));
      const lines = page.locator('.file-lines li');
      await lines.nth(samples.length - 1).waitFor();
      const said = await lines.allTextContents();
      await leave();
      expect(said.find((line) => line.includes('damaged-truncated.dcm'))).toContain('Refused');
      expect(said.find((line) => line.includes('neuro-biplane.dcm'))).toMatch(/Recorded|Stored/);
      expect(troubles).toEqual([]);
    },
    patience,
  );

  it('the state that is shown stands in the address, and a reload keeps it', async () => {
    const { page, leave } = await openPage(browser, running.url, desk);
    await visit(page, '/inbox');
    await page.getByRole('button', { name: /^Refused/ }).click();
    await page.waitForURL(/status=refused/);
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    const states = await page.locator('tbody tr').allTextContents();
    await leave();
    expect(states.length).toBeGreaterThan(0);
    expect(states.filter((row) => !row.includes('Refused'))).toEqual([]);
  });

  it(
    'what was refused can be read again, with a line for each file of what came of it',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/inbox?status=refused');
      await page.getByRole('button', { name: /^Replay all/ }).click();
      await page.getByText('Replayed 2 files: 2 refused.').waitFor();
      const lines = await page.locator('.file-lines li').allTextContents();
      await leave();
      expect(lines).toEqual([
        expect.stringMatching(/^Refuseddamaged-truncated\.dcm.*send it again/),
        expect.stringMatching(/^Refusednon-dose-sr\.dcm.*not a dose report/),
      ]);
    },
    patience,
  );

  it(
    'what is recorded can be read again too, and says that nothing changed',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/inbox?text=ct-implicit');
      await page.getByLabel('Select ct-implicit.dcm').check();
      await page.getByText(/today’s reader\. What it said before is replaced/).waitFor();
      await page.getByRole('button', { name: 'Replay 1 file' }).click();
      await page.getByText('Replayed 1 file: 1 recorded.').waitFor();
      const line = await page.locator('.file-lines li').textContent();
      await leave();
      expect(line).toContain('Read again: it says the same as before.');
    },
    patience,
  );

  it('the time of an arrival stands in one line', async () => {
    const { page, leave } = await openPage(browser, running.url, looks['on a tablet, light']);
    await visit(page, '/inbox');
    const heights = await page
      .locator('tbody .receipt-state p')
      .evaluateAll((times) => times.map((time) => time.getClientRects()[0]?.height ?? 0));
    await leave();
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.max(...heights)).toBeLessThan(24);
  });

  it(
    'a new unit is confirmed and named',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/units');
      await page
        .getByRole('button', { name: /^Confirm / })
        .first()
        .click();
      await page.getByLabel('Name').fill('The unit of room 7');
      await page.getByLabel('Room').fill('7');
      await page.getByRole('button', { name: 'Confirm unit' }).click();
      await page.getByRole('link', { name: 'The unit of room 7' }).waitFor();
      await leave();
    },
    patience,
  );

  it(
    'a unit can be confirmed on a tablet without moving the table',
    async () => {
      const { page, leave } = await openPage(browser, running.url, looks['on a tablet, light']);
      await visit(page, '/units');
      const confirm = page.getByRole('button', { name: /^Confirm / }).first();
      const box = await confirm.boundingBox();
      await leave();
      expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(820);
    },
    patience,
  );

  it(
    'a facility that was added stays added when the rest could not be saved',
    async () => {
      const { page, leave } = await openPage(browser, running.url, desk);
      await visit(page, '/units/1');
      await page.getByRole('button', { name: /^(Confirm|Name and place)$/ }).click();
      await page.getByLabel('Facility').first().fill('South wing');
      const isChange = '**/api/v1/units/1';
      await page.route(isChange, (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.continue(),
      );
      await page.getByRole('button', { name: /^(Confirm unit|Save)$/ }).click();
      await page.getByText('Kerma does not answer. It may be restarting').waitFor();
      await page.unroute(isChange);
      await page.getByRole('button', { name: /^(Confirm unit|Save)$/ }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('cell', { name: 'South wing', exact: true }).waitFor();
      await leave();
    },
    patience,
  );

  it.each(['/', '/studies', '/inbox', '/units', '/units/1', '/by-hand'])(
    isFlawless,
    async (path) => expect(await troublesOf(path)).toEqual([]),
    patience,
  );

  // The longest pages by far: the one in two looks, the other in the other two.
  it.each([
    ['/studies/1', twoLooks],
    ['/studies/3', otherLooks],
  ] as const)(isFlawless, async (path, of) => expect(await troublesOf(path, of)).toEqual([]), patience);
});
