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

/** Goes on without so many values. */
const leaveOut = async (thumb: Thumb, count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await thumb.tap('Go on without it');
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

describe('without a network', () => {
  /** The worker has all pages, and answers for this one. */
  const canDoWithout = (page: Page): Promise<unknown> =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (navigator.serviceWorker.controller === null)
        await new Promise((resolve) => setTimeout(resolve, 50));
    });

  it(
    'nothing that is typed is lost, judging goes on, and what is finished is stored exactly once when it is back',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 3');
      const { page, troubles, context, thumb } = await atKeypad();
      await canDoWithout(page);
      await thumb.pin(technologist.pin);
      await ctChecklist(page, thumb);
      await thumb.tap('Axial head');
      await heading(page, 'Mean CT number');
      await thumb.tap('0');
      await thumb.tap('Decimal point');
      await context.setOffline(true);
      await page.getByText('No network; kept on this tablet').waitFor();
      await thumb.tap('4');
      await page.reload();
      await heading(page, 'Mean CT number');
      expect(await page.getByLabel('Mean CT number, as typed').textContent()).toBe('0.4');
      await thumb.tap('Next');
      await heading(page, 'Standard deviation');
      expect(await justSaid(page)).toMatch(/Mean CT number 0\.4 HU.*Pass/);
      await thumb.number('6');
      // 6 HU is half as much again as the baseline of 4 HU; 20 % are allowed.
      await page.getByText('Action', { exact: true }).waitFor();
      await thumb.tap('Go on');
      await thumb.tap('None');
      await thumb.tap('Send 4 tests');
      await page.getByText('On this tablet', { exact: true }).nth(3).waitFor();
      await page.getByText('Nothing is due here now.').waitFor();
      await page.reload();
      await page.getByText('On this tablet', { exact: true }).nth(3).waitFor();
      expect(await sessionsOf(unitId)).toEqual([]);
      await context.setOffline(false);
      await page.getByText('Sent', { exact: true }).nth(3).waitFor();
      await page.reload();
      await page.getByText('Sent', { exact: true }).nth(3).waitFor();
      const sessions = await sessionsOf(unitId);
      expect(sessions.map(({ procedureKey, verdict }) => `${procedureKey} ${verdict}`).sort()).toEqual([
        'CT-T01 pass',
        'CT-T02 action',
        'CT-T03 pass',
        'CT-T04 pass',
      ]);
      expect(troubles).toEqual([]);
      await context.close();
    },
    patience,
  );

  it(
    'who it is is said by name, and sent only when that person has entered the PIN',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 4');
      const other = await house.technologistOf(unitId);
      const { page, context, thumb } = await atKeypad();
      await canDoWithout(page);
      // Brought in while there is a network: axe comes by a door whose closing would bring the network back.
      expect(await axeFindings(page)).toEqual([]);
      await thumb.pin(technologist.pin);
      await heading(page, 'Checklist');
      await context.setOffline(true);
      await page.getByText('No network; kept on this tablet').waitFor();
      await thumb.tap('Ben Okoro: leave');
      await heading(page, 'No network');
      expect(await axeFindings(page)).toEqual([]);
      await thumb.tap('Ben Okoro');
      await ctChecklist(page, thumb);
      await heading(page, 'Protocol');
      await thumb.tap('All tests');
      await thumb.tap('Go on with the round');
      await leaveOut(thumb, 4);
      await thumb.tap('Send this test');
      await page.getByText('On this tablet', { exact: true }).waitFor();
      await context.setOffline(false);
      await heading(page, 'Your PIN');
      await thumb.pin(other.pin);
      await thumb.tap('All tests');
      await page.getByText('1 test by Ben Okoro waits here until Ben Okoro is back.').waitFor();
      expect(await sessionsOf(unitId)).toEqual([]);
      await thumb.tap('Ben Okoro: leave');
      await heading(page, 'Your PIN');
      await thumb.pin(technologist.pin);
      await thumb.tap('All tests');
      await page.getByText('Sent', { exact: true }).waitFor();
      expect(await sessionsOf(unitId)).toMatchObject([
        { procedureKey: 'CT-T04', verdict: 'pass', performer: { id: technologist.personId } },
      ]);
      await context.close();
    },
    patience,
  );
});

describe('two tablets', () => {
  it(
    'that record the same test are told of each other, and both are kept',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 5');
      const second = await house.technologistOf(unitId);
      const here = await atKeypad();
      const there = await atKeypad();
      await here.thumb.pin(technologist.pin);
      await there.thumb.pin(second.pin);
      for (const { page, thumb } of [here, there]) {
        await ctChecklist(page, thumb);
        await leaveOut(thumb, 4);
        await thumb.tap('Send this test');
        await page.getByText('Sent', { exact: true }).waitFor();
      }
      await there.page.getByRole('heading', { name: 'Done today' }).waitFor();
      const sessions = await sessionsOf(unitId);
      expect(sessions.map(({ procedureKey }) => procedureKey)).toEqual(['CT-T04', 'CT-T04']);
      expect(new Set(sessions.map(({ performer }) => performer.id)).size).toBe(2);
      await here.context.close();
      await there.context.close();
    },
    patience,
  );
});

describe('a test that the server does not take', () => {
  it(
    'stays on the tablet with the reason, and can be opened and put right',
    async () => {
      const { unitId, technologist } = await ctRoom('CT 6');
      const { page, context, thumb } = await atKeypad();
      await page.route('**/api/v1/qc/sessions', (route) =>
        route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          json: {
            type: 'urn:kerma:times-not-right',
            title: 'bad request',
            status: 400,
            detail: 'It was completed in the future. Set the clock of the tablet.',
          },
        }),
      );
      await thumb.pin(technologist.pin);
      await ctChecklist(page, thumb);
      await leaveOut(thumb, 4);
      await thumb.tap('Send this test');
      await page.getByText('Not taken', { exact: true }).waitFor();
      await page.getByText(/Set the clock of the tablet/).waitFor();
      await page.unroute('**/api/v1/qc/sessions');
      await thumb.tap('Open and put right');
      await page.getByText(/It was not taken: It was completed in the future/).waitFor();
      await thumb.tap('Send this test');
      await page.getByText('Sent', { exact: true }).waitFor();
      expect(await sessionsOf(unitId)).toHaveLength(1);
      await context.close();
    },
    patience,
  );
});
