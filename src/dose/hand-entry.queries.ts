import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { entryWithoutIdentity } from './core/identity-mask.ts';
import type { HandEntry as HandEntryView } from './hand-entry.contract.ts';
import { HandEntry, HandEntryVersion } from './hand-entry.entity.ts';
import { shownIdentity, type StudyAccess } from './study-reach.ts';

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

  /** Null when there is none in reach. */
  async one(id: number, access: StudyAccess): Promise<HandEntryView | null> {
    return this.inReach(await this.database.read.findOneBy(HandEntry, { id }), access);
  }

  async ofStudy(studyId: number, access: StudyAccess): Promise<HandEntryView | null> {
    return this.inReach(await this.database.read.findOneBy(HandEntry, { studyId }), access);
  }

  private async inReach(entry: HandEntry | null, access: StudyAccess): Promise<HandEntryView | null> {
    const { read } = this.database;
    if (entry === null || !(await access.reach.has(read, entry.studyId))) return null;
    const view = await this.view(entry);
    const isShown = await shownIdentity(access).has(read, entry.studyId);
    return view === null || isShown ? view : entryWithoutIdentity(view);
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
      isMasked: false,
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
