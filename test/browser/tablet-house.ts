import type { SessionInput } from '../../src/qc/sessions/sessions.contract.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { grant } from '../support/signed-in.ts';
import { day, QcHouse, type HousePerson } from '../support/qc-house.ts';
import type { RunningApp } from '../support/running-app.ts';
import { looks } from './browser.ts';

export interface TabletPerson extends HousePerson {
  readonly pin: string;
}

/** A unit with tests, adopted limits and baselines, and whoever records there by PIN. */
export class TabletHouse extends QcHouse {
  private readonly url: string;

  constructor({ app, url }: RunningApp) {
    super(app);
    this.url = url;
  }

  /** Records at this unit only, so that the tablet needs not ask which. */
  async technologistOf(unitId: number): Promise<TabletPerson> {
    const person = await this.person([grant('technologist', { unitId })]);
    const answer = await this.send('put', '/me/pin', {}, person.cookie).expect(200);
    return { ...person, pin: (answer.body as { pin: string }).pin };
  }

  async assign(unitId: number, ...keys: readonly string[]): Promise<void> {
    const assignments = keys.map((procedureKey) => ({ procedureKey, rule: { basis: 'usage' } }));
    await this.post(`/units/${unitId}/qc/assignments`, { assignments, from: day(-30) });
  }

  /** With its physicist, all its limits adopted. */
  async judged(
    name: string,
    ...keys: readonly string[]
  ): Promise<{ unitId: number; physicist: HousePerson }> {
    const unitId = await this.unit(name);
    await this.assign(unitId, ...keys);
    const physicist = await this.physicist([unitId]);
    await this.adoptAll(unitId, physicist);
    return { unitId, physicist };
  }

  async baseline(
    unitId: number,
    by: HousePerson,
    said: { procedureKey: string; field: string; value: number },
  ): Promise<void> {
    const how = { n: 10, method: 'Mean of ten days', validFrom: day(-20), reason: 'After acceptance' };
    await this.post(`/units/${unitId}/qc/baselines`, { series: '', ...said, ...how }, by.cookie);
  }

  /** kV, mA and air-kerma rate of the day before, in the mode that is used each day. */
  abcOfYesterday(unitId: number, performer: HousePerson): SessionInput {
    const at = new Date(Date.now() - 86_400_000).toISOString();
    const values = { kv: 72, ma: 12, akr: 21, mode: 'Abdomen 7.5 fps, 32 cm' };
    const entry = { enteredAt: at, source: 'manual' as const, wasAsked: false, earlier: [] };
    const entries = Object.entries(values).map(([field, value]) => ({ field, value, ...entry }));
    const times = { startedAt: at, completedAt: at, sentAt: null };
    return { ...this.waterCt(unitId, performer), procedureKey: 'FL-T02', ...times, entries };
  }

  /** Makes the browser a shared tablet. */
  async enrol(context: BrowserContext, name: string): Promise<void> {
    const admin = await this.person([grant('administrator')]);
    const answer = await context.request.post(`${this.url}/api/v1/devices`, {
      data: { name, facilityId: null },
      headers: { cookie: admin.cookie },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

/** A tablet of its own: what it keeps, and whether it has a network, is no other's. */
export interface Tablet {
  readonly page: Page;
  readonly troubles: string[];
  readonly context: BrowserContext;
  readonly thumb: Thumb;
}

/** Without a network the browser itself complains of every request; that is no trouble of the page. */
const isOfNetwork = (text: string): boolean => text.includes('ERR_INTERNET_DISCONNECTED');

export const openTablet = async (browser: Browser, url: string): Promise<Tablet> => {
  const context = await browser.newContext({
    ...looks['on a tablet, light'],
    baseURL: url,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfNetwork(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return { page, troubles, context, thumb: new Thumb(page) };
};

/** Taps on a page, counted. */
export class Thumb {
  taps = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    this.taps += 1;
  }

  /** A number by the tablet's own keypad, and the key that enters it. */
  async number(text: string, enter = 'Next'): Promise<void> {
    for (const sign of text)
      await this.tap(sign === '.' ? 'Decimal point' : sign === '-' ? 'Change the sign' : sign);
    await this.tap(enter);
  }

  async pin(pin: string): Promise<void> {
    for (const digit of pin) await this.tap(digit);
  }

  /** In the row of an item of a checklist. */
  async item(label: string, answer = 'OK'): Promise<void> {
    await this.page.getByRole('group', { name: label }).getByRole('button', { name: answer }).click();
    this.taps += 1;
  }
}
