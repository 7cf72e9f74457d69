import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { asOnPaper, launchBrowser, looks, openPage, sendSamples, visit } from './browser.ts';

const patience = 60_000;

let browser: Browser;
let running: RunningApp;
let studyIds: Readonly<Record<string, number>>;
beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp()]);
  const samples = ['neuro-biplane.dcm', 'ct-dual-source.dcm', 'ct-continued-1.dcm', 'ct-continued-2.dcm'];
  await sendSamples(running.url, samples, 3);
  const { rows } = (await (await fetch(`${running.url}/api/v1/studies`)).json()) as {
    rows: { id: number; examTypes: string[]; eventCount: number; accessionNumber: string }[];
  };
  const reports = async (id: number): Promise<number> => {
    const study = (await (await fetch(`${running.url}/api/v1/studies/${id}`)).json()) as {
      reports: unknown[];
    };
    return study.reports.length;
  };
  const named: [string, number][] = [];
  for (const { id, examTypes } of rows) {
    named.push([
      examTypes[0] === 'fluoroscopy' ? 'biplane' : (await reports(id)) > 1 ? 'continued' : 'ct',
      id,
    ]);
  }
  studyIds = Object.fromEntries(named);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const onStudy = async (name: string, act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, troubles, leave } = await openPage(browser, running.url, looks['at a desk, light']);
  await visit(page, `/studies/${studyIds[name] ?? name}`);
  await act(page);
  await leave();
  expect(troubles).toEqual([]);
};

const chart = (page: Page, title: RegExp) => page.getByRole('group', { name: title });

it('the polar plot of a plane adds up to the air kerma of that plane', async () => {
  const facts = JSON.parse(await readFile('dicom-samples/neuro-biplane.facts.json', 'utf8')) as {
    report: { accumulated: { plane: string; airKermaAtReferencePointMgy: number }[] };
  };
  await onStudy('biplane', async (page) => {
    for (const { plane, airKermaAtReferencePointMgy } of facts.report.accumulated) {
      await page.getByRole('radiogroup', { name: 'Plane shown' }).getByText(`Plane ${plane}`).click();
      const polar = chart(page, new RegExp(`Air kerma by primary angle, plane ${plane}`));
      await polar.getByRole('button', { name: 'As table' }).click();
      const cells = await polar.locator('tbody tr td:nth-last-child(2)').allTextContents();
      const sum = cells.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
      expect(sum).toBeCloseTo(airKermaAtReferencePointMgy, 1);
      await polar.getByRole('button', { name: 'As chart' }).click();
    }
  });
});

it('a press on a point of the course opens what that event reports', () =>
  onStudy('biplane', async (page) => {
    await chart(page, /^Running sum/)
      .locator('canvas')
      .click({ position: { x: 300, y: 100 } });
    await page
      .getByRole('dialog', { name: /^Event \d+$/ })
      .getByText('Air kerma Ka,r')
      .waitFor();
  }));

it.each(['biplane', 'ct'])('the usual columns of the events fit a desk (%s)', (name) =>
  onStudy(name, async (page) => {
    const grid = page.getByRole('grid', { name: /^Irradiation events/ });
    const [needed, there] = await grid.evaluate((table) => [table.scrollWidth, table.clientWidth]);
    expect(needed).toBe(there);
  }),
);

it('on paper every event has its row, and no grid that would be cut off stands beside it', () =>
  onStudy('biplane', async (page) => {
    const events = Number(
      /\((\d+)\)/.exec(await page.getByRole('heading', { name: /^Irradiation events/ }).innerText())?.[1],
    );
    await asOnPaper(page);
    expect(await page.locator('.printed-table tbody tr').count()).toBe(events);
    expect(await page.locator('.events').isVisible()).toBe(false);
  }));

it('a study is excluded with a reason, told so, and included again from the same menu', () =>
  onStudy('ct', async (page) => {
    const correct = page.getByRole('button', { name: 'Correct', exact: true });
    await correct.click();
    await page.getByRole('menuitem', { name: 'Exclude this study…' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('a phantom');
    await page.getByRole('button', { name: 'Exclude the study' }).click();
    await page.getByText('Excluded: this study counts in no list and no statistic.').waitFor();
    await correct.click();
    await page.getByRole('menuitem', { name: 'Include it again…' }).click();
    await page.getByLabel('Why is it undone').fill('it was a patient');
    await page.getByRole('button', { name: 'Undo it' }).click();
    await page.getByText('Excluded: this study counts').waitFor({ state: 'detached' });
  }));

it('a report that is split off leaves a link to the study that it became', () =>
  onStudy('continued', async (page) => {
    await page
      .getByRole('button', { name: /^Correct report/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Make it a study of its own…' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('a second scan');
    await page.getByRole('button', { name: 'Split it off' }).click();
    const link = page.getByRole('status').getByRole('link', { name: /^study \d+$/ });
    await link.click();
    await page.getByRole('heading', { name: 'Irradiation events (' }).waitFor();
    expect(page.url()).not.toMatch(new RegExp(`/${studyIds['continued'] ?? ''}$`));
  }));
