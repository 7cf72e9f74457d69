import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { runApp, type RunningApp } from '../support/running-app.ts';
import {
  findingsInLooks,
  launchBrowser,
  looks,
  openPage,
  sendSamples,
  twoLooks,
  visit,
  type Look,
} from './browser.ts';

const patience = 60_000;
const samples = ['neuro-biplane.dcm', 'kyphoplasty-fluoroscopy.dcm', 'c-arm-hip.dcm'];
const { 'at a desk, light': desk, 'on a tablet, dark': tablet } = looks;

let browser: Browser;
let running: RunningApp;
/** Of Ruth Adeyemi-Clarke, whom a report names as performing physician of a kyphoplasty. */
let ruth: number;

const add = async (name: string, profession: string): Promise<number> => {
  const response = await fetch(`${running.url}/api/v1/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, profession }),
  });
  return ((await response.json()) as { person: { id: number } }).person.id;
};

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** What axe finds in the looks, and errors of the console, on a page as a visitor left it. */
const troublesOf = async (
  path: string,
  act: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  of: Readonly<Record<string, Look>> = looks,
): Promise<string[]> => {
  const { page, troubles, leave } = await openPage(browser, running.url, desk);
  await visit(page, path);
  await act(page);
  const found = await findingsInLooks(page, of);
  await leave();
  return [...found, ...troubles];
};

const atWork = async (
  path: string,
  work: (page: Page) => Promise<void>,
  look: Look = desk,
): Promise<void> => {
  const { page, troubles, leave } = await openPage(browser, running.url, look);
  await visit(page, path);
  await work(page);
  await leave();
  expect(troubles).toEqual([]);
};

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });

describe('while no report names anybody', () => {
  it(
    'the page says how names get there, and axe finds nothing on it',
    async () => {
      await atWork('/operators', async (page) => {
        await page.getByRole('heading', { name: 'No names yet' }).waitFor();
      });
      expect(await troublesOf('/operators')).toEqual([]);
    },
    patience,
  );
});

describe('the names of reports', () => {
  beforeAll(async () => {
    await sendSamples(running.url, samples, samples.length);
    ruth = await add('Ruth Adeyemi-Clarke', 'non-physician-radiology-provider');
    for (const name of ['Jo Trevelyan', 'Janet Tull', 'Bisi Oyelaran']) await add(name, 'technologist');
  }, patience);

  it(
    'are mapped by a press on whom they may be, and the press is undone',
    () =>
      atWork('/operators', async (page) => {
        await chip(page, /^To map 6$/).waitFor();
        await page.getByRole('button', { name: 'Oyelaran, Bisi is Bisi Oyelaran' }).click();
        await page.getByText('“Oyelaran, Bisi” is Bisi Oyelaran.').waitFor();
        await chip(page, /^Mapped 1$/).waitFor();
        await page.getByRole('button', { name: 'Undo' }).click();
        await chip(page, /^To map 6$/).waitFor();
        await row(page, 'Oyelaran, Bisi').waitFor();
      }),
    patience,
  );

  it(
    'that several may have are offered for each, and left to the reader',
    () =>
      atWork('/operators?text=JT', async (page) => {
        const offered = await row(page, 'JT').getByRole('button').allTextContents();
        expect(offered).toEqual(['Janet Tull', 'Jo Trevelyan', 'Someone else…', 'Set aside']);
      }),
    patience,
  );

  it(
    'are gone through by keys: Enter opens one, a few letters find the person, Enter says so',
    () =>
      atWork('/operators?text=marchetti', async (page) => {
        await page.getByRole('grid').focus();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Whose name is “Marchetti, Elena”?' }).waitFor();
        await page.keyboard.type('oyel');
        await page.getByRole('radio', { name: /Bisi Oyelaran/ }).waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        await page.keyboard.press('Enter');
        await page.getByText('“Marchetti, Elena” is Bisi Oyelaran.').waitFor();
      }),
    patience,
  );

  it(
    'are listed by what became of them, in the address, and taken back there',
    () =>
      atWork('/operators?state=mapped', async (page) => {
        await page.getByRole('button', { name: 'Take back: Marchetti, Elena' }).click();
        await page.getByRole('heading', { name: 'No name is mapped yet' }).waitFor();
        await chip(page, /^To map/).click();
        await page.getByRole('button', { name: 'Set aside: Marchetti, Elena' }).click();
        await page.getByText('“Marchetti, Elena” is set aside.').waitFor();
        await chip(page, /^Set aside 1$/).click();
        await page.waitForURL(/state=set-aside/);
        await page.reload();
        await row(page, 'Marchetti, Elena').waitFor();
      }),
    patience,
  );

  it(
    'lead to their studies, and from a study whose leader needs a look to the policy',
    () =>
      atWork('/operators?text=adeyemi', async (page) => {
        await page.getByRole('button', { name: 'Adeyemi-Clarke, Ruth is Ruth Adeyemi-Clarke' }).click();
        await chip(page, /^Mapped 1$/).click();
        await page.getByRole('link', { name: '1 studies of Adeyemi-Clarke, Ruth' }).click();
        await page.getByText('names the operator “ADEYEMI CLARKE RUTH”').waitFor();
        await page.getByText('Kyphoplasty L1').first().click();
        await page.getByText(/names “Adeyemi-Clarke, Ruth” as performing physician: Ruth/).waitFor();
        await visit(page, `/people/${ruth}`);
        await page.getByRole('cell', { name: 'Adeyemi-Clarke, Ruth', exact: true }).waitFor();
      }),
    patience,
  );

  it(
    'cannot be lost on a tablet: what is pressed there is in reach of the page',
    () =>
      atWork(
        '/operators',
        async (page) => {
          const buttons = page.getByRole('button', { name: /^Set aside: / });
          const box = await buttons.first().boundingBox();
          expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(820);
        },
        tablet,
      ),
    patience,
  );

  it(
    'wait on the page of people with their number',
    () =>
      atWork('/people', async (page) => {
        await page.getByRole('link', { name: /^Operators \d to map$/ }).click();
        await page.waitForURL(/\/operators$/);
      }),
    patience,
  );

  it.each(['/operators', '/operators?state=mapped', '/qualifications'])(
    'axe finds nothing on %s, and there is no error and no breach of the policy',
    async (path) => expect(await troublesOf(path)).toEqual([]),
    patience,
  );

  it(
    'axe finds nothing where somebody is asked whose a name is, nor on a person’s page',
    async () => {
      const asked = await troublesOf(
        '/operators?text=JT',
        async (page) => {
          await page.getByRole('button', { name: 'Someone else…: JT' }).click();
          await page.getByRole('radio').first().waitFor();
        },
        twoLooks,
      );
      expect(asked).toEqual([]);
      expect(await troublesOf(`/people/${ruth}`)).toEqual([]);
    },
    patience,
  );
});

describe('the policy on who leads', () => {
  const confirm = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Confirm or change: Vertebral augmentation' }).click();
    await page.getByLabel('Who says so').fill('Policy IR-12, medical director');
  };

  it(
    'axe finds nothing in its form',
    async () => expect(await troublesOf('/qualifications', confirm, twoLooks)).toEqual([]),
    patience,
  );

  it(
    'is confirmed with its source, and the line of before stays to be read',
    () =>
      atWork('/qualifications', async (page) => {
        await confirm(page);
        await page.getByLabel('Why').fill('Read with the medical director');
        await page.getByRole('button', { name: 'Put in its place' }).click();
        await page.getByText('In force for studies whatever their date').waitFor();
        await page.getByText('Policy IR-12, medical director').first().waitFor();
        await page.getByText(/Vertebral augmentation\. It judges no study\. Ended by Ana Ruiz/).waitFor();
      }),
    patience,
  );

  it(
    'ends on a day',
    () =>
      atWork('/qualifications', async (page) => {
        await page.getByRole('button', { name: 'End: Vertebral augmentation' }).click();
        await page.getByLabel('Last day').fill('2026-01-01');
        await page.getByLabel('Why').fill('Another policy');
        await page.getByRole('button', { name: 'End it' }).click();
        await page.getByText('No line holds: no study is looked at for who led it.').waitFor();
        await page.getByText(/It judges studies to 1.Jan.2026/).waitFor();
      }),
    patience,
  );
});
