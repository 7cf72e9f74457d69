import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/platform/database/database.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import {
  asOnPaper,
  findingsInLooks,
  launchBrowser,
  lookAt,
  looks,
  openPage,
  sendSamples,
  visit,
} from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk, 'on a tablet, light': tablet } = looks;

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
  const change = (path: string, method: string, body: object) =>
    fetch(`${running.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await change('/facilities', 'POST', { name: 'North' });
  await change('/units', 'POST', { name: 'Mini 1' });
  await change('/units/1', 'PATCH', { name: 'Mini 2', facilityId: 1 });
  await fetch(`${running.url}/api/v1/studies.csv`);
  await sendSamples(running.url, ['ct-implicit.dcm'], 1);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const onPage = async <T>(path: string, act: (page: Page) => Promise<T>): Promise<T> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await visit(page, path);
  const result = await act(page);
  await leave();
  expect(troubles).toEqual([]);
  return result;
};

const rows = (page: Page) => page.locator('.grid-list-item');
const verify = (page: Page): Promise<void> => page.getByRole('button', { name: 'Verify now' }).click();

describe('the page of the audit trail', () => {
  it('says before and after, field by field, of the line that the keys lead to', () =>
    onPage('/audit?action=unit.', async (page) => {
      await rows(page).nth(2).waitFor();
      expect(await rows(page).allTextContents()).toEqual([
        expect.stringContaining('Unit placed'),
        expect.stringContaining('Unit renamed'),
        expect.stringContaining('Unit created'),
      ]);
      await page.getByRole('treegrid').focus();
      for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
      const table = page.locator('.audit-comparison');
      await table.waitFor();
      expect(await table.locator('tr').allTextContents()).toEqual([
        'FieldBeforeAfter',
        'display nameMini 1Mini 2',
      ]);
      await page.keyboard.press('Enter');
      await table.waitFor({ state: 'detached' });
    }));

  it('keeps its filters in the address, says them in words, and takes them away one by one', () =>
    onPage('/audit', async (page) => {
      await page.getByRole('search').getByRole('button', { name: 'What', exact: true }).click();
      await page.getByRole('button', { name: 'Taken away' }).click();
      await page.waitForURL(/action=studies\.exported/);
      await page.keyboard.press('Escape');
      await page.reload();
      await rows(page).first().waitFor();
      expect(await rows(page).allTextContents()).toEqual([expect.stringContaining('Studies taken as CSV')]);
      const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      expect(csv).toMatch(/^\/api\/v1\/audit\.csv\?action=studies\.exported/);
      await page.getByLabel('Search the audit trail').fill('nobody wrote this');
      await page.getByText('No line matches').waitFor();
      await page.getByRole('button', { name: 'Take away the filter: mentions “nobody wrote this”' }).click();
      await rows(page).first().waitFor();
      await page.getByRole('button', { name: 'Take away the filter: taken away' }).click();
      await page.waitForURL(/audit$/);
    }));

  it(
    'says whether the trail is whole, and when it is not, what was found; Today says it too',
    () =>
      onPage('/audit', async (page) => {
        await page.getByText('Not verified yet').waitFor();
        await verify(page);
        await page.getByText('each is as it was written, and none is missing').waitFor();
        await rows(page).filter({ hasText: 'Audit trail verified' }).first().waitFor();
        const { writer } = running.app.get(Database);
        await writer.query('DROP TRIGGER audit_entry_no_update');
        await writer.query(`UPDATE audit_entry SET person_name = 'Somebody Else' WHERE id = 3`);
        await verify(page);
        await page.getByText('Line 3 was changed after it was written.').waitFor();
        await rows(page).nth(1).click();
        await page.locator('.audit-details').waitFor();
        expect(await findingsInLooks(page)).toEqual([]);
        await visit(page, '/');
        await page.getByText(/^The audit trail is not whole: 1 fault found/).waitFor();
        await page.getByRole('link', { name: 'See what was found: Audit trail' }).click();
        await page.waitForURL(/audit$/);
      }),
    patience,
  );

  it('stands in columns under their heads on a tablet too, and is whole on paper', () =>
    onPage('/audit', async (page) => {
      await lookAt(page, tablet);
      await rows(page).first().waitFor();
      const edges = (selector: string): Promise<number[]> =>
        page
          .locator(selector)
          .first()
          .locator('> *')
          .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
      expect(await edges('.grid-list-item')).toEqual(await edges('.grid-list-head .grid-list-row'));
      await asOnPaper(page);
      const [list, screen] = await page
        .locator('.grid-list')
        .evaluateAll(([grid]) => [grid?.clientHeight ?? 0, grid?.scrollHeight ?? 1]);
      expect(list).toBe(screen);
    }));
});

describe('how long records are kept', () => {
  it(
    'is changed with a reason, which is shown with who changed it; axe finds nothing',
    () =>
      onPage('/settings', async (page) => {
        await page.getByRole('button', { name: 'Change how long: Audit trail' }).click();
        await page.getByLabel('Years', { exact: true }).fill('10');
        const change = page.getByRole('button', { name: 'Change', exact: true });
        expect(await change.isDisabled()).toBe(true);
        await page.getByLabel('Why').fill('State rule of 2027');
        await change.click();
        const row = page.getByRole('row').filter({ hasText: 'State rule of 2027' });
        await row.waitFor();
        expect(await row.textContent()).toMatch(
          /Audit trailat least 10 years.*by Ana Ruiz: State rule of 2027/,
        );
        await page.getByText('Kerma deletes nothing by itself').waitFor();
        expect(await findingsInLooks(page)).toEqual([]);
      }),
    patience,
  );
});
