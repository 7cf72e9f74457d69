import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StudyPage } from '../../src/dose/study-list.contract.ts';
import { Receivers } from '../../src/ingestion/index.ts';
import { CStoreReceiver } from '../../src/ingestion/receivers/c-store/c-store.receiver.ts';
import type { About } from '../../src/platform/http/about.contract.ts';
import { splitPart10 } from '../support/c-store.ts';
import { eventually } from '../support/ingestion.ts';
import { runApp, type RunningApp } from '../support/running-app.ts';
import { Scu } from '../support/scu.mjs';

const samples = ['ct-implicit', 'ct-big-endian', 'ct-deflated', 'neuro-biplane'];

describe('the server', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await runApp({ KERMA_DICOM_ENABLED: true, KERMA_DICOM_PORT: 0 });
  });

  afterEach(async () => {
    await running.stop();
  });

  const send = async (port: number, sample: string): Promise<number | undefined> => {
    const file = await readFile(new URL(`../../dicom-samples/${sample}.dcm`, import.meta.url));
    const { sopClass, transferSyntax, ...object } = splitPart10(file);
    const contexts = [{ id: 3, abstractSyntax: sopClass, transferSyntaxes: [transferSyntax] }];
    const scu = await Scu.associate({ port }, { contexts });
    const { status } = await scu.store({ ...object, sopClass });
    await scu.release();
    return status;
  };

  it('shows a study for each report that a unit sends, in every transfer syntax', async () => {
    const lines = await running.app.get(Receivers).start();
    const port = running.app.get(CStoreReceiver).address()?.port ?? 0;
    expect(lines).toEqual([`C-STORE as KERMA on 127.0.0.1:${port}`]);
    const about = (await (await fetch(`${running.url}/api/v1/about`)).json()) as About;
    expect(about.dicom?.port).toBe(port);
    const described = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    expect(about.version).toBe((JSON.parse(described) as { version: string }).version);
    for (const sample of samples) expect(await send(port, sample)).toBe(0);
    await eventually(async () => {
      const answer = await fetch(`${running.url}/api/v1/studies`);
      const { rows } = (await answer.json()) as StudyPage;
      return rows.length === samples.length;
    });
    const figures = await (await fetch(`${running.url}/metrics`)).text();
    expect(figures).toContain('kerma_dicom_messages_total{what="object-stored"} 4');
  });
});
