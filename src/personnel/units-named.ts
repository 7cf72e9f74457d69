import { Injectable } from '@nestjs/common';
import { UnitsQueries } from '../equipment/index.ts';
import { notFound } from '../platform/problem.ts';

export interface NamedUnit {
  readonly id: number;
  readonly name: string;
  readonly state: string;
}

/** Units as people know them; merged ones count as the unit that they were merged into and are left out. */
@Injectable()
export class UnitsNamed {
  constructor(private readonly units: UnitsQueries) {}

  async all(): Promise<readonly NamedUnit[]> {
    const known = await this.units.all();
    return known.filter(({ unit }) => unit.state !== 'merged').map(({ mention }) => mention);
  }

  async mustBe(ids: readonly number[]): Promise<void> {
    const known = new Set((await this.all()).map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('The unit');
  }
}
