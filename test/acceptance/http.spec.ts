import { chmod, rm, writeFile } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { serve } from '../../src/main.ts';
import { readConfig } from '../../src/platform/config.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await runApp();
});
afterAll(() => running.stop());

interface ProblemBody {
  type: string;
  detail: string;
}
const problem = (response: { body: unknown }): ProblemBody => response.body as ProblemBody;

describe('who may ask', () => {
  it('a request under another name is refused, so that no foreign name can stand for this machine', async () => {
    const response = await request(running.url).get('/health').set('Host', 'evil.example');
    expect(response.status).toBe(421);
    expect(problem(response).type).toBe('urn:kerma:wrong-host');
  });

  it.each(['localhost:1234', '[::1]:80', '127.0.0.1'])('a request under %s is answered', async (host) => {
    const response = await request(running.url).get('/health/live').set('Host', host);
    expect(response.status).toBe(200);
  });

  it('a name that the settings admit is answered', async () => {
    const named = await runApp({ KERMA_HTTP_NAMES: ['kerma.clinic.example'] });
    const response = await request(named.url).get('/health/live').set('Host', 'Kerma.Clinic.example:8080');
    await named.stop();
    expect(response.status).toBe(200);
  });

  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
  ])('a change asked for by a page of another site is refused: %j', async (headers) => {
    const response = await request(running.url).post('/api/v1/anything').set(headers);
    expect(response.status).toBe(403);
    expect(problem(response).type).toBe('urn:kerma:cross-origin');
  });

  it('a change asked for by our own page, or by a program, gets to the routes', async () => {
    const own = await request(running.url).post('/api/v1/anything').set('Sec-Fetch-Site', 'same-origin');
    const byOrigin = await request(running.url).post('/api/v1/anything').set('Origin', running.url);
    const program = await request(running.url).post('/api/v1/anything');
    expect([own.status, byOrigin.status, program.status]).toEqual([404, 404, 404]);
  });

  it('the server does not open to the network where nothing encrypts', async () => {
    const open = readConfig({ KERMA_HTTP_HOST: '0.0.0.0', KERMA_DATA: running.dataFolder });
    await expect(serve(open)).rejects.toThrow('KERMA_HTTP_TLS_KEY');
  });
});

describe('what is wrong with a request is said as problem details', () => {
  it('malformed JSON', async () => {
    const response = await request(running.url)
      .post('/api/v1/anything')
      .set('Content-Type', 'application/json')
      .send('{"name": "Doe');
    expect(response.status).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(problem(response).detail).not.toContain('Doe');
  });

  it('a body that is too large', async () => {
    const response = await request(running.url)
      .post('/api/v1/anything')
      .send({ text: 'x'.repeat(2_200_000) });
    expect(response.status).toBe(413);
    expect(problem(response).detail).toContain('Send less');
  });

  it.each(['/api/v1/nothing', '/api/nothing', '/health/nothing'])(
    'an address that is none: %s',
    async (path) => {
      const response = await request(running.url).get(path);
      expect(response.status).toBe(404);
      expect(response.headers['content-type']).toContain('application/problem+json');
    },
  );

  it('a malformed address', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      plainRequest(`${running.url}/api/v1/%FF`, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect([400, 404]).toContain(status);
  });
});

describe('the headers of every answer', () => {
  it('admit nothing inline, no frame and no foreign source', async () => {
    const response = await request(running.url).get('/health/live');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('keep the API out of caches', async () => {
    const response = await request(running.url).get('/api/openapi.json');
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('health', () => {
  it('says what was looked at when all is well', async () => {
    const response = await request(running.url).get('/health');
    expect(response.status).toBe(200);
    const { status, checks } = response.body as { status: string; checks: { name: string }[] };
    expect(status).toBe('well');
    expect(checks.map((check) => check.name)).toEqual(
      expect.arrayContaining(['database', 'data folder', 'disk']),
    );
  });

  it('answers 503 with what is wrong when the data folder is gone', async () => {
    const broken = await runApp();
    await rm(broken.dataFolder, { recursive: true });
    await writeFile(broken.dataFolder, 'a file in its place');
    const response = await request(broken.url).get('/health/ready');
    const live = await request(broken.url).get('/health/live');
    await chmod(broken.dataFolder, 0o600);
    await broken.stop();
    expect(response.status).toBe(503);
    expect(JSON.stringify(response.body)).toContain('cannot be written (ENOTDIR)');
    expect(live.status).toBe(200);
  });

  it('answers 503 when less of the disk is free than asked for', async () => {
    const full = await runApp({ KERMA_DISK_FREE_MB: 1_000_000_000_000 });
    const response = await request(full.url).get('/health');
    await full.stop();
    expect(response.status).toBe(503);
    expect(JSON.stringify(response.body)).toContain('make room');
  });
});

describe('figures', () => {
  it('count requests by the pattern of their route, never by their address', async () => {
    await request(running.url).get('/api/v1/patients/DOE-JOHN?name=Doe');
    await request(running.url).get('/health/live');
    const { text } = await request(running.url).get('/metrics');
    expect(text).toMatch(
      /kerma_http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d/,
    );
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('DOE');
  });
});

describe('the data folder', () => {
  it('keeps nothing of the looks at its health', async () => {
    await request(running.url).get('/health');
    await expect(writeFile(join(running.dataFolder, '.health'), '', { flag: 'wx' })).resolves.toBeUndefined();
  });
});
