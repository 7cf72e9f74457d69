import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, type Told } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { insertRow, updateRow, type Row } from '../platform/database/rows.ts';
import { Events } from '../platform/events.ts';
import { badRequest, conflict, notFound } from '../platform/problem.ts';
import type { NewUnitInput, UnitChangeInput } from './equipment.contract.ts';
import { Facility, Unit, type UnitEventKind } from './equipment.entity.ts';
import { UnitHistory } from './unit-history.ts';
import { UnitReclassified } from './unit-reclassified.ts';

interface ChangeOf<K extends keyof Unit> {
  readonly kind: UnitEventKind;
  readonly fields: readonly K[];
}

/** Which change of a unit is told as what. */
const kindsOfChange: readonly ChangeOf<keyof Unit>[] = [
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
  private readonly history: UnitHistory;
  private readonly audit: Audit;
  private readonly clock: Clock;
  private readonly events: Events;

  constructor(database: Database, history: UnitHistory, audit: Audit, clock: Clock, events: Events) {
    this.database = database;
    this.history = history;
    this.audit = audit;
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
      const told = await this.history.add(manager, {
        unitId: id,
        kind: 'created',
        details: { displayName: input.name },
        sides: { after: input },
      });
      await this.audit.write(manager, told);
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
      const told = [
        ...(await this.rememberChanges(manager, unit, changes)),
        ...(input.confirm === true ? await this.confirm(manager, unit) : []),
      ];
      if (Object.keys(changes).length > 0) await updateRow(manager, Unit, id, changes);
      for (const each of told) await this.audit.write(manager, each);
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

  private async confirm(manager: EntityManager, unit: Unit): Promise<Told[]> {
    if (unit.state === 'confirmed') return [];
    await updateRow(manager, Unit, unit.id, { state: 'confirmed' });
    const sides = { before: { state: unit.state }, after: { state: 'confirmed' } };
    return [await this.history.add(manager, { unitId: unit.id, kind: 'confirmed', details: {}, sides })];
  }

  private async rememberChanges(manager: EntityManager, unit: Unit, changes: Changes): Promise<Told[]> {
    const after: Partial<Unit> = changes;
    const told: Told[] = [];
    for (const { kind, fields } of kindsOfChange) {
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
      told.push(await this.history.add(manager, { unitId: unit.id, kind, details }));
    }
    return told;
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
