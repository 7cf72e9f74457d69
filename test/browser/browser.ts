import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
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

/** For a page on which little is: both layouts and both colours. */
export const twoLooks = {
  'at a desk, light': looks['at a desk, light'],
  'on a tablet, dark': looks['on a tablet, dark'],
} as const;

/** A page that writes down every error of its console and every breach of its policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly troubles: string[];
  /** Ends the visit: what the visitor left behind is forgotten, and the page is there for the next. */
  readonly leave: () => Promise<void>;
}

/** A page of one address, and who hears of its troubles. */
interface KeptPage {
  readonly page: Page;
  readonly url: string;
  hear: (trouble: string) => void;
}

/** Pages that nobody is on: a page whose program was read and compiled once opens in a third of the time. */
const idlePages = new WeakMap<Browser, KeptPage[]>();

const newPage = async (browser: Browser, url: string): Promise<KeptPage> => {
  const context = await browser.newContext({ baseURL: url });
  const kept: KeptPage = { page: await context.newPage(), url, hear: () => undefined };
  kept.page.on('console', (message) => {
    if (message.type() === 'error') kept.hear(`${kept.page.url()}: ${message.text()}`);
  });
  kept.page.on('pageerror', (error) => {
    kept.hear(`${kept.page.url()}: ${error.message}`);
  });
  return kept;
};

const forget = async (page: Page): Promise<void> => {
  await page.unrouteAll();
  await page.context().clearCookies();
  // Nothing runs there; about:blank would be another process, that has compiled nothing yet.
  await page.goto('/favicon.svg');
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.mouse.move(0, 0);
};

export const openPage = async (
  browser: Browser,
  url: string,
  { viewport, colorScheme }: Look,
): Promise<WatchedPage> => {
  const idle = idlePages.get(browser) ?? [];
  const kept = idle.find((each) => each.url === url) ?? (await newPage(browser, url));
  idlePages.set(
    browser,
    idle.filter((each) => each !== kept),
  );
  const { page } = kept;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, media: null, reducedMotion: 'reduce' });
  const troubles: string[] = [];
  kept.hear = (trouble) => troubles.push(trouble);
  const leave = async (): Promise<void> => {
    kept.hear = () => undefined;
    await forget(page);
    idlePages.get(browser)?.push(kept);
  };
  return { page, troubles, leave };
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

/** Of the rules that axe runs by itself, those that judge colours; the others judge the tree and where its parts lie. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const axeSource = readFile(axePath, 'utf8');

/** By the debugger's own door: `page.evaluate` would wrap the half megabyte, and compile it anew each time. */
const bringAxe = async (page: Page): Promise<void> => {
  if (await page.evaluate(() => 'axe' in window)) return;
  const debuggerOf = await page.context().newCDPSession(page);
  await debuggerOf.send('Runtime.evaluate', { expression: await axeSource, silent: true });
  await debuggerOf.detach();
};

/** What these rules of axe, or all, find on the page, one line a rule. */
const axeRun = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  await bringAxe(page);
  const found = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        ...(runOnly && { runOnly: [...runOnly] }),
      }),
    rules,
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${new URL(page.url()).pathname}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** What axe finds on the page, one line a rule. */
export const axeFindings = (page: Page): Promise<string[]> => axeRun(page);

/** All that a rule may judge but colours: the tree, what is shown of it and where. */
const layoutOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const places = [...document.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [
        x,
        y,
        width,
        height,
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      ].join(' ');
    });
    return [document.title, document.body.outerHTML, ...places].join('\n');
  });

/**
 * What axe finds on the page as it stands in each of the looks. A look that differs from an earlier one in nothing but
 * colours is judged by the rules of colours alone: the others would say the same again.
 */
export const findingsInLooks = async (
  page: Page,
  of: Readonly<Record<string, Look>> = looks,
): Promise<string[]> => {
  const judged = new Set<string>();
  const found: string[] = [];
  for (const [name, look] of Object.entries(of)) {
    await lookAt(page, look);
    const layout = await layoutOf(page);
    const findings = await axeRun(page, judged.has(layout) ? colourRules : undefined);
    judged.add(layout);
    found.push(...findings.map((finding) => `${name}: ${finding}`));
  }
  return found;
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
