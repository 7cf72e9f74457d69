import type { WorkerWorld } from './worker-world.ts';

/** The files of the tablet's pages, put in when they are built: their names change with what is in them. */
declare const __TABLET_FILES__: readonly string[];

const world = self as unknown as WorkerWorld;

const shell = '/tablet';
const files = [shell, ...__TABLET_FILES__];
const prefix = 'kerma-tablet ';
/** As short as a name may be that differs when any file does. */
const cacheName = prefix + files.map((file) => file.replace(/^.*-|\.\w+$/g, '')).join(' ');
/** A network that does not answer by then is as good as none. */
const patienceMs = 4_000;

/**
 * The page is kept with its headers: its policy and the nonce in it belong together. Offline the nonce is the same each time; what it
 * guards against, words of others in the page, does not come into a page that is built in the browser.
 */
const keepAll = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
  await world.skipWaiting();
};

const dropOld = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await world.clients.claim();
};

const fromNetwork = (request: Request): Promise<Response> => {
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The network does not answer')), patienceMs);
  });
  return Promise.race([fetch(request), tooLong]);
};

/** The newest page there is; without a network the one that was kept. */
const pageFor = async (request: Request): Promise<Response> => {
  const answer = await fromNetwork(request).catch(() => null);
  if (answer !== null && answer.status < 500) return answer;
  return (await caches.match(shell)) ?? answer ?? Response.error();
};

/** A file's name tells what is in it, so the one that was kept is as good as any. */
const fileFor = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

const isOfTablet = (path: string): boolean => path === shell || path.startsWith(`${shell}/`);

world.addEventListener('install', (event) => event.waitUntil(keepAll()));
world.addEventListener('activate', (event) => event.waitUntil(dropOld()));
world.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== world.location.origin) return;
  if (request.mode === 'navigate') {
    if (isOfTablet(pathname)) event.respondWith(pageFor(request));
  } else if (files.includes(pathname)) event.respondWith(fileFor(request));
});
