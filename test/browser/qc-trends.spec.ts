import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { day, QcHouse } from '../support/qc-house.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { findingsInLooks, launchBrowser, looks, openPage, visit } from './browser.ts';

const patience = 60_000;
const { 'at a desk, light': desk } = looks;

/** Twenty values around 0.5 HU, then eight of 1.5 HU: far within every limit. */
const values = [
  ...[0.4, 0.6, 0.5, 0.7, 0.3, 0.5, 0.6, 0.4, 0.5, 0.5, 0.6, 0.4, 0.7, 0.3, 0.5, 0.5, 0.4, 0.6, 0.5, 0.5],
  ...[1.5, 1.6, 1.4, 1.5, 1.5, 1.6, 1.4, 1.5],
];

let browser: Browser;
let running: RunningApp;
let unitId: number;
let bareId: number;

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({ KERMA_TIME_ZONE: 'UTC' })]);
  const house = new QcHouse(running.app);
  [unitId, bareId] = [await house.unit('CT 1'), await house.unit('CT 2')];
  const technologist = await house.technologist();
  for (const [place, mean] of values.entries()) {
    const at = `${day(place - 28)}T07:00:00.000Z`;
    const times = { startedAt: at, completedAt: at, sentAt: null };
    await house.recorded(house.waterCt(unitId, technologist, { mean, ...times }), technologist);
  }
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const troublesOf = async (path: string): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await visit(page, path);
  const found = await findingsInLooks(page, looks);
  await leave();
  return [...found, ...troubles];
};

describe('the trends of a unit', () => {
  it(
    'have nothing that axe finds, with a drift and with nothing recorded',
    async () => {
      expect(await troublesOf(`/units/${unitId}/trends`)).toEqual([]);
      expect(await troublesOf(`/units/${bareId}/trends`)).toEqual([]);
    },
    patience,
  );

  it(
    'say where to look, give the chart as table, and lead to the session',
    async () => {
      const { page, troubles, leave } = await openPage(browser, running.url, desk);
      await visit(page, `/units/${unitId}/trends`);
      const signals = page.getByRole('list', { name: 'Signals, newest first' });
      await signals.getByText('look for a drift').first().waitFor();
      await page.getByRole('button', { name: 'As table' }).first().click();
      const [, first] = await page.locator('.chart-table tr').allTextContents();
      expect(first).toContain('0.4');
      await signals.getByRole('link').first().click();
      await page.getByRole('heading', { level: 1, name: /Water CT number/ }).waitFor();
      expect(troubles).toEqual([]);
      await leave();
    },
    patience,
  );
});
