import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import request from 'supertest';
import { FirstAdministrator } from '../../src/personnel/accounts/first-administrator.service.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { grant, personSignedIn } from '../support/signed-in.ts';
import {
  axeFindings,
  findingsInLooks,
  launchBrowser,
  lookAt,
  looks,
  openPage,
  type WatchedPage,
} from './browser.ts';

const patience = 90_000;

let browser: Browser;
let running: RunningApp;
let here: WatchedPage;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({}, { anonymous: true })]);
  here = await openPage(browser, running.url, looks['on a tablet, light']);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** The digits of a new PIN of a technologist. */
const newPin = async (): Promise<string> => {
  const { cookie } = await personSignedIn(running.app, [grant('technologist')], 'Teo Brandt');
  const made = await request(running.url).put('/api/v1/me/pin').set('Cookie', cookie);
  return (made.body as { pin: string }).pin;
};

describe('the first day', () => {
  it(
    'begins with the link that was printed: whoever makes the first account is in at once',
    async () => {
      const { page, troubles } = here;
      const path = (await running.app.get(FirstAdministrator).invite()) ?? '';
      await page.goto(path);
      await page.getByLabel('Name').fill('Ada Lindgren');
      await page.getByLabel('Login').fill('ada');
      await page.getByRole('textbox', { name: 'Password' }).fill('seven quiet herons wade');
      await page.getByRole('button', { name: 'Make the account' }).click();
      await page.getByRole('heading', { name: 'Today' }).waitFor();
      await page.getByText('No reports yet').waitFor();
      expect(troubles).toEqual([]);
    },
    patience,
  );

  it(
    'goes on at a tablet that is enrolled: four taps say who it is',
    async () => {
      const { page, troubles } = here;
      await page.goto('/settings');
      await page.getByRole('button', { name: 'Enrol this browser…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('Tablet of CT 1');
      await dialog.getByRole('button').last().click();
      await page.getByText('Tablet of CT 1').first().waitFor();
      await page.goto('/tablet');
      await page.getByRole('button', { name: 'Sign out, take PINs' }).click();
      await page.getByRole('heading', { name: 'Your PIN' }).waitFor();
      expect(await findingsInLooks(page)).toEqual([]);
      await lookAt(page, looks['on a tablet, light']);
      const pin = await newPin();
      for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
      await page.getByText('Teo Brandt').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
    patience,
  );
});
