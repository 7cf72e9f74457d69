import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitChanges } from '../equipment/index.ts';
import { actor } from '../platform/access/acting.ts';
import type { Undo } from '../platform/api.contract.ts';
import { Audit, type Told } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow } from '../platform/database/rows.ts';
import { Events } from '../platform/events.ts';
import { badRequest, conflict, notFound, ProblemException } from '../platform/problem.ts';
import { Today } from '../platform/today.ts';
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
import type { StudyReach } from './study-reach.ts';

type Source = 'form' | 'csv';

/** Tells one entry from another: all that was said but the comment. Who entered it once stood among the fields. */
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

const untold = new Set(['patientId', 'accessionNumber', 'comment', 'enteredBy']);

/** What the audit trail is told of an entry: nothing that leads to the patient. */
const toldOf = (fields: HandEntryFields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !untold.has(name)));

/** Where someone may enter studies, where they may see them, and where they may see who the patient is. */
export interface EntryReach {
  readonly enter: StudyReach;
  readonly read: StudyReach;
  readonly identify: StudyReach;
}

interface Turn extends Undo {
  readonly kind: 'withdrawn' | 'restored';
}

const notEntering = (): ProblemException =>
  new ProblemException(
    403,
    'out-of-reach',
    'Your roles do not permit to enter studies of this unit. Nothing was changed. An administrator can give the permission.',
  );

const mustReachUnit = (unitId: number, enter: StudyReach): void => {
  if (!enter.hasUnit(unitId)) throw notEntering();
};

/** Who does not see what leads to the patient leaves it as it is, unless they say something else. */
const keepingHidden = <F extends HandEntryFields>(given: F, before: HandEntryFields): F => ({
  ...given,
  patientId: given.patientId ?? before.patientId,
  accessionNumber: given.accessionNumber ?? before.accessionNumber,
  comment: given.comment ?? before.comment,
});

const entrySubject = (id: number): Told['subject'] => ({ kind: 'hand-entry', id });

/** Studies of units that send nothing: each entry is a report like any other, marked as entered by hand. */
@Injectable()
export class HandEntries {
  private readonly database: Database;
  private readonly units: UnitChanges;
  private readonly privacy: PatientPrivacy;
  private readonly writer: ReportWriter;
  private readonly audit: Audit;
  private readonly clock: Clock;
  private readonly events: Events;
  private readonly now: Today;

  constructor(
    database: Database,
    units: UnitChanges,
    privacy: PatientPrivacy,
    writer: ReportWriter,
    audit: Audit,
    clock: Clock,
    events: Events,
    now: Today,
  ) {
    this.database = database;
    this.units = units;
    this.privacy = privacy;
    this.writer = writer;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
    this.now = now;
  }

  /** The last date that an entry may be of. */
  get today(): string {
    return this.now.date;
  }

  /** Gives the ids of entry and study. */
  async enter(fields: HandEntryFields, { enter }: EntryReach): Promise<Written> {
    mustReachUnit(fields.unitId, enter);
    const written = await this.database.write(async (manager) => {
      const one = await this.enterOne(manager, fields, 'form');
      const subject = entrySubject(one.entryId);
      const after = { studyId: one.studyId, ...toldOf(fields) };
      await this.audit.write(manager, { action: 'hand-entry.entered', subject, after });
      return one;
    });
    await this.announce([written]);
    return written;
  }

  /** The rows of a file: all of them are entered, or none. Gives the ids of the studies, in order. */
  async enterAll(entries: readonly HandEntryFields[], { enter }: EntryReach): Promise<number[]> {
    for (const { unitId } of entries) mustReachUnit(unitId, enter);
    const written = await this.database.write(async (manager) => {
      const all: Written[] = [];
      for (const fields of entries) all.push(await this.enterOne(manager, fields, 'csv'));
      const after = { count: all.length, entryIds: all.map(({ entryId }) => entryId) };
      const subject = { kind: 'hand-entry-file' };
      await this.audit.write(manager, { action: 'hand-entries.entered', subject, after });
      return all;
    });
    await this.announce(written);
    return written.map(({ studyId }) => studyId);
  }

  /** What was said before stays as a report that no longer counts. */
  async change(id: number, { reason, ...given }: HandEntryChange, reach: EntryReach): Promise<void> {
    const written = await this.database.write(async (manager) => {
      const { entry, last } = await this.newest(manager, id, reach);
      mustReachUnit(given.unitId, reach.enter);
      const isShown = await reach.identify.has(manager, entry.studyId);
      const fields = isShown ? given : keepingHidden(given, last.fields);
      if (last.kind === 'withdrawn') {
        throw conflict('entry-is-withdrawn', 'This entry was withdrawn. Restore it first.');
      }
      await this.exclude(manager, last.reportId, `Changed: ${reason}`);
      const { reportId } = await this.write(manager, fields, {
        studyUid: entry.studyUid,
        source: last.source,
      });
      const said = { kind: 'changed', reason, source: last.source } as const;
      await this.remember(manager, { ...said, entryId: id, fields, reportId });
      const sides = { before: toldOf(last.fields), after: toldOf(fields) };
      await this.audit.write(manager, {
        action: 'hand-entry.changed',
        subject: entrySubject(id),
        ...sides,
        reason,
      });
      return { entryId: id, studyId: entry.studyId };
    });
    await this.announce([written]);
  }

  /** The study counts no longer, and is shown as excluded. */
  withdraw(id: number, undo: Undo, reach: EntryReach): Promise<void> {
    return this.turn(id, { ...undo, kind: 'withdrawn' }, reach);
  }

  restore(id: number, undo: Undo, reach: EntryReach): Promise<void> {
    return this.turn(id, { ...undo, kind: 'restored' }, reach);
  }

  private async turn(id: number, { kind, reason }: Turn, reach: EntryReach): Promise<void> {
    const written = await this.database.write(async (manager) => {
      const { entry, last } = await this.newest(manager, id, reach);
      if ((last.kind === 'withdrawn') === (kind === 'withdrawn')) {
        throw conflict(`entry-is-${kind}`, `This entry is ${kind === 'restored' ? 'not withdrawn' : kind}.`);
      }
      await this.exclude(manager, last.reportId, kind === 'withdrawn' ? reason : null);
      await rebuildStudy(manager, entry.studyUid, this.clock.now());
      const { fields, source, reportId } = last;
      await this.remember(manager, { entryId: id, kind, reason, fields, source, reportId });
      await this.audit.write(manager, { action: `hand-entry.${kind}`, subject: entrySubject(id), reason });
      return { entryId: id, studyId: entry.studyId };
    });
    await this.announce([written]);
  }

  private async enterOne(manager: EntityManager, fields: HandEntryFields, source: Source): Promise<Written> {
    const studyUid = newUid();
    const { studyId, reportId } = await this.write(manager, fields, { studyUid, source });
    const entryId = await insertRow(manager, HandEntry, { studyUid, studyId });
    if (entryId === null) throw new Error('A new study has an entry by hand already');
    const said = { kind: 'entered', source } as const;
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
      entry: { source, enteredBy: actor().name, unitId: unit.id },
    });
    const [recorded] = await this.writer.write(manager, [prepared]);
    if (recorded === undefined) throw new Error('An entry that was just written is not there');
    return recorded;
  }

  /** An entry that one may change; one out of reach is not there. */
  private async newest(
    manager: EntityManager,
    id: number,
    { enter, read }: EntryReach,
  ): Promise<{ entry: HandEntry; last: HandEntryVersion }> {
    const entry = await manager.findOneBy(HandEntry, { id });
    const last = await manager.findOne(HandEntryVersion, { where: { entryId: id }, order: { id: 'DESC' } });
    if (entry === null || last === null) throw notFound('The entry');
    if (await enter.has(manager, entry.studyId)) return { entry, last };
    throw (await read.has(manager, entry.studyId)) ? notEntering() : notFound('The entry');
  }

  private exclude(manager: EntityManager, reportId: number, reason: string | null): Promise<void> {
    const excludedAt = reason === null ? null : this.clock.now().toISOString();
    return updateRow(manager, DoseReport, reportId, { excludedAt, excludedReason: reason });
  }

  private async remember(
    manager: EntityManager,
    version: Omit<
      HandEntryVersion,
      'id' | 'at' | 'author' | 'fingerprint' | 'reason' | 'entry' | 'report'
    > & {
      reason?: string;
    },
  ): Promise<void> {
    await insertRow(manager, HandEntryVersion, {
      ...version,
      author: actor().name,
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
