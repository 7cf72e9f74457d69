import type { Field, Range } from '../../src/qc/core/fields.ts';
import type { AcceptanceRule, Limit, LimitCase } from '../../src/qc/core/limits.ts';
import type { Pack, Procedure } from '../../src/qc/core/procedure.ts';

/** Builders of procedures: they state what matters to a specification and leave the rest usual. */

export const numberField = (key: string, said: Partial<Extract<Field, { type: 'number' }>> = {}): Field => ({
  type: 'number',
  key,
  label: key,
  need: 'required',
  unit: 'kV',
  decimals: 1,
  plausible: null,
  ...said,
});

export const integerField = (key: string, unit = '{count}'): Field => ({
  type: 'integer',
  key,
  label: key,
  need: 'required',
  unit,
  plausible: null,
});

export const computedField = (key: string, formula: string, unit = '%'): Field => ({
  type: 'computed',
  key,
  label: key,
  need: 'required',
  unit,
  decimals: 1,
  plausible: null,
  formula,
});

export const replicatesField = (
  key: string,
  said: Partial<Extract<Field, { type: 'replicates' }>> = {},
): Field => ({
  type: 'replicates',
  key,
  label: key,
  need: 'required',
  unit: 'kV',
  decimals: 1,
  plausible: null,
  least: 2,
  most: 5,
  judged: 'mean',
  ...said,
});

export const choiceField = (key: string, options: readonly string[] = ['pass', 'fail']): Field => ({
  type: 'choice',
  key,
  label: key,
  need: 'required',
  options,
});

export const checklistField = (key: string): Field => ({
  type: 'checklist',
  key,
  label: key,
  need: 'required',
  mayNotApply: true,
  items: [
    { key: 'lights', label: 'Lights', kind: 'ordinary' },
    { key: 'stop', label: 'Emergency stop', kind: 'safety' },
  ],
});

export const limit = <Bound>(
  bound: Bound,
  verification: Limit<Bound>['verification'] = 'verified',
): Limit<Bound> => ({
  bound,
  verification,
  citation: { sources: ['RULE'], place: null },
  note: null,
});

export const within = (low: number | null, high: number | null): Range => ({ low, high });

/** One case without conditions. */
export const always = <Bound>(
  warning: Limit<Bound> | null,
  action: Limit<Bound> | null,
): readonly LimitCase<Bound>[] => [{ name: '', when: [], warning, action }];

export const fixedRule = (
  field: string,
  cases: Extract<AcceptanceRule, { kind: 'fixed' }>['cases'],
  unit = 'kV',
): AcceptanceRule => ({ kind: 'fixed', key: field, field, unit, cases });

export const procedure = (said: Partial<Procedure> = {}): Procedure => ({
  key: 'T-01',
  name: 'Tube voltage',
  modality: 'fluoroscopy',
  equipmentTypes: ['fixed-c-arm'],
  performedBy: 'technologist',
  frequency: { codes: ['daily'], words: 'each day of use', longestMonths: null, triggers: [] },
  setUp: 'PMMA 20 cm',
  criteria: 'within the limits',
  onFailure: { words: 'Repeat once; call the physicist.', isProposal: false },
  reference: 'A rule',
  sources: ['RULE'],
  verification: { status: 'verified', note: null },
  notes: [],
  seriesBy: [],
  fields: [numberField('kv')],
  rules: [],
  trends: [],
  ...said,
});

export const pack = (...procedures: readonly Procedure[]): Pack => ({
  format: 'kerma-qc-pack/1',
  key: 'test',
  title: 'A pack',
  edition: '1',
  sources: {
    RULE: { title: 'A published rule', url: null, isPublished: true },
    OWN: { title: 'Our proposal', url: null, isPublished: false },
  },
  procedures: procedures.length === 0 ? [procedure()] : procedures,
});
