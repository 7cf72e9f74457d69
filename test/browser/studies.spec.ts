import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { asOnPaper, launchBrowser, looks, openPage, sendSamples, visit, type Look } from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk, 'at a desk, dark': darkDesk, 'on a tablet, light': tablet } = looks;

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
  const samples = ['neuro-biplane.dcm', 'cardiac-coronary.dcm', 'ct-dual-source.dcm', 'ct-implicit.dcm'];
  await sendSamples(running.url, samples, 4);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** Does something with a page of the list and closes it. */
const onPage = async <T>(path: string, act: (page: Page) => Promise<T>, look: Look = desk): Promise<T> => {
  const { page, leave } = await openPage(browser, running.url, look);
  await visit(page, path);
  const result = await act(page);
  await leave();
  return result;
};

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('search').getByRole('button', { name, exact: true }).click();

it('“back” takes away one filter at a time, and stays on the list', () =>
  onPage('/studies', async (page) => {
    await press(page, 'Exam');
    await page.getByLabel(/^CT/).click();
    await page.waitForURL(/examTypes=ct$/);
    await page.keyboard.press('Escape');
    await press(page, 'More');
    await page.getByLabel('With warnings', { exact: true }).click();
    await page.waitForURL(/withWarnings=true/);
    await page.goBack();
    await page.waitForURL(/examTypes=ct$/);
    await page.goBack();
    await page.waitForURL(/studies$/);
  }));

it('a bound counts although its box is closed at once, and minutes are asked for as seconds', () =>
  onPage('/studies', async (page) => {
    await press(page, 'Dose');
    await page.getByLabel('Fluoroscopy time (min), at least').fill('1.5');
    await page.keyboard.press('Escape');
    await page.waitForURL(/fluoroscopyTimeSMin=90$/);
    await page.getByRole('button', { name: 'Take away the filter: fluoroscopy time ≥\u00a01:30' }).click();
    await page.waitForURL(/studies$/);
  }));

it('a filter in the address that is not understood is said to be so, and can be cleared', () =>
  onPage('/studies?from=yesterday', async (page) => {
    await page.getByText('One of the filters is not understood').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText('4 studies', { exact: true }).waitFor();
  }));

it('whoever comes back from a study goes on with the keys at its row', () =>
  onPage('/studies', async (page) => {
    await page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/studies\/\d+$/);
    const opened = page.url().split('/').at(-1) ?? '';
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    expect(await page.getByRole('grid').getAttribute('aria-activedescendant')).toBe(`study-${opened}`);
  }));

it('on paper the list is a table with a head, in light colours also in the dark', () =>
  onPage(
    '/studies',
    async (page) => {
      await asOnPaper(page);
      expect(await page.locator('.printed-table thead th').count()).toBeGreaterThan(5);
      expect(await page.locator('.printed-table tbody tr').count()).toBe(4);
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
      expect(await page.getByRole('grid').isVisible()).toBe(false);
    },
    darkDesk,
  ));

it('an address of no study says so and leads to all studies', () =>
  onPage('/studies/4711', async (page) => {
    await page.getByRole('alert').getByRole('link', { name: 'All studies' }).click();
    await page.waitForURL(/studies$/);
  }));

it('on a tablet held upright the list needs no scrolling sideways', () =>
  onPage(
    '/studies',
    async (page) => {
      const grid = page.getByRole('grid');
      const [needed, there] = await grid.evaluate((list) => [list.scrollWidth, list.clientWidth]);
      expect(needed).toBe(there);
    },
    tablet,
  ));
