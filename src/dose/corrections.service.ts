import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../platform/access/acting.ts';
import type { Undo } from '../platform/api.contract.ts';
import { Audit } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, insertRows } from '../platform/database/rows.ts';
import { Events } from '../platform/events.ts';
import { conflict, notFound } from '../platform/problem.ts';
import type { CorrectionDetails } from './core/correction-details.ts';
import { isAboutPatients } from './core/identity-mask.ts';
import { applyCorrection } from './correction-apply.ts';
import { mustReachCorrection, mustReachUndo, type CorrectionReach } from './correction-reach.ts';
import type { CorrectionInput } from './correction.contract.ts';
import { Correction, CorrectionStudy } from './correction.entity.ts';
import { laterOnSameStudy } from './correction.queries.ts';
import { undoCorrection } from './correction-undo.ts';
import { DoseStudyRecorded } from './dose-study-recorded.ts';
import { rebuildStudy } from './rebuild-study.ts';

/** The studies to make anew, by UID. */
const touchedUids = (details: CorrectionDetails): readonly string[] => {
  if ('fromStudyUid' in details) return [details.fromStudyUid, details.toStudyUid];
  return 'studyUids' in details ? details.studyUids : [details.studyUid];
};

/** Who a patient is stands in no line; the reason of such a correction may say it, and its action says so. */
const toldAction = (details: CorrectionDetails, what: 'made' | 'undone'): string =>
  isAboutPatients(details) ? `patient.correction-${what}` : `correction.${what}`;

interface Done {
  readonly correctionId: number;
  readonly studyIds: readonly number[];
}

/** Puts the mistakes of the day right, and takes that back: one transaction each, the reports themselves untouched. */
@Injectable()
export class Corrections {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly audit: Audit;
  private readonly events: Events;

  constructor(database: Database, audit: Audit, clock: Clock, events: Events) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  /** Gives the id of the correction. */
  async correct(input: CorrectionInput, reach: CorrectionReach): Promise<number> {
    const done = await this.database.write(async (manager) => {
      await mustReachCorrection(manager, input, reach);
      const now = this.clock.now();
      const changed = await applyCorrection(manager, input, now);
      const studyIds = await this.rebuild(manager, changed);
      const details = withStudyIds(changed, studyIds);
      const { kind, reason } = input;
      const row = { kind, reason, details, at: now.toISOString() };
      const done = await this.remember(manager, row, [...studyIds.values()]);
      const subject = { kind: 'correction', id: done.correctionId };
      const action = toldAction(details, 'made');
      await this.audit.write(manager, { action, subject, after: details, reason });
      return done;
    });
    return this.announced(done);
  }

  /** Takes a correction back, the newest of a study first. Gives its id. */
  async undo(id: number, { reason }: Undo, reach: CorrectionReach): Promise<number> {
    const done = await this.database.write(async (manager) => {
      const correction = await this.standing(manager, id);
      await mustReachUndo(manager, { id, details: correction }, reach);
      await undoCorrection(manager, correction);
      const studyIds = await this.rebuild(manager, correction);
      const at = this.clock.now().toISOString();
      const row = { kind: 'undo' as const, reason, details: null, at, undoesId: id };
      const undone = await this.remember(manager, row, [...studyIds.values()]);
      const subject = { kind: 'correction', id };
      const action = toldAction(correction, 'undone');
      await this.audit.write(manager, { action, subject, before: correction, reason });
      return undone;
    });
    await this.announced(done);
    return id;
  }

  private async standing(manager: EntityManager, id: number): Promise<CorrectionDetails> {
    const correction = await manager.findOneBy(Correction, { id });
    const details = correction?.details ?? null;
    if (details === null) throw notFound('The correction');
    if (await manager.existsBy(Correction, { undoesId: id })) {
      throw conflict('already-undone', 'This correction was undone already.');
    }
    const later = await laterOnSameStudy(manager, id);
    if (later !== null) {
      throw conflict('later-correction', `Correction ${later} builds on this one. Undo that one first.`);
    }
    return details;
  }

  private async rebuild(manager: EntityManager, details: CorrectionDetails): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    for (const uid of touchedUids(details)) {
      ids.set(uid, await rebuildStudy(manager, uid, this.clock.now()));
    }
    return ids;
  }

  private async remember(
    manager: EntityManager,
    row: Omit<Correction, 'id' | 'author' | 'undoesId' | 'undoes'> & { undoesId?: number },
    studyIds: readonly number[],
  ): Promise<Done> {
    const correctionId = await insertRow(manager, Correction, { ...row, author: actor().name });
    if (correctionId === null) throw conflict('already-undone', 'This correction was undone already.');
    await insertRows(
      manager,
      CorrectionStudy,
      studyIds.map((studyId) => ({ correctionId, studyId })),
    );
    return { correctionId, studyIds };
  }

  private async announced({ correctionId, studyIds }: Done): Promise<number> {
    for (const studyId of studyIds) await this.events.announce(new DoseStudyRecorded(studyId));
    return correctionId;
  }
}

/** A study that a split has just made has its id only now. */
const withStudyIds = (details: CorrectionDetails, ids: ReadonlyMap<string, number>): CorrectionDetails =>
  details.kind === 'split-report'
    ? { ...details, toStudyId: ids.get(details.toStudyUid) ?? details.toStudyId }
    : details;
