import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { eventually } from '../support/ingestion.ts';

/** The package's own set of flags breaks here; these are enough. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await sparticuz.executablePath(), args: flags, headless: true });

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

export const looks = {
  'at a desk, light': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'at a desk, dark': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  'on a tablet, light': { viewport: { width: 820, height: 1180 }, colorScheme: 'light' },
  'on a tablet, dark': { viewport: { width: 820, height: 1180 }, colorScheme: 'dark' },
} as const satisfies Readonly<Record<string, Look>>;

/** A page that writes down every error of its console and every breach of its policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly troubles: string[];
  readonly context: BrowserContext;
}

export const openPage = async (browser: Browser, url: string, look: Look): Promise<WatchedPage> => {
  const context = await browser.newContext({ ...look, baseURL: url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  return { page, troubles, context };
};

/** Waits until the page shows what it has. */
const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
};

/** Goes to a page and waits until it shows what it has. */
export const visit = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};

/** Colours that are still changing would be judged half-way. */
const coloursSettled = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    await nextFrame();
    await nextFrame();
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changes.map((change) => change.finished));
  });

/** The page as it is, at another size and in other colours. */
export const lookAt = async (page: Page, { viewport, colorScheme }: Look): Promise<void> => {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await settled(page);
  await coloursSettled(page);
};

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { target: readonly unknown[] }[] }[];
}

/** What axe finds on the page, one line a rule. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${new URL(page.url()).pathname}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** Lets files fall onto the page, as a reader would from a folder window. */
export const dropFiles = async (
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> => {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, sent);
};

/** Sends samples of the repository as a person would upload them, and waits until so many studies are there. */
export const sendSamples = async (url: string, names: readonly string[], studies: number): Promise<void> => {
  const form = new FormData();
  for (const name of names) {
    const bytes = await readFile(join('dicom-samples', name));
    form.append('files', new Blob([new Uint8Array(bytes)]), name);
  }
  await fetch(`${url}/api/v1/uploads`, { method: 'POST', body: form });
  await eventually(async () => {
    const page = (await (await fetch(`${url}/api/v1/studies`)).json()) as { total: number };
    return page.total === studies;
  }, 30_000);
};

/** As the browser does before it prints; what is made for paper is there then. */
export const asOnPaper = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
};
