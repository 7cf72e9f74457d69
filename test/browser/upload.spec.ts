import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { dropFiles, launchBrowser, looks, openPage, visit } from './browser.ts';

const patience = 60_000;
const uploads = '**/api/v1/uploads';

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const onPage = async (path: string, act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, leave } = await openPage(browser, running.url, looks['at a desk, light']);
  await visit(page, path);
  await act(page);
  await leave();
};

const drop = async (page: Page, ...names: string[]): Promise<void> =>
  dropFiles(
    page,
    await Promise.all(
      names.map(async (name) => ({ name, bytes: await readFile(join('dicom-samples', name)) })),
    ),
  );

const panel = (page: Page) => page.getByRole('region', { name: 'Upload' });

/** Requests that are held until they are let go. */
const heldUploads = async (page: Page): Promise<() => Promise<void>> => {
  const held: Route[] = [];
  await page.route(uploads, (route) => {
    held.push(route);
  });
  return async () => {
    for (const route of held.splice(0)) await route.continue();
    await page.unroute(uploads);
  };
};

describe('an upload', () => {
  it(
    'that is cancelled says what was not sent, and sends it when asked',
    () =>
      onPage('/inbox', async (page) => {
        await heldUploads(page);
        await drop(page, 'ct-implicit.dcm');
        await panel(page).getByRole('button', { name: 'Cancel' }).click();
        await panel(page).getByText('Cancelled after 0 of 1 file').waitFor();
        await page.unroute(uploads);
        await panel(page).getByRole('button', { name: 'Send the other 1 file' }).click();
        await panel(page)
          .getByText(/^Uploaded 1 file: 1 recorded/)
          .waitFor();
      }),
    patience,
  );

  it(
    'that loses the server keeps what was said, and goes on when it is back',
    () =>
      onPage('/inbox', async (page) => {
        await page.route(uploads, (route) => route.abort());
        await drop(page, 'ct-deflated.dcm');
        await panel(page).getByText('Stopped after 0 of 1 file').waitFor();
        await panel(page)
          .getByText(/Kerma does not answer/)
          .waitFor();
        await page.unroute(uploads);
        await panel(page).getByRole('button', { name: 'Send the other 1 file' }).click();
        await panel(page)
          .getByText(/^Uploaded 1 file: 1 recorded/)
          .waitFor();
      }),
    patience,
  );

  it(
    'goes on while other pages are shown, and began on the page of today leads to the inbox',
    () =>
      onPage('/', async (page) => {
        const letGo = await heldUploads(page);
        await drop(page, 'ct-dual-source.dcm');
        await page.waitForURL(/inbox/);
        await panel(page).getByText('Uploading 1 file').waitFor();
        await page.getByRole('link', { name: 'Units' }).click();
        await page.getByRole('heading', { name: 'Units', exact: true }).waitFor();
        await letGo();
        await page.getByRole('link', { name: 'Inbox' }).click();
        await panel(page)
          .getByText(/^Uploaded 1 file: 1 recorded/)
          .waitFor();
      }),
    patience,
  );

  it(
    'of the same file again says that it is here, and of no DICOM file that it is refused',
    () =>
      onPage('/inbox', async (page) => {
        await drop(page, 'ct-implicit.dcm', 'README.md');
        await panel(page).getByText('Uploaded 2 files: 1 refused, 1 already here').waitFor();
        const lines = await page.locator('.file-lines li').allTextContents();
        expect(lines).toEqual([
          expect.stringMatching(/^RefusedREADME\.md/),
          expect.stringMatching(/^Already herect-implicit\.dcm/),
        ]);
      }),
    patience,
  );
});
