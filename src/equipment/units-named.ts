import { Injectable } from '@nestjs/common';
import type { UnitMention } from './equipment.contract.ts';
import { UnitsQueries } from './units.queries.ts';
import { notFound } from '../platform/problem.ts';

/** Units as people know them; merged ones count as the unit that they were merged into and are left out. */
@Injectable()
export class UnitsNamed {
  constructor(private readonly units: UnitsQueries) {}

  async all(): Promise<readonly UnitMention[]> {
    const known = await this.units.all();
    return known.filter(({ unit }) => unit.state !== 'merged').map(({ mention }) => mention);
  }

  /** How a unit is named, of merged ones too, since what was said of them stays. */
  async mentions(): Promise<(id: number) => UnitMention> {
    const known = new Map((await this.units.all()).map(({ mention }) => [mention.id, mention]));
    return (id) => known.get(id) ?? { id, name: `Unit ${id}`, state: 'merged' };
  }

  async mustBe(ids: readonly number[]): Promise<void> {
    const known = new Set((await this.all()).map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('The unit');
  }
}
