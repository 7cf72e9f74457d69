import { limitFingerprint, type Adoption } from '../../../qc/core/adoption.ts';
import type { Field, Range } from '../../../qc/core/fields.ts';
import { limitsOf, type AcceptanceRule, type Limit } from '../../../qc/core/limits.ts';
import type { Procedure } from '../../../qc/core/procedure.ts';
import type { TabletTest, TabletUnit } from '../../../qc/tablet/tablet.contract.ts';
import { roundOf, type Round } from './round.ts';

const adoptedIn = ({ rules }: Procedure): readonly Adoption[] =>
  limitsOf(rules).map((placed) => ({
    limit: placed.key,
    fingerprint: limitFingerprint(placed),
    isWithdrawn: false,
    by: 'Mara Lindqvist',
    on: '2026-01-05',
    reason: 'Read',
  }));

const hounsfield = "[hnsf'U]";
const plausible = { low: -1200, high: 4000 };

const measured = (key: string, label: string): Field => ({
  ...{ type: 'number', key, label, need: 'required', unit: hounsfield, decimals: 1, plausible },
});

const limit = (bound: Range): Limit<Range> => ({
  ...{ bound, verification: 'proposal', citation: { sources: ['LOCAL'], place: null }, note: null },
});

const within = (field: string, warning: Range, action: Range): AcceptanceRule => ({
  ...{ kind: 'fixed', key: field, field, unit: hounsfield },
  cases: [{ name: '', when: [], warning: limit(warning), action: limit(action) }],
});

/** The field that is worked out of five regions: the largest difference from the centre. */
const largest: Field = {
  ...{ type: 'computed', key: 'maxdev', label: 'Max |edge - centre|', need: 'required' },
  ...{ unit: hounsfield, decimals: 1, plausible: null },
  formula: 'max(abs(n-c),abs(e-c),abs(s-c),abs(w-c))',
};

type Part = Pick<Procedure, 'fields'> & Partial<Procedure>;

/** Like those of the catalogue that have these keys, in short. */
const parts: Readonly<Record<string, Part>> = {
  'CT-T01': {
    seriesBy: ['protocol'],
    fields: [
      ...([
        {
          type: 'choice',
          key: 'protocol',
          label: 'Protocol',
          need: 'required',
          options: ['axial head', 'helical'],
        },
      ] as const),
      measured('mean', 'Mean CT number'),
    ],
    rules: [within('mean', { low: -3, high: 3 }, { low: -5, high: 5 })],
  },
  'CT-T02': { fields: [measured('sd', 'Standard deviation')] },
  'CT-T03': {
    fields: [
      { type: 'choice', key: 'artifact', label: 'Artifacts', need: 'required', options: ['none', 'ring'] },
      {
        ...{ type: 'attachment', key: 'image', label: 'Photo' },
        need: { whenField: 'artifact', isNoneOf: ['none'] },
      },
    ],
  },
  'CT-T04': {
    fields: [
      {
        ...{ type: 'checklist', key: 'items', label: 'Checklist', need: 'required', mayNotApply: true },
        items: [{ key: 'door', label: 'Door interlock', kind: 'safety' }],
      },
    ],
  },
  'CT-T05': {
    fields: [...['c', 'n', 'e', 's', 'w'].map((key) => measured(key, key)), largest],
    rules: [within('maxdev', { low: null, high: 5 }, { low: null, high: 7 })],
  },
};

const procedureOf = (key: string): Procedure => ({
  ...{ key, name: key, modality: 'ct', equipmentTypes: ['ct'], performedBy: 'technologist' },
  frequency: { codes: ['daily'], words: 'daily', longestMonths: null, triggers: [] },
  ...{ setUp: 'Water', criteria: 'Good', onFailure: { words: 'Call', isProposal: false }, reference: '' },
  ...{ sources: ['LOCAL'], verification: { status: 'local', note: null }, notes: [] },
  ...{ seriesBy: [], rules: [], trends: [], fields: [], ...parts[key] },
});

const testOf = (key: string): TabletTest => {
  const procedure = procedureOf(key);
  const version = { number: 1, procedure, publishedOn: '2026-01-01', publishedBy: 'Kerma', reason: 'First' };
  return { version, baselines: [], adoptions: adoptedIn(procedure), last: [] };
};

const occurrence = {
  ...{ due: '2026-11-22', plannedOn: '2026-11-22', movedBecause: null, state: 'due' as const },
  ...{ windowStart: '2026-11-22', windowEnd: '2026-11-22', sessionId: null, doneOn: null, excuse: null },
};

/** A CT unit that has these tests, all limits adopted, all due. */
export const keptWith = (...keys: readonly string[]): TabletUnit => ({
  unit: { id: 1, name: 'CT 1', state: 'confirmed' },
  today: '2026-11-22',
  zone: 'UTC',
  asOf: '2026-11-22T07:00:00.000Z',
  physicist: 'Mara Lindqvist',
  facts: { manufacturedOn: null, facts: {} },
  doneToday: [],
  tests: keys.map(testOf),
  work: keys.map((procedureKey, at) => ({
    ...{ assignmentId: at + 1, procedureKey, name: procedureKey, performedBy: 'technologist', occurrence },
  })),
});

/** A round of these tests that person 7 begins at 07:12 UTC on 22 Nov 2026. */
export const roundWith = (...keys: readonly string[]): Round => {
  const kept = keptWith(...keys);
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  const performer = { id: 7, name: 'Ben Okoro' };
  return roundOf(kept, kept.tests, { performer, now: '2026-11-22T07:12:00.000Z', newId });
};
