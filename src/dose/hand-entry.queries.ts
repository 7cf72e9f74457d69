import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { HandEntry as HandEntryView } from './hand-entry.contract.ts';
import { HandEntry, HandEntryVersion } from './hand-entry.entity.ts';

const sentences: Record<HandEntryVersion['kind'], string> = {
  entered: 'Entered by hand.',
  changed: 'Changed.',
  withdrawn: 'Withdrawn: it counts no longer.',
  restored: 'Restored: it counts again.',
};

@Injectable()
export class HandEntryQueries {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async one(id: number): Promise<HandEntryView | null> {
    const entry = await this.database.read.findOneBy(HandEntry, { id });
    return entry === null ? null : this.view(entry);
  }

  async ofStudy(studyId: number): Promise<HandEntryView | null> {
    const entry = await this.database.read.findOneBy(HandEntry, { studyId });
    return entry === null ? null : this.view(entry);
  }

  private async view(entry: HandEntry): Promise<HandEntryView | null> {
    const versions = await this.database.read.find(HandEntryVersion, {
      where: { entryId: entry.id },
      order: { id: 'ASC' },
    });
    const [first, last] = [versions[0], versions.at(-1)];
    if (first === undefined || last === undefined) return null;
    return {
      ...last.fields,
      id: entry.id,
      studyId: entry.studyId,
      enteredAt: first.at,
      enteredBy: first.author,
      source: first.source,
      isWithdrawn: last.kind === 'withdrawn',
      history: versions.map(({ kind, at, author, reason }) => ({
        kind,
        at,
        author,
        reason,
        sentence: sentences[kind],
      })),
    };
  }
}
