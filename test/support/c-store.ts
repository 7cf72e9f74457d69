import { pino } from 'pino';
import type { Acceptance, Arrival } from '../../src/ingestion/arrival.ts';
import { IngestionDoor } from '../../src/ingestion/arrival.ts';
import { CStoreReceiver } from '../../src/ingestion/receivers/c-store/c-store.receiver.ts';
import { readConfig, type Environment } from '../../src/platform/config.ts';

/** A door that remembers, and does first what a test says. */
export class RememberingDoor extends IngestionDoor {
  readonly arrivals: Arrival[] = [];
  before: () => Promise<void> = () => Promise.resolve();

  override async accept(arrival: Arrival): Promise<Acceptance> {
    await this.before();
    this.arrivals.push(arrival);
    return { receiptId: this.arrivals.length, outcome: 'stored' };
  }
}

export interface RunningReceiver {
  readonly receiver: CStoreReceiver;
  readonly door: RememberingDoor;
  readonly port: number;
  /** What is shown at start. */
  readonly line: string | null;
}

/** A receiver on a free port of this machine. */
export const startReceiver = async (settings: Partial<Environment> = {}): Promise<RunningReceiver> => {
  const config = readConfig({}, { KERMA_DICOM_PORT: 0, ...settings });
  const door = new RememberingDoor();
  const receiver = new CStoreReceiver(config, door, pino({ level: 'silent' }));
  const line = await receiver.start();
  return { receiver, door, port: receiver.address()?.port ?? 0, line };
};

const element = (group: number, number: number, vr: string, value: string): Buffer => {
  const padded = Buffer.from(
    value.length % 2 === 0 ? value : `${value}${vr === 'UI' ? '\0' : ' '}`,
    'latin1',
  );
  const head = Buffer.alloc(8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(padded.length, 6);
  return Buffer.concat([head, padded]);
};

/** The head of a dose report, explicit little endian, filled up with a private element to a length. */
export const madeUpDataSet = (sopClass: string, sopInstance: string, filling = 0): Buffer => {
  const fill = Buffer.alloc(12 + filling, 7);
  Buffer.from([0x09, 0, 0x01, 0x10, 0x4f, 0x42, 0, 0]).copy(fill);
  fill.writeUInt32LE(filling, 8);
  return Buffer.concat([
    element(0x0008, 0x0005, 'CS', 'ISO_IR 100'),
    element(0x0008, 0x0016, 'UI', sopClass),
    element(0x0008, 0x0018, 'UI', sopInstance),
    element(0x0008, 0x0060, 'CS', 'SR'),
    element(0x0009, 0x0010, 'LO', 'MADE UP'),
    fill,
  ]);
};

/** The UID of an element of the file meta information, which is explicit little endian in every file. */
const metaUid = (file: Buffer, element: number): string => {
  const at = file.indexOf(Buffer.from([0x02, 0, element, 0, 0x55, 0x49]));
  return file.toString('latin1', at + 8, at + 8 + file.readUInt16LE(at + 6)).replace(/\0$/, '');
};

/** A DICOM file as C-STORE carries it: identification and data set. */
export const splitPart10 = (file: Buffer) => ({
  sopClass: metaUid(file, 0x02),
  sopInstance: metaUid(file, 0x03),
  transferSyntax: metaUid(file, 0x10),
  dataSet: file.subarray(144 + file.readUInt32LE(140)),
});
