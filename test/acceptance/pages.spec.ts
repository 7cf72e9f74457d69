import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import request from 'supertest';
import { pages } from '../../src/platform/http/pages.ts';
import { securityHeaders } from '../../src/platform/http/security-headers.ts';

const serverOf = (folder: string): Express => {
  const server = express();
  server.use(securityHeaders, pages(folder));
  server.use((_request, response) => {
    response.status(404).send('the routes');
  });
  return server;
};

const html =
  '<meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/main-1.js"></script>';

describe('the built pages', () => {
  let folder: string;
  let server: Express;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kerma-pages-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), html);
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'assets/main-1.js'), 'export {}');
    server = serverOf(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['/', '/studies', '/studies/12', '/index/of/nothing'])(
    '%s gives the program, never from a cache',
    async (path) => {
      const response = await request(server).get(path);
      expect(response.status).toBe(200);
      expect(response.headers['cache-control']).toBe('no-store');
      expect(response.headers['etag']).toBeUndefined();
    },
  );

  it('each answer has a nonce of its own, the same in the page and in its policy', async () => {
    const [first, second] = [await request(server).get('/'), await request(server).get('/')];
    const nonces = [first, second].map((response) => /content="([^"]+)"/.exec(response.text)?.[1] ?? '');
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonces[0] ?? ''}'`);
  });

  it('hashed assets stay in the cache for a year', async () => {
    const response = await request(server).get('/assets/main-1.js');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('a file that is not there is not answered with a page', async () => {
    expect((await request(server).get('/assets/main-2.js')).status).toBe(404);
    expect((await request(server).get('/robots.txt')).status).toBe(404);
  });

  it.each(['/api/v1/studies', '/api', '/health', '/metrics'])('%s is left to the routes', async (path) => {
    expect((await request(server).get(path)).text).toBe('the routes');
  });

  it.each(['/assets/..%2f..%2fpackage.json', '/.env'])('%s leads nowhere', async (path) => {
    expect((await request(server).get(path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('pages that are not built', () => {
  it('are said to be missing, with what to do', async () => {
    const response = await request(serverOf(join(tmpdir(), 'kerma-no-such-folder'))).get('/');
    expect(response.status).toBe(503);
    expect(response.text).toContain('npm run build');
  });
});
