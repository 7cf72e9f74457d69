import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Told } from '../platform/audit/audit.service.ts';
import type { Undo } from '../platform/api.contract.ts';
import { updateRow } from '../platform/database/rows.ts';
import { badRequest, conflict } from '../platform/problem.ts';
import { unitName } from './core/unit-name.ts';
import type { UnitMergeInput } from './equipment.contract.ts';
import { Unit, UnitEvent, type UnitState } from './equipment.entity.ts';
import { UnitChanges } from './unit-changes.service.ts';
import { UnitHistory } from './unit-history.ts';

/** Two rows that were found to be one device. */
export interface MergedPair {
  readonly from: Unit;
  readonly into: Unit;
}

/** A merge made or taken back, and what the audit trail is to be told of it at the end of the transaction. */
export interface DoneMerge extends MergedPair {
  readonly told: Told;
}

const mergedInto = (into: Unit) => ({ state: 'merged', intoUnitId: into.id, intoName: unitName(into) });

/**
 * Marks a unit as being another, and takes it back. Nothing is moved here: reports keep the unit that sent them and
 * follow `mergedIntoId`. Within the caller's transaction, who places the studies anew.
 */
@Injectable()
export class UnitMerging {
  private readonly changes: UnitChanges;
  private readonly history: UnitHistory;

  constructor(changes: UnitChanges, history: UnitHistory) {
    this.changes = changes;
    this.history = history;
  }

  /** The pair that may be merged; refuses a unit into itself, into a merged one, and twice. */
  async pair(manager: EntityManager, fromId: number, intoId: number): Promise<MergedPair> {
    if (fromId === intoId) throw badRequest('unit-into-itself', 'A unit cannot be merged into itself.');
    const from = await this.changes.mustBe(manager, fromId);
    const into = await this.changes.mustBe(manager, intoId);
    if (from.state === 'merged') throw conflict('unit-is-merged', 'This unit was merged already.');
    if (into.state === 'merged') {
      throw conflict(
        'unit-is-merged',
        'The other unit was itself merged. Choose the one that it was merged into.',
      );
    }
    return { from, into };
  }

  async merge(manager: EntityManager, fromId: number, input: UnitMergeInput): Promise<DoneMerge> {
    const { from, into } = await this.pair(manager, fromId, input.intoUnitId);
    await updateRow(manager, Unit, from.id, { state: 'merged', mergedIntoId: into.id });
    const told = await this.history.add(manager, {
      unitId: from.id,
      kind: 'merged',
      reason: input.reason,
      details: { intoUnitId: into.id, intoName: unitName(into), stateBefore: from.state },
      sides: { before: { state: from.state }, after: mergedInto(into) },
    });
    return { from, into, told };
  }

  async unmerge(manager: EntityManager, fromId: number, { reason }: Undo): Promise<DoneMerge> {
    const from = await this.changes.mustBe(manager, fromId);
    if (from.mergedIntoId === null) throw conflict('unit-is-not-merged', 'This unit is not merged.');
    const into = await this.changes.mustBe(manager, from.mergedIntoId);
    const state = await this.stateBefore(manager, from.id);
    await updateRow(manager, Unit, from.id, { state, mergedIntoId: null });
    const told = await this.history.add(manager, {
      unitId: from.id,
      kind: 'unmerged',
      reason,
      details: { intoUnitId: into.id, intoName: unitName(into) },
      sides: { before: mergedInto(into), after: { state } },
    });
    return { from, into, told };
  }

  private async stateBefore(manager: EntityManager, unitId: number): Promise<UnitState> {
    const merged = await manager.findOne(UnitEvent, {
      where: { unitId, kind: 'merged' },
      order: { id: 'DESC' },
    });
    return merged?.details['stateBefore'] === 'unconfirmed' ? 'unconfirmed' : 'confirmed';
  }
}
