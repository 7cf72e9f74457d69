import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { madeUpDataSet, startReceiver, type RunningReceiver } from '../support/c-store.ts';
import {
  doseReport,
  explicitLittleEndian,
  implicitLittleEndian,
  Scu,
  verification,
  type Wishes,
} from '../support/scu.mjs';

const instance = '1.2.3.4.5';
const bigEndian = '1.2.840.10008.1.2.2';
const deflated = '1.2.840.10008.1.2.1.99';
const jpeg = '1.2.840.10008.1.2.4.50';
const ctImage = '1.2.840.10008.5.1.4.1.1.2';
const enhancedReport = '1.2.840.10008.5.1.4.1.1.88.22';

const oneContext = (abstractSyntax: string, ...transferSyntaxes: string[]): Wishes => ({
  contexts: [{ id: 3, abstractSyntax, transferSyntaxes }],
});

describe('the C-STORE receiver', () => {
  let running: RunningReceiver;
  let open: Scu[];

  const associate = async (wishes?: Wishes): Promise<Scu> => {
    const scu = await Scu.associate({ port: running.port }, wishes);
    open.push(scu);
    return scu;
  };

  const answerTo = async (wishes: Wishes): Promise<number[]> => {
    const refused = await associate(wishes).catch((error: unknown) => error);
    const { answer } = refused as { answer: { type: number; body: Buffer } };
    return [answer.type, ...answer.body.subarray(1)];
  };

  beforeEach(async () => {
    running = await startReceiver({
      KERMA_DICOM_CALLED: ['KERMA'],
      KERMA_DICOM_CALLING: ['SENDER', 'CATHLAB1'],
    });
    open = [];
  });

  afterEach(async () => {
    for (const scu of open) scu.destroy();
    await running.receiver.onModuleDestroy();
  });

  it('answers C-ECHO and a release', async () => {
    const scu = await associate();
    expect(await scu.echo()).toBe(0);
    expect(await scu.echo()).toBe(0);
    expect(await scu.release()).toBe(true);
    expect(running.receiver.statistics()).toMatchObject({ associationsAccepted: 1, echoes: 2 });
  });

  it('hands a data set over byte for byte, as a DICOM file', async () => {
    const dataSet = madeUpDataSet(doseReport, instance, 70_000);
    const scu = await associate({ calling: 'CATHLAB1' });
    expect(await scu.store({ sopInstance: instance, dataSet })).toMatchObject({ messageId: 1, status: 0 });
    const [arrival] = running.door.arrivals;
    const bytes = Buffer.from(arrival?.bytes ?? []);
    expect(bytes.subarray(128, 132).toString('latin1')).toBe('DICM');
    expect(bytes.subarray(-dataSet.length).equals(dataSet)).toBe(true);
    const meta = bytes.subarray(132, -dataSet.length);
    // (0002,0000) counts the meta information that follows it
    expect(meta.readUInt32LE(8)).toBe(meta.length - 12);
    for (const text of [doseReport, instance, explicitLittleEndian, 'CATHLAB1']) {
      expect(meta.toString('latin1')).toContain(text);
    }
    expect(arrival).toMatchObject({ channel: 'c-store', sender: 'CATHLAB1 at 127.0.0.1' });
  });

  it('takes a data set that comes in many small fragments, and the next one after it', async () => {
    const scu = await associate();
    const dataSets = ['1.1', '1.2', '1.3'].map((uid) => madeUpDataSet(doseReport, uid, 150_000));
    for (const [at, dataSet] of dataSets.entries()) {
      Object.assign(scu, { maxPdu: 300 });
      expect((await scu.store({ sopInstance: `1.${at + 1}`, dataSet })).status).toBe(0);
    }
    const ends = running.door.arrivals.map(({ bytes }, at) =>
      Buffer.from(bytes)
        .subarray(-(dataSets[at]?.length ?? 0))
        .equals(dataSets[at] ?? Buffer.of()),
    );
    expect(ends).toEqual([true, true, true]);
  });

  describe('negotiates', () => {
    it('explicit little endian first, whatever the order of the sender', async () => {
      const scu = await associate(
        oneContext(doseReport, bigEndian, implicitLittleEndian, explicitLittleEndian),
      );
      expect(scu.contexts.get(3)).toEqual({ result: 0, transferSyntax: explicitLittleEndian });
    });

    it.each([implicitLittleEndian, explicitLittleEndian, deflated, bigEndian])(
      '%s where it is all there is',
      async (syntax) => {
        const scu = await associate(oneContext(enhancedReport, syntax));
        expect(scu.contexts.get(3)).toEqual({ result: 0, transferSyntax: syntax });
      },
    );

    it('no class that is not a report, and no compression of images', async () => {
      const scu = await associate({
        contexts: [
          { id: 1, abstractSyntax: ctImage, transferSyntaxes: [explicitLittleEndian] },
          { id: 3, abstractSyntax: doseReport, transferSyntaxes: [jpeg] },
          { id: 5, abstractSyntax: verification, transferSyntaxes: [implicitLittleEndian] },
        ],
      });
      expect([...scu.contexts.values()].map(({ result }) => result)).toEqual([3, 4, 0]);
    });

    it('contexts under the ids of the sender, in any order', async () => {
      const scu = await associate({
        contexts: [
          { id: 7, abstractSyntax: doseReport, transferSyntaxes: [explicitLittleEndian] },
          { id: 1, abstractSyntax: verification, transferSyntaxes: [implicitLittleEndian] },
        ],
      });
      expect([...scu.contexts.keys()]).toEqual([1, 7]);
      const dataSet = madeUpDataSet(doseReport, instance);
      expect((await scu.store({ contextId: 7, sopInstance: instance, dataSet })).status).toBe(0);
    });

    it('its own longest PDU, also with a sender that names none', async () => {
      expect((await associate({ maxPdu: 0 })).maxPdu).toBe(1_048_576);
      expect((await associate({ maxPdu: 4096 })).maxPdu).toBe(1_048_576);
    });

    it('no asynchronous operations, roles or identity, and takes the association all the same', async () => {
      const asynchronous = Buffer.from([0x53, 0, 0, 4, 0, 5, 0, 5]);
      const unknown = Buffer.from([0x5f, 0, 0, 2, 1, 1]);
      const scu = await associate({ extraUserItems: Buffer.concat([asynchronous, unknown]) });
      expect(await scu.echo()).toBe(0);
    });
  });

  describe('declines an association', () => {
    it('for another called AE title: permanent, by the user, reason 7', async () => {
      expect(await answerTo({ called: 'OTHER' })).toEqual([3, 1, 1, 7]);
    });

    it('from an AE title that is not listed: permanent, by the user, reason 3', async () => {
      expect(await answerTo({ calling: 'STRANGER' })).toEqual([3, 1, 1, 3]);
      expect(running.receiver.statistics().ended).toEqual({ 'calling-ae-title': 1 });
    });

    it('for another application context, and for another protocol version', async () => {
      expect(await answerTo({ application: '1.2.3' })).toEqual([3, 1, 1, 2]);
      expect(await answerTo({ version: 2 })).toEqual([3, 1, 2, 2]);
    });
  });

  describe('tells the sender that an object is not stored', () => {
    it('when the door fails, with 0xA700, and stores the next one', async () => {
      const scu = await associate();
      const dataSet = madeUpDataSet(doseReport, instance);
      running.door.before = () => Promise.reject(new Error('disk full'));
      expect((await scu.store({ sopInstance: instance, dataSet })).status).toBe(0xa700);
      running.door.before = () => Promise.resolve();
      expect((await scu.store({ sopInstance: instance, dataSet })).status).toBe(0);
      expect(running.receiver.statistics()).toMatchObject({ objectsStored: 1, objectsRefused: 1 });
    });

    it('when the data set is another class or instance, with 0xA900', async () => {
      const scu = await associate();
      const otherClass = madeUpDataSet(enhancedReport, instance);
      const otherInstance = madeUpDataSet(doseReport, '9.9');
      expect((await scu.store({ sopInstance: instance, dataSet: otherClass })).status).toBe(0xa900);
      expect((await scu.store({ sopInstance: instance, dataSet: otherInstance })).status).toBe(0xa900);
      expect(running.door.arrivals).toEqual([]);
    });

    it('also when the data set is deflated', async () => {
      const scu = await associate(oneContext(doseReport, deflated));
      const right = deflateRawSync(madeUpDataSet(doseReport, instance, 5000));
      const wrong = deflateRawSync(madeUpDataSet(doseReport, '9.9', 5000));
      expect((await scu.store({ sopInstance: instance, dataSet: right })).status).toBe(0);
      expect((await scu.store({ sopInstance: instance, dataSet: wrong })).status).toBe(0xa900);
    });

    it('when it is empty, has no UID, or is not of the presentation context', async () => {
      const scu = await associate();
      const dataSet = madeUpDataSet(doseReport, instance);
      expect((await scu.store({ sopInstance: instance, dataSet: Buffer.alloc(0) })).status).toBe(0xc000);
      expect((await scu.store({ sopInstance: 'one', dataSet })).status).toBe(0x0117);
      expect((await scu.store({ sopClass: enhancedReport, sopInstance: instance, dataSet })).status).toBe(
        0x0122,
      );
    });
  });

  it('keeps what it cannot understand, for the inbox to show', async () => {
    const scu = await associate();
    const dataSet = Buffer.from('this is no data set, but it was sent as one');
    expect((await scu.store({ sopInstance: instance, dataSet })).status).toBe(0);
    expect(running.door.arrivals).toHaveLength(1);
  });

  it('says "stored" only after the door has said so', async () => {
    const scu = await associate();
    let open: () => void = () => undefined;
    running.door.before = () => new Promise((resolve) => (open = resolve));
    const told = scu.store({ sopInstance: instance, dataSet: madeUpDataSet(doseReport, instance) });
    const first = await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))]);
    expect(first).toBe('silence');
    open();
    expect((await told).status).toBe(0);
  });

  it('answers an object under way before it stops', async () => {
    const scu = await associate();
    running.door.before = () => new Promise((resolve) => setTimeout(resolve, 100));
    const told = scu.store({ sopInstance: instance, dataSet: madeUpDataSet(doseReport, instance) });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await running.receiver.onModuleDestroy();
    expect((await told).status).toBe(0);
    await expect(Scu.open({ port: running.port })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('starting the C-STORE receiver', () => {
  it('says where it listens, and that a port is in use and what to do', async () => {
    const first = await startReceiver();
    const second = startReceiver({ KERMA_DICOM_PORT: first.port });
    await expect(second).rejects.toThrow(
      `C-STORE: port ${first.port} of 127.0.0.1 is in use: another program, perhaps another Kerma, listens there. ` +
        'Stop it, or set KERMA_DICOM_PORT.',
    );
    await first.receiver.onModuleDestroy();
    const again = await startReceiver({ KERMA_DICOM_PORT: first.port });
    expect(again.line).toBe(`C-STORE as KERMA on 127.0.0.1:${first.port}`);
    await again.receiver.onModuleDestroy();
  });

  it('does nothing when it is not enabled', async () => {
    const { receiver, line } = await startReceiver({ KERMA_DICOM_ENABLED: false });
    expect([line, receiver.address()]).toEqual([null, null]);
  });
});
