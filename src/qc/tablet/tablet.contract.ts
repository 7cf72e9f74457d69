import { z } from 'zod';
import { unitMention } from '../../equipment/equipment.contract.ts';
import { isoDate } from '../../platform/api.contract.ts';
import type { Adoption } from '../core/adoption.ts';
import type { Baseline } from '../core/baseline.ts';
import type { UnitFacts } from '../core/judging-context.ts';
import type { ProcedureVersion } from '../core/procedure.ts';
import { procedure } from '../definitions/procedures.contract.ts';
import { doneItem, workItem } from '../schedule/schedule.contract.ts';

const lastValue = z.object({
  field: z.string(),
  series: z.string().meta({ description: '"protocol=axial head"; empty where there is one series only' }),
  value: z.union([z.number(), z.string()]),
  on: isoDate,
});
export type LastValue = z.infer<typeof lastValue>;

/** A test as a tablet keeps it: how it is recorded, how it is judged, and what came out last. */
const tabletTest = z.object({
  version: z.object({
    number: z.number().int(),
    procedure,
    publishedOn: isoDate,
    publishedBy: z.string(),
    reason: z.string(),
  }),
  baselines: z.array(z.looseObject({ field: z.string(), series: z.string(), value: z.number() })),
  adoptions: z.array(z.looseObject({ limit: z.string() })),
  last: z.array(lastValue),
});

/** All that a tablet needs to record and judge the tests of one unit, with or without a network. */
export const tabletUnit = z
  .object({
    unit: unitMention,
    today: isoDate.meta({ description: 'At the unit' }),
    zone: z.string().meta({ description: 'Of the unit, IANA name' }),
    asOf: z.iso.datetime(),
    physicist: z.string().nullable().meta({ description: 'Who is in charge of the unit today' }),
    facts: z.object({
      manufacturedOn: isoDate.nullable(),
      facts: z.record(z.string(), z.string()),
    }),
    work: z.array(workItem).meta({ description: 'Due today and before, of the tests below' }),
    doneToday: z.array(doneItem),
    tests: z.array(tabletTest),
  })
  .meta({ id: 'QcTabletUnit' });

export interface TabletTest {
  readonly version: ProcedureVersion;
  readonly baselines: readonly Baseline[];
  readonly adoptions: readonly Adoption[];
  readonly last: readonly LastValue[];
}
/** The schema is loose where the core's types are strict. */
export type TabletUnit = Omit<z.infer<typeof tabletUnit>, 'tests' | 'facts'> & {
  readonly tests: readonly TabletTest[];
  readonly facts: UnitFacts;
};
