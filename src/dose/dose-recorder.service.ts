import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Events } from '../platform/events.ts';
import { withRetries } from './concurrent-arrival.ts';
import { DoseStudyRecorded } from './dose-study-recorded.ts';
import { PatientPrivacy } from './patient-privacy.service.ts';
import { prepareReport, type RecordInput } from './prepared-report.ts';
import { ReportWriter, type Recorded } from './report-writer.service.ts';

/** Puts read reports into the tables: one transaction each, in which the study is made anew. */
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
   * Records a report and makes its study anew from all its reports. The same report again changes nothing; the same
   * original read differently (by a newer reader) replaces what it said, under another SOP Instance UID too. Announces
   * `DoseStudyRecorded` after the commit for every study that changed.
   */
  async record(input: RecordInput): Promise<Recorded> {
    const prepared = prepareReport(this.database.writer.manager, this.privacy, input);
    const recorded = await withRetries(() =>
      this.database.write((manager) => this.writer.write(manager, prepared)),
    );
    const changed = [
      ...(recorded.outcome === 'recorded' ? [recorded.studyId] : []),
      ...recorded.otherStudyIds,
    ];
    for (const studyId of changed) await this.events.announce(new DoseStudyRecorded(studyId));
    return recorded;
  }
}
