import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitChanges } from '../equipment/index.ts';
import type { Undo } from '../platform/api.contract.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { Events } from '../platform/events.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import { localDate } from './core/calendar.ts';
import { newUid } from './correction-apply.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudyRecorded } from './dose-study-recorded.ts';
import { reportOfHandEntry } from './hand-entry-report.ts';
import type { HandEntryChange, HandEntryFields } from './hand-entry.contract.ts';
import { HandEntry, HandEntryVersion } from './hand-entry.entity.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { prepareReport } from './prepared-report.ts';
import { rebuildStudy } from './rebuild-study.ts';
import { ReportWriter, type Recorded } from './report-writer.service.ts';

type Source = 'form' | 'csv';

/** Tells one entry from another: all that was said but comment and author. */
export const fingerprintOf = (fields: HandEntryFields): string => {
  const told = Object.entries({ ...fields, comment: null, enteredBy: null }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
};

interface Written {
  readonly entryId: number;
  readonly studyId: number;
}

/** Studies of units that send nothing: each entry is a report like any other, marked as entered by hand. */
@Injectable()
export class HandEntries {
  private readonly database: Database;
  private readonly units: UnitChanges;
  private readonly privacy: PatientPrivacy;
  private readonly writer: ReportWriter;
  private readonly clock: Clock;
  private readonly events: Events;
  private readonly timeZone: string;

  constructor(
    database: Database,
    units: UnitChanges,
    privacy: PatientPrivacy,
    writer: ReportWriter,
    clock: Clock,
    events: Events,
    config: Config,
  ) {
    this.database = database;
    this.units = units;
    this.privacy = privacy;
    this.writer = writer;
    this.clock = clock;
    this.events = events;
    this.timeZone = config.env.KERMA_TIME_ZONE;
  }

  /** The last date that an entry may be of. */
  get today(): string {
    return localDate(this.clock.now(), this.timeZone);
  }

  /** All of them are entered, or none. Gives the ids of entries and studies, in order. */
  async enter(entries: readonly HandEntryFields[], source: Source): Promise<Written[]> {
    const written = await this.database.write(async (manager) => {
      const all: Written[] = [];
      for (const fields of entries) all.push(await this.enterOne(manager, fields, source));
      return all;
    });
    await this.announce(written);
    return written;
  }

  /** What was said before stays as a report that no longer counts. */
  async change(id: number, { reason, ...fields }: HandEntryChange): Promise<void> {
    const written = await this.database.write(async (manager) => {
      const { entry, last } = await this.newest(manager, id);
      if (last.kind === 'withdrawn') {
        throw conflict('entry-is-withdrawn', 'This entry was withdrawn. Restore it first.');
      }
      await this.exclude(manager, last.reportId, `Changed: ${reason}`);
      const { reportId } = await this.write(manager, fields, {
        studyUid: entry.studyUid,
        source: last.source,
      });
      const said = { kind: 'changed', reason, author: fields.enteredBy, source: last.source } as const;
      await this.remember(manager, { ...said, entryId: id, fields, reportId });
      return { entryId: id, studyId: entry.studyId };
    });
    await this.announce([written]);
  }

  /** The study counts no longer, and is shown as excluded. */
  withdraw(id: number, undo: Undo): Promise<void> {
    return this.turn(id, 'withdrawn', undo);
  }

  restore(id: number, undo: Undo): Promise<void> {
    return this.turn(id, 'restored', undo);
  }

  private async turn(id: number, kind: 'withdrawn' | 'restored', { author, reason }: Undo): Promise<void> {
    const written = await this.database.write(async (manager) => {
      const { entry, last } = await this.newest(manager, id);
      if ((last.kind === 'withdrawn') === (kind === 'withdrawn')) {
        throw conflict(`entry-is-${kind}`, `This entry is ${kind === 'restored' ? 'not withdrawn' : kind}.`);
      }
      await this.exclude(manager, last.reportId, kind === 'withdrawn' ? reason : null);
      await rebuildStudy(manager, entry.studyUid, this.clock.now());
      const { fields, source, reportId } = last;
      await this.remember(manager, { entryId: id, kind, author, reason, fields, source, reportId });
      return { entryId: id, studyId: entry.studyId };
    });
    await this.announce([written]);
  }

  private async enterOne(manager: EntityManager, fields: HandEntryFields, source: Source): Promise<Written> {
    const studyUid = newUid();
    const { studyId, reportId } = await this.write(manager, fields, { studyUid, source });
    const entryId = await insertRow(manager, HandEntry, { studyUid, studyId });
    if (entryId === null) throw new Error('A new study has an entry by hand already');
    const said = { kind: 'entered', author: fields.enteredBy, source } as const;
    await this.remember(manager, { ...said, entryId, fields, reportId });
    return { entryId, studyId };
  }

  private async write(
    manager: EntityManager,
    fields: HandEntryFields,
    { studyUid, source }: { studyUid: string; source: Source },
  ): Promise<Recorded> {
    if (fields.date > this.today) {
      throw badRequest('date-in-future', `The date ${fields.date} is in the future.`);
    }
    const unit = await this.units.mustBe(manager, fields.unitId);
    if (unit.state === 'merged') {
      throw badRequest('unit-is-merged', 'This unit was merged into another. Choose that one.');
    }
    const equipment = {
      manufacturer: unit.manufacturer,
      modelName: unit.model,
      stationName: unit.stationName,
      deviceSerialNumber: unit.serialNumber,
    };
    const report = reportOfHandEntry(fields, { sopInstanceUid: newUid(), studyUid, equipment });
    const prepared = prepareReport(manager, this.privacy, {
      report,
      findings: [],
      sha256: null,
      receivedAt: this.clock.now(),
      entry: { source, enteredBy: fields.enteredBy, unitId: unit.id },
    });
    const [recorded] = await this.writer.write(manager, [prepared]);
    if (recorded === undefined) throw new Error('An entry that was just written is not there');
    return recorded;
  }

  private async newest(
    manager: EntityManager,
    id: number,
  ): Promise<{ entry: HandEntry; last: HandEntryVersion }> {
    const entry = await manager.findOneBy(HandEntry, { id });
    const last = await manager.findOne(HandEntryVersion, { where: { entryId: id }, order: { id: 'DESC' } });
    if (entry === null || last === null) throw notFound('The entry');
    return { entry, last };
  }

  private exclude(manager: EntityManager, reportId: number, reason: string | null): Promise<void> {
    const excludedAt = reason === null ? null : this.clock.now().toISOString();
    return updateRow(manager, DoseReport, reportId, { excludedAt, excludedReason: reason });
  }

  private async remember(
    manager: EntityManager,
    version: Omit<HandEntryVersion, 'id' | 'at' | 'fingerprint' | 'reason' | 'entry' | 'report'> & {
      reason?: string;
    },
  ): Promise<void> {
    await insertRow(manager, HandEntryVersion, {
      ...version,
      fields: this.kept(version.fields),
      fingerprint: fingerprintOf(version.fields),
      at: this.clock.now().toISOString(),
    });
  }

  /** Where patients are not kept as they are, neither is what leads to them. */
  private kept(fields: HandEntryFields): HandEntryFields {
    if (this.privacy.mode === 'full') return fields;
    return { ...fields, patientId: null, accessionNumber: null, comment: null };
  }

  private async announce(written: readonly Written[]): Promise<void> {
    for (const { studyId } of written) await this.events.announce(new DoseStudyRecorded(studyId));
  }
}
