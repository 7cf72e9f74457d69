import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { madeUpDataSet, startReceiver, type RunningReceiver } from '../support/c-store.ts';
import {
  associateRequest,
  dataPdu,
  dataSetPdus,
  doseReport,
  echoPdu,
  pdu,
  Scu,
  storeCommandPdu,
} from '../support/scu.mjs';

const abortByProvider = (reason: number): number[] => [7, 0, 0, 2, reason];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a peer that does not behave', () => {
  let running: RunningReceiver;
  let open: Scu[];

  const connect = async (): Promise<Scu> => {
    const scu = await Scu.open({ port: running.port });
    open.push(scu);
    return scu;
  };

  const associate = async (): Promise<Scu> => {
    const scu = await Scu.associate({ port: running.port });
    open.push(scu);
    return scu;
  };

  const lastWord = async (scu: Scu): Promise<number[] | null> => {
    const answer = await scu.next();
    return answer && [answer.type, ...answer.body];
  };

  const start = async (settings: Parameters<typeof startReceiver>[0]): Promise<void> => {
    await running.receiver.onModuleDestroy();
    running = await startReceiver(settings);
  };

  const ended = () => running.receiver.statistics().ended;

  beforeEach(async () => {
    running = await startReceiver();
    open = [];
  });

  afterEach(async () => {
    for (const scu of open) scu.destroy();
    await running.receiver.onModuleDestroy();
  });

  describe('is sent A-ABORT and cut off', () => {
    it('at the header of a PDU of 4 GB, before anything of it is kept', async () => {
      const scu = await associate();
      scu.write(Buffer.from([4, 0, 0xff, 0xff, 0xff, 0xff]));
      expect(await lastWord(scu)).toEqual(abortByProvider(6));
      expect(await scu.next()).toBeNull();
      expect(ended()).toEqual({ 'pdu-too-long': 1 });
    });

    it('one byte above the longest PDU, not at the longest', async () => {
      await start({ KERMA_DICOM_MAX_PDU: 4096 });
      const dataSet = madeUpDataSet(doseReport, '1.2', 10_000);
      const right = await associate();
      right.write(storeCommandPdu(1, { sopInstance: '1.2' }));
      for (const piece of dataSetPdus(dataSet, 3, 4096)) right.write(piece);
      expect((await right.response()).status).toBe(0);
      const wrong = await associate();
      wrong.write(storeCommandPdu(1, { sopInstance: '1.2' }));
      for (const piece of dataSetPdus(dataSet, 3, 4097)) wrong.write(piece);
      expect(await lastWord(wrong)).toEqual(abortByProvider(6));
    });

    it('for speaking HTTP, at its first byte', async () => {
      const scu = await connect();
      scu.write(Buffer.from('G'));
      expect(await lastWord(scu)).toEqual(abortByProvider(1));
      expect(ended()).toEqual({ 'not-dicom': 1 });
    });

    it('for data before an association, and for a second request within one', async () => {
      const early = await connect();
      early.write(echoPdu(1));
      expect(await lastWord(early)).toEqual(abortByProvider(2));
      const twice = await associate();
      twice.write(associateRequest());
      expect(await lastWord(twice)).toEqual(abortByProvider(2));
    });

    it('for an association request of 64 kB of nonsense', async () => {
      const scu = await connect();
      scu.write(pdu(1, Buffer.alloc(65_536, 0x20)));
      expect(await lastWord(scu)).toEqual(abortByProvider(6));
    });

    it.each([
      ['a value that leaves its PDU', pdu(4, Buffer.from([0, 0, 1, 0, 1, 3]))],
      ['an empty PDU', pdu(4, Buffer.alloc(0))],
      ['a data set without a command', dataPdu(3, 2, Buffer.alloc(10))],
      ['a command that is no command', dataPdu(3, 3, Buffer.alloc(50, 0xff))],
      ['a command of 5000 bytes', dataPdu(3, 1, Buffer.alloc(5000))],
      ['a C-FIND', dataPdu(1, 3, commandOf(0x0020, 0x0101))],
      ['a C-ECHO that announces a data set', dataPdu(1, 3, commandOf(0x0030, 0x0102))],
      ['a presentation context that was not agreed', echoPdu(1, 99)],
    ])('for %s', async (_what, bytes) => {
      const scu = await associate();
      scu.write(bytes);
      expect(await lastWord(scu)).toEqual(abortByProvider(0));
      expect(ended()).toEqual({ 'message-not-understood': 1 });
    });

    it('for an object on a context that was declined', async () => {
      const scu = await Scu.associate(
        { port: running.port },
        {
          contexts: [
            { id: 3, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] },
          ],
        },
      );
      open.push(scu);
      await expect(scu.store({ sopInstance: '1.2', dataSet: Buffer.alloc(100) })).rejects.toThrow(
        'no response',
      );
      expect(running.door.arrivals).toEqual([]);
    });
  });

  describe('runs out of time', () => {
    it('when it asks for no association, though it sends a byte now and then', async () => {
      await start({ KERMA_DICOM_REQUEST_S: 0.3 });
      const scu = await connect();
      const request = associateRequest();
      const began = performance.now();
      for (let at = 0; at < 5; at += 1) {
        scu.write(request.subarray(at, at + 1));
        await pause(50);
      }
      expect(await lastWord(scu)).toEqual(abortByProvider(0));
      expect(performance.now() - began).toBeLessThan(1500);
      expect(ended()).toEqual({ 'no-request-in-time': 1 });
    });

    it('when it falls silent within an association, and when it drips single bytes', async () => {
      await start({ KERMA_DICOM_IDLE_S: 0.3 });
      const silent = await associate();
      const dripping = await associate();
      dripping.write(Buffer.from([4, 0, 0, 0, 0x10, 0]));
      const drip = setInterval(() => dripping.write(Buffer.from([0])), 50);
      expect(await lastWord(silent)).toEqual(abortByProvider(0));
      expect(await lastWord(dripping)).toEqual(abortByProvider(0));
      clearInterval(drip);
      expect(ended()).toEqual({ idle: 2 });
    });

    it('when its association lasts too long, though it is busy', async () => {
      await start({ KERMA_DICOM_TOTAL_S: 0.5 });
      const scu = await associate();
      const began = performance.now();
      while ((await scu.echo().catch(() => null)) === 0) await pause(20);
      expect(performance.now() - began).toBeLessThan(2000);
      expect(ended()).toEqual({ 'lasted-too-long': 1 });
    });

    it('but not while we are slow ourselves', async () => {
      await start({ KERMA_DICOM_IDLE_S: 0.2 });
      running.door.before = () => pause(600);
      const scu = await associate();
      const dataSet = madeUpDataSet(doseReport, '1.2');
      expect((await scu.store({ sopInstance: '1.2', dataSet })).status).toBe(0);
    });
  });

  describe('meets the caps', () => {
    it('of connections in all and of one peer, with a transient rejection, and is let in again later', async () => {
      await start({ KERMA_DICOM_MAX_CONNECTIONS_PER_PEER: 2 });
      const first = await associate();
      await associate();
      const third = await connect();
      expect(await lastWord(third)).toEqual([3, 0, 2, 3, 2]);
      expect(ended()).toEqual({ 'too-many-of-one-peer': 1 });
      await first.release();
      await pause(50);
      expect(await (await associate()).echo()).toBe(0);
    });

    it('of the size of an object: it is told 0xA700, and its next object is taken', async () => {
      await start({ KERMA_DICOM_MAX_OBJECT: 100_000 });
      const scu = await associate();
      const large = madeUpDataSet(doseReport, '1.2', 300_000);
      const small = madeUpDataSet(doseReport, '1.2', 50_000);
      expect((await scu.store({ sopInstance: '1.2', dataSet: large })).status).toBe(0xa700);
      expect((await scu.store({ sopInstance: '1.2', dataSet: small })).status).toBe(0);
    });
  });
});

function commandOf(field: number, dataSetType: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(0x0100, 2);
  bytes.writeUInt32LE(2, 4);
  bytes.writeUInt16LE(field, 8);
  bytes.writeUInt16LE(0x0800, 12);
  bytes.writeUInt32LE(2, 14);
  bytes.writeUInt16LE(dataSetType, 18);
  return bytes;
}
