import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow, type Row } from '../platform/database/rows.ts';
import { Events } from '../platform/events.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import type { NewUnitInput, UnitChangeInput } from './equipment.contract.ts';
import { Facility, Unit, UnitEvent, type UnitEventKind } from './equipment.entity.ts';
import { UnitReclassified } from './unit-reclassified.ts';

interface ChangeOf<K extends keyof Unit> {
  readonly kind: UnitEventKind;
  readonly fields: readonly K[];
}

/** Which change of a unit is told as what. */
const told: readonly ChangeOf<keyof Unit>[] = [
  { kind: 'renamed', fields: ['displayName'] },
  { kind: 'placed', fields: ['facilityId', 'room'] },
  { kind: 'set', fields: ['silentAfterDays', 'countsAs'] },
];

type Changes = Partial<Pick<Unit, 'displayName' | 'facilityId' | 'room' | 'silentAfterDays' | 'countsAs'>>;

const changesOf = (input: UnitChangeInput): Changes => ({
  ...(input.name !== undefined && { displayName: input.name }),
  ...(input.facilityId !== undefined && { facilityId: input.facilityId }),
  ...(input.room !== undefined && { room: input.room }),
  ...(input.silentAfterDays !== undefined && { silentAfterDays: input.silentAfterDays }),
  ...(input.countsAs !== undefined && { countsAs: input.countsAs }),
});

/** What people say of a unit: name, place, settings; each kept in its history with before and after. */
@Injectable()
export class UnitChanges {
  private readonly database: Database;
  private readonly clock: Clock;
  private readonly events: Events;

  constructor(database: Database, clock: Clock, events: Events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /** A unit that sends nothing, for entry by hand. It is known, so it is confirmed. */
  create(input: NewUnitInput): Promise<number> {
    return this.database.write(async (manager) => {
      await this.facilityMustBe(manager, input.facilityId);
      const row: Row<Unit> = {
        identityKey: `by-hand/${randomUUID()}`,
        manufacturer: input.manufacturer,
        model: input.modelName,
        serialNumber: input.deviceSerialNumber,
        displayName: input.name,
        facilityId: input.facilityId,
        room: input.room,
        state: 'confirmed',
        firstSeenAt: this.clock.now().toISOString(),
        lastSeenAt: null,
      };
      const id = await insertRow(manager, Unit, row);
      if (id === null) throw new Error('A new unit has a key that is there already');
      await this.remember(manager, {
        unitId: id,
        kind: 'created',
        author: input.author,
        details: { displayName: input.name },
      });
      return id;
    });
  }

  async change(id: number, input: UnitChangeInput): Promise<void> {
    const reclassified = await this.database.write(async (manager) => {
      const unit = await this.mustBe(manager, id);
      if (unit.state === 'merged') {
        throw conflict(
          'unit-is-merged',
          'This unit was merged into another. Change that one, or undo the merge.',
        );
      }
      const changes = changesOf(input);
      if (changes.facilityId !== undefined) await this.facilityMustBe(manager, changes.facilityId);
      await this.rememberChanges(manager, unit, { changes, author: input.author });
      await this.confirm(manager, unit, input);
      if (Object.keys(changes).length > 0) await updateRow(manager, Unit, id, changes);
      return changes.countsAs !== undefined && changes.countsAs !== unit.countsAs;
    });
    if (reclassified) await this.events.announce(new UnitReclassified(id));
  }

  /** Within the caller's transaction. */
  async mustBe(manager: EntityManager, id: number): Promise<Unit> {
    const unit = await manager.findOneBy(Unit, { id });
    if (unit === null) throw notFound('The unit');
    return unit;
  }

  /** Adds a line to a unit's history, within the caller's transaction. */
  async remember(
    manager: EntityManager,
    line: Pick<UnitEvent, 'unitId' | 'kind' | 'author' | 'details'> & { readonly reason?: string },
  ): Promise<void> {
    await insertRow(manager, UnitEvent, { ...line, at: this.clock.now().toISOString() });
  }

  private async confirm(manager: EntityManager, unit: Unit, input: UnitChangeInput): Promise<void> {
    if (input.confirm !== true || unit.state === 'confirmed') return;
    await updateRow(manager, Unit, unit.id, { state: 'confirmed' });
    await this.remember(manager, { unitId: unit.id, kind: 'confirmed', author: input.author, details: {} });
  }

  private async rememberChanges(
    manager: EntityManager,
    unit: Unit,
    { changes, author }: { changes: Changes; author: string | null },
  ): Promise<void> {
    const after: Partial<Unit> = changes;
    for (const { kind, fields } of told) {
      const changed = fields.filter((field) => after[field] !== undefined && after[field] !== unit[field]);
      if (changed.length === 0) continue;
      const details: Record<string, unknown> = {};
      for (const field of changed) {
        if (field === 'facilityId') {
          details['facility'] = {
            before: await this.facilityName(manager, unit.facilityId),
            after: await this.facilityName(manager, after.facilityId ?? null),
          };
        } else details[field] = { before: unit[field], after: after[field] };
      }
      await this.remember(manager, { unitId: unit.id, kind, author, details });
    }
  }

  private async facilityName(manager: EntityManager, id: number | null): Promise<string | null> {
    return id === null ? null : ((await manager.findOneBy(Facility, { id }))?.name ?? null);
  }

  private async facilityMustBe(manager: EntityManager, id: number | null): Promise<void> {
    if (id !== null && !(await manager.existsBy(Facility, { id }))) {
      throw badRequest('facility-not-known', 'There is no such facility. Add it first, or choose another.');
    }
  }
}
