import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '../../../platform/logger.ts';
import { IngestionDoor, type Channel } from '../../arrival.ts';
import type { FileResult } from '../../ingestion.contract.ts';
import { sha256Of } from '../../original-store.ts';
import type { FoundFile } from './found-file.ts';

const nothingKnown = {
  status: null,
  code: null,
  message: null,
  receiptId: null,
  sha256: null,
  findingCount: null,
  studyId: null,
};

const notStored =
  'This file could not be stored here: the disk or the database failed. Nothing is lost; send it again later.';

/** Files that a person gives, through the one door, with a line of result for each. */
@Injectable()
export class Intake {
  private readonly door: IngestionDoor;
  private readonly logger: Logger;

  constructor(door: IngestionDoor, @Inject(LOGGER) logger: Logger) {
    this.door = door;
    this.logger = logger;
  }

  /** Takes one file; what it says of it is final when `receiptId` is null, else its reading comes after. */
  async take(found: FoundFile, channel: Channel, sender: string | null): Promise<FileResult> {
    if ('problem' in found) {
      const { kind, code, message } = found.problem;
      return { ...nothingKnown, path: found.label, sizeBytes: found.sizeBytes, outcome: kind, code, message };
    }
    const { label, bytes } = found;
    const known = { ...nothingKnown, path: label, sizeBytes: bytes.length };
    try {
      const { receiptId, outcome } = await this.door.accept({ bytes, channel, sender, fileName: label });
      return { ...known, outcome, status: 'received', receiptId, sha256: sha256Of(bytes) };
    } catch (fault) {
      this.logger.error(
        { kind: fault instanceof Error ? fault.name : typeof fault, channel },
        'a file was not stored',
      );
      return { ...known, outcome: 'failed', code: 'not-stored', message: notStored };
    }
  }
}
