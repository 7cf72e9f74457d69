import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeUpDataSet, startReceiver } from '../support/c-store.ts';
import { ReceiverProcess } from '../support/receiver-process.ts';
import { associateRequest, dataSetPdus, doseReport, echoPdu, Scu, storeCommandPdu } from '../support/scu.mjs';

const longestWaitMs = 100;
const rounds = 40;

interface Echoes {
  /** The most processor time that the receiver spent between a question and its answer, ms. */
  readonly mostCpuMs: number;
  /** A quarter of the answers came within this time, ms. */
  readonly quartileMs: number;
}

/**
 * Some C-ECHOs of a well-behaved peer. A turn of the receiver that lasts too long is told by its processor time, for the
 * clock runs on while other programs have the machine; answers that are kept waiting for something, by the
 * quarter that came first, which a busy machine hardly delays.
 */
const echoesOf = async (scu: Scu, receiver: ReceiverProcess): Promise<Echoes> => {
  let mostCpuMs = 0;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const spentBefore = receiver.spentMs;
    const began = performance.now();
    expect(await scu.echo()).toBe(0);
    times.push(performance.now() - began);
    mostCpuMs = Math.max(mostCpuMs, receiver.spentMs - spentBefore);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { mostCpuMs, quartileMs: times.toSorted((a, b) => a - b)[rounds / 4] ?? 0 };
};

describe('the C-ECHO of a good peer is not slowed by more than 100 ms', () => {
  let running: ReceiverProcess;
  let good: Scu;
  let alone: Echoes;
  let others: Scu[];
  let stopped: boolean;

  const expectNotSlowed = async (): Promise<void> => {
    const beside = await echoesOf(good, running);
    expect(beside.mostCpuMs).toBeLessThan(longestWaitMs);
    expect(beside.quartileMs).toBeLessThan(alone.quartileMs + longestWaitMs);
  };

  beforeEach(async () => {
    running = await ReceiverProcess.start({ KERMA_DICOM_MAX_CONNECTIONS_PER_PEER: 64 });
    good = await Scu.associate({ port: running.port });
    alone = await echoesOf(good, running);
    others = [];
    stopped = false;
  });

  afterEach(async () => {
    stopped = true;
    good.destroy();
    for (const other of others) other.destroy();
    await running.stop();
  });

  const many = async (count: number, behave: (scu: Scu) => void | Promise<void>): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      const scu = await Scu.open({ port: running.port });
      others.push(scu);
      await behave(scu);
    }
  };

  const writeOn = (scu: Scu, bytes: Buffer): void => {
    if (stopped || scu.socket.destroyed) return;
    if (scu.write(bytes)) setImmediate(() => writeOn(scu, bytes));
    else scu.socket.once('drain', () => writeOn(scu, bytes));
  };

  it('by peers that announce 4 GB and go on sending', async () => {
    const bytes = Buffer.alloc(65_536, 1);
    await many(8, (scu) => {
      scu.write(associateRequest());
      scu.write(Buffer.from([4, 0, 0xff, 0xff, 0xff, 0xff]));
      writeOn(scu, bytes);
    });
    await expectNotSlowed();
    expect((await running.statistics()).ended).toEqual({ 'pdu-too-long': 8 });
  });

  it('by peers that send one byte after another', async () => {
    await many(20, (scu) => {
      scu.write(associateRequest());
      scu.write(Buffer.from([4, 0, 0, 0x10, 0, 0]));
      const drip = setInterval(() => (stopped ? clearInterval(drip) : scu.write(Buffer.from([0]))), 2);
    });
    await expectNotSlowed();
  });

  it('by peers that send garbage', async () => {
    const garbage = Buffer.from(
      fc.sample(fc.uint8Array({ minLength: 30_000, maxLength: 30_000 }), 1)[0] ?? [],
    );
    await many(20, (scu) => writeOn(scu, garbage));
    await expectNotSlowed();
  });

  it('by a peer that sends thousands of C-ECHOs without reading an answer', async () => {
    const flood = Buffer.concat(Array.from({ length: 500 }, (_, at) => echoPdu(at)));
    await many(1, (scu) => {
      scu.socket.pause();
      scu.write(associateRequest());
      for (let at = 0; at < 10; at += 1) scu.write(flood);
    });
    await expectNotSlowed();
  });

  it('by peers that send objects of 1 MB in fragments of 100 bytes', async () => {
    const dataSet = madeUpDataSet(doseReport, '1.2', 1_000_000);
    const object = Buffer.concat([
      storeCommandPdu(1, { sopInstance: '1.2' }),
      ...dataSetPdus(dataSet, 3, 106),
    ]);
    await many(2, (scu) => {
      scu.write(associateRequest());
      scu.write(object);
    });
    await expectNotSlowed();
  });
});

describe('any bytes whatever', () => {
  it('leave the receiver serving', async () => {
    const { receiver, port } = await startReceiver({ KERMA_DICOM_IDLE_S: 1, KERMA_DICOM_REQUEST_S: 1 });
    const conversation = Buffer.concat([
      associateRequest(),
      echoPdu(1),
      storeCommandPdu(2, { sopInstance: '1.2' }),
      ...dataSetPdus(madeUpDataSet(doseReport, '1.2', 500), 3, 300),
    ]);
    const change = fc.record({ at: fc.nat(conversation.length - 1), to: fc.nat(255) });
    const damaged = fc.array(change, { maxLength: 4 }).map((changes) => {
      const bytes = Buffer.from(conversation);
      for (const { at, to } of changes) bytes[at] = to;
      return bytes;
    });
    const anything = fc.oneof(
      damaged,
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const hostile = await Scu.open({ port });
        hostile.write(bytes);
        const good = await Scu.associate({ port });
        expect(await good.echo()).toBe(0);
        good.destroy();
        hostile.destroy();
      }),
      { numRuns: 200 },
    );
    await receiver.onModuleDestroy();
    expect(receiver.statistics().connectionsOpen).toBe(0);
  });
});
