import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { SessionPage, SessionView } from '../../src/qc/sessions/sessions.contract.ts';
import { day } from '../support/qc-house.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { openTablet, TabletHouse, type Tablet, type TabletPerson, type Thumb } from './tablet-house.ts';
import { axeFindings, launchBrowser, lookAt, looks } from './browser.ts';

const patience = 90_000;

let browser: Browser;
let running: RunningApp;
let house: TabletHouse;

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), runApp({ KERMA_TIME_ZONE: 'UTC' })]);
  house = new TabletHouse(running);
}, patience);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

interface CtRoom {
  readonly unitId: number;
  readonly technologist: TabletPerson;
}

const ctRoom = async (name: string): Promise<CtRoom> => {
  const { unitId, physicist } = await house.judged(name, 'CT-T01', 'CT-T02', 'CT-T03', 'CT-T04');
  await house.baseline(unitId, physicist, { procedureKey: 'CT-T02', field: 'sd', value: 4 });
  return { unitId, technologist: await house.technologistOf(unitId) };
};

/** A shared tablet at the keypad. */
const atKeypad = async (path = '/tablet'): Promise<Tablet> => {
  const tablet = await openTablet(browser, running.url);
  await house.enrol(tablet.context, 'Tablet');
  await tablet.page.goto(path);
  await heading(tablet.page, 'Your PIN');
  return tablet;
};

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

const safetyItems = ['X-ray-on lights', 'Door interlock / light', 'Emergency stops reset'];

const safetyOfFluoroscopy = [
  'X-ray-on indicator / room light',
  'Pedal / dead-man switch stops beam on release',
  'Emergency stop visible and reset',
  'Brakes, locks, collision sensors',
  'Dose display resets to zero for a new patient',
  'Ceiling shield, table skirt, drapes present',
];

const ctChecklist = async (page: Page, thumb: Thumb): Promise<void> => {
  await heading(page, 'Checklist');
  for (const item of safetyItems) await thumb.item(item);
  await thumb.tap('Rest OK');
};

/** What is told of the value before, its spaces made plain. */
const justSaid = async (page: Page): Promise<string> =>
  ((await page.locator('.just').textContent()) ?? '').replaceAll('\u00a0', ' ');

const sessionsOf = async (unitId: number): Promise<SessionPage['sessions']> =>
  (await house.get<SessionPage>(`/qc/sessions?unitIds=${unitId}`)).sessions;

describe('the daily round', () => {
  it(
    'of a CT unit takes at most 20 taps, PIN included, and tells each verdict after its value',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 1');
      const { page, troubles, context, thumb } = await atKeypad();
      await thumb.pin(technologist.pin);
      await ctChecklist(page, thumb);
      await heading(page, 'Protocol');
      await thumb.tap('Axial head');
      await heading(page, 'Mean CT number');
      expect(await page.getByText('within ±3').count()).toBe(0);
      await thumb.number('0.4');
      await heading(page, 'Standard deviation');
      expect(await justSaid(page)).toMatch(/^Mean CT number 0\.4 HU.*Pass.*within ±3 HU, else warning/);
      // 4.1 HU is 2.5 % above the baseline of 4.0 HU.
      await thumb.number('4.1');
      await heading(page, 'Artifacts');
      expect(await justSaid(page)).toMatch(/Baseline 4\.0 HU \(\+2\.5 %\)/);
      await thumb.tap('None');
      await heading(page, 'Ready to send?');
      expect(await axeFindings(page)).toEqual([]);
      await thumb.tap('Send 4 tests');
      await page.getByText('Sent', { exact: true }).nth(3).waitFor();
      process.stdout.write(`  daily CT: ${thumb.taps} taps, PIN included\n`);
      expect(thumb.taps).toBeLessThanOrEqual(20);
      const sessions = await sessionsOf(unitId);
      expect(sessions.map(({ procedureKey, verdict }) => [procedureKey, verdict]).sort()).toEqual([
        ['CT-T01', 'pass'],
        ['CT-T02', 'pass'],
        ['CT-T03', 'pass'],
        ['CT-T04', 'pass'],
      ]);
      expect(troubles).toEqual([]);
      await context.close();
    },
    patience,
  );

  it(
    'of a fluoroscopy unit takes at most 24 taps, PIN included',
    async () => {
      const { unitId, physicist } = await house.judged('Angio 1', 'FL-T01', 'FL-T02', 'FL-T03');
      for (const [field, value] of [
        ['kv', 72],
        ['ma', 12],
        ['akr', 21],
      ] as const)
        await house.baseline(unitId, physicist, { procedureKey: 'FL-T02', field, value });
      const technologist = await house.technologistOf(unitId);
      await house.recorded(house.abcOfYesterday(unitId, technologist), technologist);
      const { page, troubles, context, thumb } = await atKeypad();
      await thumb.pin(technologist.pin);
      await heading(page, 'Checklist');
      for (const item of safetyOfFluoroscopy) await thumb.item(item);
      await thumb.tap('Rest OK');
      await heading(page, 'Warm-up completed without error');
      await thumb.tap('Pass');
      await heading(page, 'Phantom image comparable to facility standard');
      await thumb.tap('Pass');
      await heading(page, 'Displayed tube voltage');
      await thumb.number('72');
      await heading(page, 'Displayed tube current');
      await thumb.number('12');
      await heading(page, 'Displayed reference air-kerma rate');
      await thumb.number('21');
      await heading(page, 'Protocol / field of view');
      await thumb.tap(/Abdomen 7\.5 fps/);
      await heading(page, 'Ready to send?');
      await thumb.tap('Send 3 tests');
      await page.getByText('Sent', { exact: true }).nth(2).waitFor();
      process.stdout.write(`  daily fluoroscopy: ${thumb.taps} taps, PIN included\n`);
      expect(thumb.taps).toBeLessThanOrEqual(24);
      const today = (await sessionsOf(unitId)).filter(({ onDate }) => onDate === day(0));
      expect(today.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
      expect(troubles).toEqual([]);
      await context.close();
    },
    patience,
  );
});

describe('a value', () => {
  it(
    'that is unusual is asked about once, and beyond a limit tells what to do and whom to call',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 2');
      const { page, context, thumb } = await atKeypad(`/tablet/units/${unitId}`);
      await thumb.pin(technologist.pin);
      await ctChecklist(page, thumb);
      await thumb.tap('Axial head');
      await thumb.number('4500');
      await page.getByText('4500 is unusual: expected is from -1200 to 4000. Is it right?').waitFor();
      await thumb.tap('Yes, it is right');
      await page.getByText('Action', { exact: true }).waitFor();
      await page.getByText(/no patients, call service and QMP/).waitFor();
      await page.getByText('Physicist of this unit: Ben Okoro.').waitFor();
      for (const look of Object.values(looks)) {
        await lookAt(page, look);
        expect(await axeFindings(page)).toEqual([]);
      }
      await thumb.tap('Measure again');
      await thumb.tap('Typed wrongly');
      await thumb.number('-4.5');
      await page.getByText('Warning', { exact: true }).waitFor();
      await page.getByText('Before: 4500.0 HU (Typed wrongly)').waitFor();
      await thumb.tap('Go on');
      await thumb.number('4');
      await thumb.tap('Ring');
      await page.getByText('Action', { exact: true }).waitFor();
      await thumb.tap('Go on');
      await page.getByText(/Photos come later/).waitFor();
      await thumb.tap('Go on without it');
      await thumb.tap('Send 4 tests');
      await page.getByText('Sent', { exact: true }).nth(3).waitFor();
      const sessions = await sessionsOf(unitId);
      const water = sessions.find(({ procedureKey }) => procedureKey === 'CT-T01');
      const session = await house.get<SessionView>(`/qc/sessions/${water?.id ?? 0}`);
      expect(session.fields.find(({ key }) => key === 'mean')?.steps).toMatchObject([
        { value: 4500, source: 'manual' },
        { value: -4.5, source: 'repeat', reason: 'Typed wrongly' },
      ]);
      const artifacts = sessions.find(({ procedureKey }) => procedureKey === 'CT-T03');
      expect(artifacts).toMatchObject({ isComplete: false, verdict: 'action' });
      await context.close();
    },
    patience,
  );
});
