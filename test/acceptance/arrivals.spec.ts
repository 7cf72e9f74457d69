import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type {
  ArrivalPage,
  ArrivalSummary,
  ContentTreeNode,
  Receipt,
  UploadResult,
} from '../../src/ingestion/ingestion.contract.ts';
import type { Environment } from '../../src/platform/config.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually } from '../support/ingestion.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';

const sample = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../dicom-samples', name));

const running: RunningApp[] = [];
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
});

onEachDatabase((place) => {
  const begin = async (settings: Partial<Environment> = {}) => {
    const { config } = await place();
    const url = config.env.DATABASE_URL;
    const app = await runApp({ ...settings, ...(url && { DATABASE_URL: url }) });
    running.push(app);
    const get = async <Body>(path: string): Promise<Body> =>
      (await request(app.url).get(`/api/v1${path}`).expect(200)).body as Body;
    const upload = async (...names: string[]): Promise<UploadResult> => {
      const sending = request(app.url).post('/api/v1/uploads');
      for (const name of names) sending.attach('files', await sample(name), name);
      return (await sending.expect(200)).body as UploadResult;
    };
    return { url: app.url, get, upload };
  };

  describe('the inbox', () => {
    it('shows reports that went into a study, and damaged ones with the reason', async () => {
      const { get, upload } = await begin();
      const { files } = await upload('c-arm-hip.dcm', 'damaged-truncated.dcm');
      expect(files.map(({ outcome, status }) => [outcome, status])).toEqual(
        expect.arrayContaining([
          ['stored', 'recorded'],
          ['refused', 'refused'],
        ]),
      );
      const page = await get<ArrivalPage>('/arrivals');
      expect(page.counts).toEqual({ received: 0, recorded: 1, refused: 1, failed: 0, parked: 0 });
      const recorded = page.items.find(({ status }) => status === 'recorded');
      expect(recorded).toMatchObject({ channel: 'upload', fileName: 'c-arm-hip.dcm', code: null });
      expect(recorded?.studyId).toEqual(expect.any(Number));
      const refused = page.items.find(({ status }) => status === 'refused');
      expect(refused?.code).toMatch(/^damaged/);
      expect(Object.keys(refused ?? {})).not.toContain('leaseHolder');
      expect(await get<Receipt>(`/arrivals/${refused?.id ?? 0}`)).toEqual(refused);
    });

    it('filters, searches and pages', async () => {
      const { get, upload, url } = await begin();
      await upload('c-arm-hip.dcm', 'ct-implicit.dcm', 'damaged-truncated.dcm', 'non-dose-sr.dcm');
      const names = async (query: string): Promise<(string | null)[]> =>
        (await get<ArrivalPage>(`/arrivals?${query}`)).items.map(({ fileName }) => fileName).sort();
      expect(await names('status=refused')).toEqual(['damaged-truncated.dcm', 'non-dose-sr.dcm']);
      expect(await names('text=IMPLICIT')).toEqual(['ct-implicit.dcm']);
      expect(await names('text=%25')).toEqual([]);
      expect(await names('channel=c-store,cli')).toEqual([]);
      expect(await names('to=2020-01-01T00:00:00Z')).toEqual([]);
      const all = await get<ArrivalPage>('/arrivals');
      const two = all.items.filter(({ fileName }) => /hip|truncated/.test(fileName ?? ''));
      const asked = `ids=${two.map(({ id }) => id).join(',')}`;
      expect(await names(asked)).toEqual(['c-arm-hip.dcm', 'damaged-truncated.dcm']);
      expect((await get<ArrivalPage>(`/arrivals?${asked}`)).counts).toMatchObject({
        recorded: 1,
        refused: 1,
      });
      await request(url).get('/api/v1/arrivals?ids=one').expect(400);
      const first = await get<ArrivalPage>('/arrivals?limit=3');
      const second = await get<ArrivalPage>(`/arrivals?limit=3&cursor=${first.nextCursor ?? ''}`);
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect(second.nextCursor).toBeNull();
      expect(ids).toEqual([...new Set(ids)].sort((one, two) => two - one));
      expect(ids).toHaveLength(4);
      expect(first.counts.refused).toBe(2);
      await request(url).get('/api/v1/arrivals?status=lost').expect(400);
      await request(url).get('/api/v1/arrivals/99999999999').expect(400);
      await request(url).get('/api/v1/arrivals/4242').expect(404);
    });

    it('sums up the day and the room on the disk', async () => {
      const { get, upload } = await begin();
      await upload('c-arm-hip.dcm');
      const summary = await get<ArrivalSummary>('/arrivals/summary');
      expect(summary.countsSince.recorded).toBe(1);
      expect(summary.oldestWaitingAt).toBeNull();
      expect(summary.disk.originalsBytes).toBe((await sample('c-arm-hip.dcm')).length);
      const later = await get<ArrivalSummary>('/arrivals/summary?since=2999-01-01T00:00:00Z');
      expect(later.countsSince.recorded).toBe(0);
      expect(later.counts.recorded).toBe(1);
    });

    it('replays one, a selection or all refused', async () => {
      const { get, upload, url } = await begin();
      await upload('damaged-truncated.dcm', 'c-arm-hip.dcm');
      const { items } = await get<ArrivalPage>('/arrivals');
      const idOf = (status: string): number => items.find((item) => item.status === status)?.id ?? 0;
      await request(url)
        .post(`/api/v1/arrivals/${idOf('refused')}/replay`)
        .expect(202);
      await request(url)
        .post(`/api/v1/arrivals/${idOf('recorded')}/replay`)
        .expect(202);
      await request(url).post('/api/v1/arrivals/4242/replay').expect(404);
      const replay = (body: object) => request(url).post('/api/v1/arrivals/replay').send(body);
      const some = await replay({ ids: [4242] }).expect(202);
      expect(some.body).toEqual({ queued: 0, skipped: 1, ids: [] });
      await eventually(async () => (await get<ArrivalPage>('/arrivals?status=refused')).items.length === 1);
      const all = await replay({ all: 'refused' }).expect(202);
      expect(all.body).toEqual({ queued: 1, skipped: 0, ids: [idOf('refused')] });
      await replay({ all: 'recorded' }).expect(400);
    });

    it('tells those who listen what changes', async () => {
      const { upload, url } = await begin();
      const stop = new AbortController();
      const stream = await fetch(`${url}/api/v1/arrivals/stream`, { signal: stop.signal });
      await upload('c-arm-hip.dcm');
      let heard = '';
      for await (const chunk of stream.body ?? []) {
        heard += Buffer.from(chunk as Uint8Array).toString();
        if (heard.includes('"recorded":1')) break;
      }
      stop.abort();
      expect(heard).toContain('event: arrivals');
      expect(heard).toContain('c-arm-hip.dcm');
    });
  });

  describe('an original', () => {
    it('comes back byte for byte, under its name', async () => {
      const { upload, url } = await begin();
      const { files } = await upload('c-arm-hip.dcm');
      const answer = await request(url)
        .get(`/api/v1/originals/${files[0]?.sha256 ?? ''}`)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
      expect((answer.body as Buffer).equals(await sample('c-arm-hip.dcm'))).toBe(true);
      expect(answer.headers['content-disposition']).toContain('filename="c-arm-hip.dcm"');
      await request(url)
        .get(`/api/v1/originals/${'0'.repeat(64)}`)
        .expect(404);
      await request(url).get('/api/v1/originals/..%2f..%2fetc').expect(400);
    });

    it('shows its content tree', async () => {
      const { upload, get } = await begin();
      const { files } = await upload('c-arm-hip.dcm');
      const tree = await get<ContentTreeNode>(`/originals/${files[0]?.sha256 ?? ''}/content-tree`);
      expect(tree).toMatchObject({ valueType: 'CONTAINER', concept: { scheme: 'DCM', value: '113701' } });
      expect(tree.children.length).toBeGreaterThan(3);
    });

    it('cannot be had where patients are not kept, and its tree is masked', async () => {
      const { upload, get, url } = await begin({ KERMA_PATIENTS: 'none' });
      const { files } = await upload('c-arm-hip.dcm');
      const path = `/originals/${files[0]?.sha256 ?? ''}`;
      const refused = await request(url).get(`/api/v1${path}`).expect(403);
      expect(refused.body).toMatchObject({ type: 'urn:kerma:original-sealed' });
      const all: ContentTreeNode[] = [await get<ContentTreeNode>(`${path}/content-tree`)];
      for (const node of all) all.push(...node.children);
      const personal = all.filter(
        ({ valueType, value }) => ['PNAME', 'TEXT'].includes(valueType) && value !== null,
      );
      expect(personal.map(({ value }) => value).filter((value) => value !== 'masked')).toEqual([]);
      expect((await get<ArrivalPage>('/arrivals')).items[0]?.fileName).toBeNull();
    });
  });
});
