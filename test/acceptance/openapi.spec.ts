import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { runApp, type RunningApp } from '../support/running-app.ts';

interface Answer {
  description?: string;
  content?: Record<string, { schema?: object }>;
}
interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  responses: Record<string, Answer>;
  parameters?: { name: string; in: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema?: object }> };
}
interface ApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let running: RunningApp;
let document: ApiDocument;
beforeAll(async () => {
  running = await runApp();
  document = (await request(running.url).get('/api/openapi.json')).body as ApiDocument;
});
afterAll(() => running.stop());

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
const where = (holds: (operation: Operation) => boolean): string[] =>
  operations()
    .filter(([, operation]) => holds(operation))
    .map(([name]) => name);

const isSuccess = (status: string): boolean => status.startsWith('2');
const saysWhatItGives = ({ responses }: Operation): boolean =>
  Object.entries(responses)
    .filter(([status]) => isSuccess(status))
    .every(
      ([status, { content }]) =>
        status === '204' || Object.values(content ?? {}).some(({ schema }) => schema !== undefined),
    );

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with a title, a version and paths', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Kerma', version: '1' });
    expect(Object.keys(document.paths).length).toBeGreaterThan(3);
  });

  it('every reference leads to a component', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      (found) => found[1] ?? '',
    );
    const known = new Set(
      Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('uses nothing of 3.0 that 3.1 dropped', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('"nullable":');
    expect(text).not.toMatch(/"exclusiveM(?:in|ax)imum":(?:true|false)/);
  });

  it('every route has a summary, a tag and a name of its own', () => {
    expect(where(({ summary }) => (summary ?? '') === '')).toEqual([]);
    expect(where(({ tags }) => (tags ?? []).length === 0)).toEqual([]);
    const names = operations().map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('every route says what it gives, and that errors are problem details', () => {
    expect(where((operation) => !Object.keys(operation.responses).some(isSuccess))).toEqual([]);
    expect(where((operation) => !saysWhatItGives(operation))).toEqual([]);
    expect(
      where(({ responses }) => responses['default']?.content?.['application/problem+json'] === undefined),
    ).toEqual([]);
  });

  it('every parameter has a schema, and those of the path are in the path', () => {
    const unclear = operations().filter(([name, { parameters = [] }]) =>
      parameters.some(
        (each) => each.schema === undefined || (each.in === 'path' && !name.includes(`{${each.name}}`)),
      ),
    );
    expect(unclear.map(([name]) => name)).toEqual([]);
  });
});

describe('the page of the API', () => {
  it('lists every path for people', async () => {
    const { text } = await request(running.url).get('/api');
    const missing = Object.keys(document.paths).filter((path) => !text.includes(`<code>${path}</code>`));
    expect(missing).toEqual([]);
  });
});
