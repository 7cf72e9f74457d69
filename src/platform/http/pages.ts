import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { static as serveFolder, type RequestHandler, type Response, type Router } from 'express';
import express from 'express';
import { sendProblem } from '../problem.ts';
import { nonceOf } from './security-headers.ts';

/** The pages as vite built them: beside the compiled program, or in `dist` when the source runs (tests). */
export const builtPages = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/web/' : '../../web/', import.meta.url),
);

/** Must be the same in `src/web/index.html`. */
const noncePlace = /__CSP_NONCE__/g;

const notBuilt = (nonce: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kerma: the pages are not built</title>
<style nonce="${nonce}">body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}</style>
</head><body><h1>The pages are not built</h1>
<p>The server runs and takes reports, but its pages are missing. Run <code>npm run build</code> in Kerma’s folder and
load this page again.</p><p>The API is at <a href="/api">/api</a>.</p></body></html>`;

/** A file written for this response: its nonce makes any cached copy useless. */
const sendHtml = (response: Response, status: number, html: string): void => {
  response.status(status).type('html').setHeader('Cache-Control', 'no-store');
  response.end(html);
};

const sendPage = async (folder: string, response: Response): Promise<void> => {
  const nonce = nonceOf(response);
  const html = await readFile(`${folder}/index.html`, 'utf8').catch(() => null);
  if (html === null) sendHtml(response, 503, notBuilt(nonce));
  else sendHtml(response, 200, html.replace(noncePlace, nonce));
};

const isNoPage = (path: string): boolean => /^\/(?:api|health|metrics)(?:\/|$)/.test(path);
const isFile = (path: string): boolean => /\.[^/]*$/.test(path);

const page =
  (folder: string): RequestHandler =>
  async (request, response, next) => {
    if (isNoPage(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    response.locals['pattern'] = isFile(request.path) ? '(file)' : '(page)';
    if (!isFile(request.path)) await sendPage(folder, response);
    else
      sendProblem(response, {
        type: 'urn:kerma:not-found',
        title: 'not found',
        status: 404,
        detail: 'There is no such file. Load the page again: it may be of an older version.',
      });
  };

/** Serves the pages: hashed assets for a year, html never from a cache, every page's address gives the program. */
export const pages = (folder: string = builtPages): Router => {
  const router = express.Router();
  router.use('/assets', (_request, response, next) => {
    response.locals['pattern'] = '(asset)';
    next();
  });
  router.use(
    '/assets',
    serveFolder(`${folder}/assets`, { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router.get('/index.html', (_request, response) => response.redirect(301, '/'));
  router.use(serveFolder(folder, { index: false, redirect: false, cacheControl: true, maxAge: 0 }));
  router.use(page(folder));
  return router;
};
