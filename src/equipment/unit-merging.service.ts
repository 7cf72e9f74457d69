import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { updateRow } from '../platform/database/rows.ts';
import { badRequest, conflict } from '../platform/problem.ts';
import { unitName } from './core/unit-name.ts';
import type { UnitMergeInput } from './equipment.contract.ts';
import { Unit, UnitEvent, type UnitState } from './equipment.entity.ts';
import { UnitChanges } from './unit-changes.service.ts';

/** Two rows that were found to be one device. */
export interface MergedPair {
  readonly from: Unit;
  readonly into: Unit;
}

/**
 * Marks a unit as being another, and takes it back. Nothing is moved here: reports keep the unit that sent them and
 * follow `mergedIntoId`. Within the caller's transaction, who places the studies anew.
 */
@Injectable()
export class UnitMerging {
  private readonly changes: UnitChanges;

  constructor(changes: UnitChanges) {
    this.changes = changes;
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

  async merge(manager: EntityManager, fromId: number, input: UnitMergeInput): Promise<MergedPair> {
    const pair = await this.pair(manager, fromId, input.intoUnitId);
    const { from, into } = pair;
    await updateRow(manager, Unit, from.id, { state: 'merged', mergedIntoId: into.id });
    await this.changes.remember(manager, {
      unitId: from.id,
      kind: 'merged',
      author: input.author,
      reason: input.reason,
      details: { intoUnitId: into.id, intoName: unitName(into), stateBefore: from.state },
    });
    return pair;
  }

  async unmerge(
    manager: EntityManager,
    fromId: number,
    { author, reason }: { author: string | null; reason: string },
  ): Promise<MergedPair> {
    const from = await this.changes.mustBe(manager, fromId);
    if (from.mergedIntoId === null) throw conflict('unit-is-not-merged', 'This unit is not merged.');
    const into = await this.changes.mustBe(manager, from.mergedIntoId);
    await updateRow(manager, Unit, from.id, {
      state: await this.stateBefore(manager, from.id),
      mergedIntoId: null,
    });
    await this.changes.remember(manager, {
      unitId: from.id,
      kind: 'unmerged',
      author,
      reason,
      details: { intoUnitId: into.id, intoName: unitName(into) },
    });
    return { from, into };
  }

  private async stateBefore(manager: EntityManager, unitId: number): Promise<UnitState> {
    const merged = await manager.findOne(UnitEvent, {
      where: { unitId, kind: 'merged' },
      order: { id: 'DESC' },
    });
    return merged?.details['stateBefore'] === 'unconfirmed' ? 'unconfirmed' : 'confirmed';
  }
}
