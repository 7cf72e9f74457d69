import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { IngestionDoor } from '../../src/ingestion/arrival.ts';
import type { Config, Environment } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { onEachDatabase } from '../support/databases.ts';
import { eventually, openIngestion } from '../support/ingestion.ts';
import { part10File } from '../support/part10-file.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the sender was told, in its own way of being told. */
export type Told = 'stored' | 'not-stored';

export interface ReceiverUnderTest {
  /** Sends one file as a real sender would, and resolves with what the sender can know. */
  send(file: SentFile): Promise<Told>;
  /** What the original must be for what was sent; the bytes themselves unless the way in rewrites the header. */
  keptAs?(sent: Buffer): Buffer;
  /** Sends what is no DICOM at all; `send` unless the way in needs another kind of garbage. */
  sendGarbage?(): Promise<unknown>;
  stop(): Promise<void>;
}

/** What a way in may need besides the door. */
export interface Surroundings {
  readonly database: Database;
  readonly logger: Logger;
}

export type MakeReceiver = (
  door: IngestionDoor,
  config: Config,
  surroundings: Surroundings,
) => Promise<ReceiverUnderTest>;

const named = (name: string): SentFile => ({ name, bytes: part10File() });

/** Everything that each way in must keep to; `make` starts the receiver in front of the given door. */
export const describeReceiver = (
  name: string,
  make: MakeReceiver,
  settings: Partial<Environment> = {},
): void => {
  describe(name, () => {
    onEachDatabase((place) => {
      const started: ReceiverUnderTest[] = [];
      afterEach(async () => {
        for (const receiver of started.splice(0)) await receiver.stop();
      });

      const begin = async () => {
        const { config, open } = await place(settings);
        const database = await open();
        const ingestion = openIngestion({ config, database });
        const receiver = await make(ingestion.door, config, { database, logger: ingestion.logger });
        started.push(receiver);
        const keptAs = (bytes: Buffer): Buffer => receiver.keptAs?.(bytes) ?? bytes;
        const originals = async (): Promise<Buffer[]> => {
          const receipts = await ingestion.receipts();
          const read = await Promise.all(receipts.map(({ sha256 }) => ingestion.originals.read(sha256)));
          return read.map(({ bytes }) => bytes);
        };
        return { ...ingestion, receiver, config, keptAs, originals };
      };

      it('keeps what it acknowledges, byte for byte', async () => {
        const { receiver, originals, keptAs } = await begin();
        const file = named('report.dcm');
        expect(await receiver.send(file)).toBe('stored');
        const kept = await originals();
        expect(kept).toHaveLength(1);
        expect(kept[0]?.equals(keptAs(file.bytes))).toBe(true);
      });

      it('keeps every one of many that come at once', async () => {
        const { receiver, originals, keptAs } = await begin();
        const files = Array.from({ length: 24 }, (_, index) => named(`report-${index}.dcm`));
        const told = await Promise.all(files.map((file) => receiver.send(file)));
        expect(told.every((each) => each === 'stored')).toBe(true);
        const kept = new Set((await originals()).map((bytes) => bytes.toString('base64')));
        expect(kept.size).toBe(24);
        expect(files.every((file) => kept.has(keptAs(file.bytes).toString('base64')))).toBe(true);
      });

      it('takes the same file again and keeps it once', async () => {
        const { receiver, receipts } = await begin();
        const file = named('report.dcm');
        await receiver.send(file);
        expect(await receiver.send({ ...file, name: 'again.dcm' })).toBe('stored');
        await eventually(async () => (await receipts())[0]?.timesReceived === 2);
        expect(await receipts()).toHaveLength(1);
      });

      it('goes on after garbage', async () => {
        const { receiver, originals, keptAs } = await begin();
        const garbage = { name: 'garbage.dcm', bytes: Buffer.from('this is no DICOM file') };
        await (receiver.sendGarbage ? receiver.sendGarbage() : receiver.send(garbage));
        const file = named('report.dcm');
        expect(await receiver.send(file)).toBe('stored');
        expect((await originals()).some((bytes) => bytes.equals(keptAs(file.bytes)))).toBe(true);
      });

      it('tells the sender when the disk fails, and takes the file when it is back', async () => {
        const { receiver, config, receipts } = await begin();
        const folder = join(config.dataFolder, 'originals');
        await receiver.send(named('before.dcm'));
        await rename(folder, `${folder}-away`);
        await writeFile(folder, 'a file where the folder should be');
        expect(await receiver.send(named('lost.dcm'))).toBe('not-stored');
        expect(await receipts()).toHaveLength(1);
        await rm(folder);
        await rename(`${folder}-away`, folder);
        expect(await receiver.send(named('after.dcm'))).toBe('stored');
      });
    });
  });
};
