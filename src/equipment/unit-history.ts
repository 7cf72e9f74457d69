import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actor } from '../platform/access/acting.ts';
import type { Told } from '../platform/audit/audit.service.ts';
import { Clock } from '../platform/clock.ts';
import { insertRow } from '../platform/database/rows.ts';
import { UnitEvent } from './equipment.entity.ts';

type Sides = Pick<Told, 'before' | 'after'>;

/** What was done to a unit; before and after are those of the details unless said otherwise. */
export type UnitLine = Pick<UnitEvent, 'unitId' | 'kind' | 'details'> & {
  readonly reason?: string;
  readonly sides?: Sides;
};

interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

const sidesOf = (details: UnitEvent['details']): Sides => {
  const changes = Object.entries(details) as [string, Change][];
  return {
    before: Object.fromEntries(changes.map(([field, { before }]) => [field, before])),
    after: Object.fromEntries(changes.map(([field, { after }]) => [field, after])),
  };
};

/** A unit's own history, in the name of whoever acts. */
@Injectable()
export class UnitHistory {
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Adds a line within the caller's transaction; gives what the audit trail is to be told at its end. */
  async add(manager: EntityManager, { sides, ...line }: UnitLine): Promise<Told> {
    await insertRow(manager, UnitEvent, {
      ...line,
      author: actor().name,
      at: this.clock.now().toISOString(),
    });
    return {
      action: `unit.${line.kind}`,
      subject: { kind: 'unit', id: line.unitId },
      ...(sides ?? sidesOf(line.details)),
      reason: line.reason ?? null,
    };
  }
}
