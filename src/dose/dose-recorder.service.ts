import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.ts';
import { Events } from '../platform/events.ts';
import { withRetries } from './concurrent-arrival.ts';
import { DoseStudyRecorded } from './dose-study-recorded.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { prepareReport, type RecordInput } from './prepared-report.ts';
import { ReportWriter, type Recorded } from './report-writer.service.ts';

/** What else is to be written when reports are recorded, of each in their order. */
type Alongside = (manager: EntityManager, recorded: readonly Recorded[]) => Promise<void>;

const nothing: Alongside = () => Promise.resolve();

/** Puts read reports into the tables. */
@Injectable()
export class DoseRecorder {
  private readonly database: Database;
  private readonly privacy: PatientPrivacy;
  private readonly writer: ReportWriter;
  private readonly events: Events;

  constructor(database: Database, privacy: PatientPrivacy, writer: ReportWriter, events: Events) {
    this.database = database;
    this.privacy = privacy;
    this.writer = writer;
    this.events = events;
  }

  /**
   * Records reports in one transaction, all of them or none, and makes each study anew from all its reports. The same report
   * again changes nothing; the same original read differently (by a newer reader) replaces what it said, under another SOP
   * Instance UID too. What is done `alongside` belongs to the transaction, which runs again when it lost to another one.
   * Announces `DoseStudyRecorded` after the commit for every study that changed.
   */
  async record(inputs: readonly RecordInput[], alongside: Alongside = nothing): Promise<Recorded[]> {
    const { manager: outside } = this.database.writer;
    const prepared = inputs.map((input) => prepareReport(outside, this.privacy, input));
    const recorded = await withRetries(() =>
      this.database.write(async (manager) => {
        const all = await this.writer.write(manager, prepared);
        await alongside(manager, all);
        return all;
      }),
    );
    const changed = recorded.flatMap(({ outcome, studyId, otherStudyIds }) =>
      outcome === 'recorded' ? [studyId, ...otherStudyIds] : otherStudyIds,
    );
    for (const studyId of new Set(changed)) await this.events.announce(new DoseStudyRecorded(studyId));
    return recorded;
  }
}
