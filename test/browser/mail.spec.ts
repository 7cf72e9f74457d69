import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Person } from '../../src/personnel/person.entity.ts';
import { Database } from '../../src/platform/database/database.ts';
import { MailWorker } from '../../src/platform/mail/mail.worker.ts';
import { Outbox } from '../../src/platform/mail/outbox.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { aMail } from '../support/mails.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { findingsInLooks, launchBrowser, looks, openPage, visit } from './browser.ts';

const patience = 60_000;

let browser: Browser;
let server: TestMailServer;
let running: RunningApp;
beforeAll(async () => {
  server = await new TestMailServer().start();
  const settings = { KERMA_MAIL_URL: server.url, KERMA_MAIL_FROM: 'Kerma <kerma@hospital.example>' };
  [browser, running] = await Promise.all([launchBrowser(), runApp(settings)]);
  const { writer } = running.app.get(Database);
  await writer.manager.update(Person, { name: 'Ana Ruiz' }, { email: 'ana@hospital.example' });
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
  await server.stop();
});

const onSettings = async (act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, troubles, leave } = await openPage(browser, running.url, looks['at a desk, light']);
  await visit(page, '/settings');
  await act(page);
  await leave();
  expect(troubles).toEqual([]);
};

const put = (address: string) =>
  running.app
    .get(Database)
    .write((manager) => running.app.get(Outbox).put(manager, aMail({ address, key: address })));

describe('the mails on the page of settings', () => {
  it(
    'are tried out by a test to oneself, which says at once what came of it',
    () =>
      onSettings(async (page) => {
        await page.getByRole('button', { name: 'Send a test…' }).click();
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await page.getByText('Taken by the mail server').waitFor();
        expect(server.counts).toEqual({ 'ana@hospital.example': 1 });
        await server.stop();
        await page.getByRole('button', { name: 'Send another' }).click();
        await page.getByText('nothing listens there').waitFor();
        await server.start();
      }),
    patience,
  );

  it(
    'that could not be sent say why, and are sent again or dropped with a reason; axe finds nothing',
    async () => {
      for (const name of ['ben', 'cleo']) server.manners.set(`${name}@hospital.example`, 'refuses');
      for (const name of ['ben', 'cleo']) await put(`${name}@hospital.example`);
      await running.app.get(MailWorker).work();
      await onSettings(async (page) => {
        const parked = page.getByRole('group', { name: 'Mails that could not be sent' }).getByRole('row');
        await parked.nth(2).waitFor();
        expect(await parked.nth(1).textContent()).toContain('does not take the address: 550');
        expect(await findingsInLooks(page)).toEqual([]);
        server.manners.clear();
        const ben = parked.filter({ hasText: 'ben@hospital.example' });
        await ben.getByRole('button', { name: /^Send again/ }).click();
        await ben.waitFor({ state: 'detached' });
        await running.app.get(MailWorker).work();
        expect(server.counts['ben@hospital.example']).toBe(1);
        await parked.getByRole('button', { name: /^Do not send/ }).click();
        await page.getByLabel('Why').fill('Told in person');
        await page.getByRole('button', { name: 'Do not send', exact: true }).click();
        await page.getByRole('heading', { name: 'Could not be sent' }).waitFor({ state: 'detached' });
      });
      expect(server.counts['cleo@hospital.example']).toBeUndefined();
    },
    patience,
  );
});

describe('when people are told of what ends', () => {
  it(
    'is changed with a reason, which is shown with who changed it',
    () =>
      onSettings(async (page) => {
        const section = page.locator('section').filter({ hasText: 'When people are told of what ends' });
        await section.getByText('90, 30 and 7 days before').waitFor();
        await section.getByRole('button', { name: 'Change…' }).click();
        await page.getByLabel('Days before').fill('60, soon');
        await page.getByText('Write whole numbers').waitFor();
        await page.getByLabel('Days before').fill('60, 14');
        await page.getByLabel('Why').fill('Renewal takes two months');
        await page.getByRole('button', { name: 'Change', exact: true }).click();
        await section.getByText('60 and 14 days before').waitFor();
        await section.getByText(/by Ana Ruiz: Renewal takes two months/).waitFor();
      }),
    patience,
  );
});
