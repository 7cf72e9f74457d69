import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { GroupCommit } from '../../group-commit.ts';
import type { SeenFile } from './settling.ts';
import { TakenFileRow } from './taken-file.entity.ts';

const fingerprintOf = ({ path, sizeBytes, modifiedMs }: SeenFile): string =>
  createHash('sha256')
    .update(JSON.stringify([path, sizeBytes, modifiedMs]))
    .digest('hex');

/** Remembers, over restarts too, which files were taken and are still where they were. */
@Injectable()
export class TakenFiles {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly known = new Set<string>();
  private readonly notes = new GroupCommit<string, undefined>((batch) => this.write(batch));

  constructor(database: Database, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  async load(): Promise<void> {
    const rows = await this.database.read.find(TakenFileRow, { select: { fingerprint: true } });
    for (const { fingerprint } of rows) this.known.add(fingerprint);
  }

  has(file: SeenFile): boolean {
    return this.known.has(fingerprintOf(file));
  }

  async remember(file: SeenFile): Promise<void> {
    const fingerprint = fingerprintOf(file);
    this.known.add(fingerprint);
    await this.notes.add(fingerprint);
  }

  private async write(batch: readonly string[]): Promise<undefined[]> {
    const takenAt = this.clock.now().toISOString();
    const rows = [...new Set(batch)].map((fingerprint) => ({ fingerprint, takenAt }));
    await this.database.write((tables) =>
      tables.createQueryBuilder().insert().into(TakenFileRow).values(rows).orIgnore().execute(),
    );
    return batch.map(() => undefined);
  }
}
