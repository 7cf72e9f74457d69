import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  always,
  checklistField,
  choiceField,
  computedField,
  fixedRule,
  integerField,
  limit,
  numberField,
  procedure,
  replicatesField,
  within,
} from '../../../test/support/qc-procedures.ts';
import { judgeRule } from './acceptance.ts';
import type { Baseline } from './baseline.ts';
import type { Evaluation } from './evaluation.ts';
import type { Field, ItemKind, RecordedValues } from './fields.ts';
import { judgingContext, type JudgingInputs } from './judging-context.ts';
import type { AcceptanceRule, LimitCase } from './limits.ts';

const unit = { manufacturedOn: null, facts: {} };

const judge = (
  rule: AcceptanceRule,
  fields: readonly Field[],
  values: RecordedValues,
  said: Partial<JudgingInputs> = {},
): Evaluation =>
  judgeRule(
    rule,
    judgingContext({
      procedure: procedure({ fields, rules: [rule] }),
      values,
      baselines: [],
      adoptions: [],
      unit,
      on: '2026-03-02',
      ...said,
    }),
  );

const baseline = (value: number, said: Partial<Baseline> = {}): Baseline => ({
  id: 1,
  field: 'kv',
  series: '',
  value,
  n: 10,
  method: 'mean',
  validFrom: '2026-01-05',
  setBy: 'A. Physicist',
  reason: 'acceptance',
  ...said,
});

const told = ({ verdict, reason }: Evaluation): string => reason ?? verdict;

describe('a value within fixed limits', () => {
  const rule = fixedRule('kv', always(limit(within(75, 85)), limit(within(70, 90))));
  const verdict = (kv: number | null) => told(judge(rule, [numberField('kv')], { kv }));

  it.each([
    [80, 'pass'],
    [75, 'pass'],
    [85, 'pass'],
    [74.9, 'warning'],
    [85.1, 'warning'],
    [70, 'warning'],
    [90, 'warning'],
    [69.9, 'action'],
    [90.1, 'action'],
    [null, 'value-missing'],
  ])('%s gives %s: the edges belong to the better side', (kv, expected) => {
    expect(verdict(kv)).toBe(expected);
  });

  it('that need not be given leaves nothing open', () => {
    expect(told(judge(rule, [numberField('kv', { need: 'optional' })], {}))).toBe('not-given');
  });

  it('is open where there is no limit', () => {
    const leakage = fixedRule('kv', always(null, limit(within(null, 88))));
    expect(told(judge(leakage, [numberField('kv')], { kv: -1000 }))).toBe('pass');
    expect(told(judge(leakage, [numberField('kv')], { kv: 88.01 }))).toBe('action');
  });

  it('names the limit that was reached, and shows the bands', () => {
    expect(judge(rule, [numberField('kv')], { kv: 69 })).toMatchObject({
      reached: 'kv/action',
      value: 69,
      limits: [
        { limit: 'kv/warning', band: { low: 75, high: 85 }, standing: { because: 'verified' } },
        { limit: 'kv/action', band: { low: 70, high: 90 } },
      ],
    });
  });
});

describe('a value within percent of the baseline', () => {
  const rule: AcceptanceRule = {
    kind: 'percent-of-baseline',
    key: 'kv',
    field: 'kv',
    cases: always(limit(within(-5, 5)), limit(within(-10, 10))),
  };
  const verdict = (kv: number, of: number) =>
    told(judge(rule, [numberField('kv', { decimals: 2 })], { kv }, { baselines: [baseline(of)] }));

  it.each([
    // 5 % of 80 are 4, 10 % are 8.
    [84, 80, 'pass'],
    [76, 80, 'pass'],
    [84.01, 80, 'warning'],
    [88, 80, 'warning'],
    [88.01, 80, 'action'],
    [71.99, 80, 'action'],
    // 0.7 and 10 % more is 0.77, in binary 0.7699999999999999.
    [0.77, 0.7, 'warning'],
    [0.78, 0.7, 'action'],
    // 5 % of |-95| are 4.75: from -99.75 to -90.25.
    [-99.75, -95, 'pass'],
    [-90.25, -95, 'pass'],
    [-99.76, -95, 'warning'],
    [-104.5, -95, 'warning'],
    [-104.51, -95, 'action'],
    [-85.49, -95, 'action'],
  ])('%d at a baseline of %d gives %s', (kv, of, expected) => {
    expect(verdict(kv, of)).toBe(expected);
  });

  it('has no verdict at a baseline of zero, or at none', () => {
    expect(verdict(0, 0)).toBe('zero-baseline');
    expect(told(judge(rule, [numberField('kv')], { kv: 80 }))).toBe('no-baseline');
  });

  it('says how far it is from the baseline, and from which', () => {
    const evaluation = judge(rule, [numberField('kv')], { kv: 90 }, { baselines: [baseline(80)] });
    expect(evaluation).toMatchObject({
      verdict: 'action',
      deviation: { from: 80, absolute: 10, percent: 12.5 },
      baseline: { id: 1, value: 80 },
    });
  });

  it('looks at the baseline that holds on the day, the last one added of several', () => {
    const baselines = [
      baseline(60, { id: 1, validFrom: '2025-01-05' }),
      baseline(80, { id: 2, validFrom: '2026-03-02' }),
      baseline(82, { id: 3, validFrom: '2026-03-02' }),
      baseline(99, { id: 4, validFrom: '2026-03-03' }),
      baseline(10, { id: 5, field: 'ma' }),
      baseline(10, { id: 6, series: 'protocol=head' }),
    ];
    expect(judge(rule, [numberField('kv')], { kv: 82 }, { baselines })).toMatchObject({
      verdict: 'pass',
      baseline: { id: 3 },
    });
  });

  it('passes on the edge whatever the figures, typed with the decimals of the field', () => {
    const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(hundredths, fc.constantFrom(-5, 5), fc.constantFrom(-1, 1), (centre, percent, side) => {
        // The baseline has two decimals, its edge four: both are typed exactly.
        const edge = (centre * 100 + Math.abs(centre) * percent) / 10_000;
        expect(verdict(edge, centre / 100)).toBe('pass');
        const beyond = Math.sign(percent) * side > 0 ? 'warning' : 'pass';
        const beside = (centre * 100 + Math.abs(centre) * percent + side) / 10_000;
        expect(Math.abs(centre) < 10 ? beyond : verdict(beside, centre / 100)).toBe(beyond);
      }),
    );
  });
});

describe('a value beside its baseline', () => {
  const rule: AcceptanceRule = {
    kind: 'absolute-from-baseline',
    key: 'discs',
    field: 'discs',
    unit: '{count}',
    cases: always(limit(within(0, null)), limit(within(-1, null))),
  };

  it.each([
    [9, 'pass'],
    [8, 'pass'],
    [7, 'warning'],
    [6, 'action'],
  ])('%d discs where there were 8 gives %s', (discs, expected) => {
    const baselines = [baseline(8, { field: 'discs' })];
    expect(told(judge(rule, [integerField('discs')], { discs }, { baselines }))).toBe(expected);
  });

  it('may be compared with a baseline of zero', () => {
    const baselines = [baseline(0, { field: 'discs' })];
    expect(judge(rule, [integerField('discs')], { discs: 0 }, { baselines })).toMatchObject({
      verdict: 'pass',
      deviation: { absolute: 0, percent: null },
    });
  });
});

describe('a value beside another field', () => {
  const rule: AcceptanceRule = {
    kind: 'difference-from-field',
    key: 'meas',
    field: 'meas',
    other: 'nominal',
    unit: 'mm',
    cases: always(null, limit(within(-1.5, 1.5))),
  };
  const fields = [numberField('nominal', { unit: 'mm' }), numberField('meas', { unit: 'mm' })];

  it.each([
    [5, 6.5, 'pass'],
    [5, 3.5, 'pass'],
    [5, 6.6, 'action'],
    // 0.1 + 1.5 is 1.6, in binary too; 0.2 + 1.5 - 0.2 is 1.5 only in decimals.
    [0.2, 1.7, 'pass'],
    [null, 5, 'other-missing'],
  ])('nominal %s, measured %s gives %s', (nominal, meas, expected) => {
    expect(told(judge(rule, fields, { nominal, meas }))).toBe(expected);
  });
});

describe('a value that must reach a table', () => {
  // 21 CFR 1020.30(m)(1): 2.9 mm at 80 kV, 3.2 mm at 90 kV; halfway 3.05 mm.
  const rule: AcceptanceRule = {
    kind: 'table-minimum',
    key: 'hvl',
    field: 'hvl',
    by: 'kv',
    unit: 'mm{Al}',
    cases: always(
      null,
      limit([
        [70, 1.8],
        [71, 2.5],
        [80, 2.9],
        [90, 3.2],
      ] as const),
    ),
  };
  const fields = [numberField('kv'), numberField('hvl', { unit: 'mm{Al}', decimals: 2 })];

  it.each([
    [80, 2.9, 'pass'],
    [80, 2.89, 'action'],
    [85, 3.05, 'pass'],
    [85, 3.04, 'action'],
    // 2.9 + 0.3 × 0.1 is 2.93, in binary 2.9299999999999997.
    [81, 2.93, 'pass'],
    [70.5, 2.15, 'pass'],
    [70, 1.8, 'pass'],
    [90, 3.2, 'pass'],
    [69.9, 9, 'outside-table'],
    [90.1, 9, 'outside-table'],
    [null, 3, 'other-missing'],
  ])('at %s kV %s mm gives %s', (kv, hvl, expected) => {
    expect(told(judge(rule, fields, { kv, hvl }))).toBe(expected);
  });
});

describe('a step of a scale', () => {
  const rule = (scale: readonly number[] | null): AcceptanceRule => ({
    kind: 'steps-below-baseline',
    key: 'bars',
    field: 'bars',
    scale,
    cases: always(limit(1), limit(2)),
  });
  const scale = [1, 1.12, 1.25, 1.4, 1.6];
  const verdict = (bars: number, of = 1.4, steps: readonly number[] | null = scale) =>
    told(
      judge(
        rule(steps),
        [numberField('bars', { unit: '{lp}/mm', decimals: 2 })],
        { bars },
        {
          baselines: [baseline(of, { field: 'bars' })],
        },
      ),
    );

  it.each([
    [1.6, 'pass'],
    [1.4, 'pass'],
    [1.25, 'warning'],
    [1.12, 'action'],
    [1, 'action'],
    [1.3, 'not-on-scale'],
  ])('%d where 1.4 was seen gives %s', (bars, expected) => {
    expect(verdict(bars)).toBe(expected);
  });

  it('is not judged where the scale ends, or nobody entered it', () => {
    expect(verdict(1, 1)).toBe('pass');
    expect(verdict(1, 1.12)).toBe('warning');
    expect(verdict(1.4, 1.5)).toBe('not-on-scale');
    expect(verdict(1.4, 1.4, null)).toBe('no-scale');
  });
});

describe('a limit that depends', () => {
  const byProtocol: readonly LimitCase<ReturnType<typeof within>>[] = [
    {
      name: 'head',
      when: [{ about: 'choice', field: 'protocol', isAnyOf: ['head'] }],
      warning: null,
      action: limit(within(null, 80)),
    },
    {
      name: 'body, made since 2006',
      when: [
        { about: 'choice', field: 'protocol', isAnyOf: ['body'] },
        { about: 'made', from: '2006-06-10', before: null },
      ],
      warning: null,
      action: limit(within(null, 30)),
    },
    {
      name: 'body, older, at 120 kV in a country that asks for it',
      when: [
        { about: 'choice', field: 'protocol', isAnyOf: ['body'] },
        { about: 'made', from: null, before: '2006-06-10' },
        { about: 'number', field: 'kv', within: within(120, 120) },
        { about: 'unit', fact: 'country', isAnyOf: ['CH'] },
      ],
      warning: null,
      action: limit(within(null, 20)),
    },
  ];
  const fields = [
    choiceField('protocol', ['head', 'body', 'other']),
    numberField('kv'),
    numberField('ctdi', { unit: 'mGy' }),
  ];
  const rule = fixedRule('ctdi', byProtocol, 'mGy');
  const judged = (
    values: RecordedValues,
    manufacturedOn: string | null,
    facts: Record<string, string> = {},
  ) => {
    const evaluation = judge(rule, fields, { ctdi: 25, ...values }, { unit: { manufacturedOn, facts } });
    return `${told(evaluation)} ${evaluation.caseName ?? ''}`.trim();
  };

  it('on another field is that of its choice', () => {
    expect(judged({ protocol: 'head' }, null)).toBe('pass head');
    expect(judged({ protocol: 'other' }, null)).toBe('no-case');
    expect(judged({}, '2010-01-01')).toBe('selector-missing');
  });

  it('on the date of manufacture is the old one until the day before', () => {
    expect(judged({ protocol: 'body' }, '2006-06-10')).toBe('pass body, made since 2006');
    expect(judged({ protocol: 'body', kv: 120 }, '2006-06-09', { country: 'CH' })).toBe(
      'action body, older, at 120 kV in a country that asks for it',
    );
  });

  it('on something that is not known gives no verdict', () => {
    expect(judged({ protocol: 'body' }, null)).toBe('unit-fact-unknown');
    expect(judged({ protocol: 'body', kv: 120 }, '2001-01-01')).toBe('unit-fact-unknown');
    expect(judged({ protocol: 'body' }, '2001-01-01', { country: 'CH' })).toBe('selector-missing');
    expect(judged({ protocol: 'body', kv: 80 }, '2001-01-01', { country: 'CH' })).toBe('no-case');
    expect(judged({ protocol: 'body', kv: 120 }, '2001-01-01', { country: 'US' })).toBe('no-case');
  });
});

describe('a choice', () => {
  const rule: AcceptanceRule = {
    kind: 'choice',
    key: 'artifact',
    field: 'artifact',
    cases: always(limit(['none'], 'by-definition'), limit(['none', 'faint'], 'by-definition')),
  };
  const fields = [choiceField('artifact', ['none', 'faint', 'ring'])];

  it.each([
    ['none', 'pass'],
    ['faint', 'warning'],
    ['ring', 'action'],
    ['spiral', 'unknown-option'],
    [null, 'value-missing'],
  ])('%s gives %s', (artifact, expected) => {
    expect(told(judge(rule, fields, { artifact }))).toBe(expected);
  });
});

describe('a checklist', () => {
  const rule: AcceptanceRule = {
    kind: 'checklist',
    key: 'items',
    field: 'items',
    cases: always(
      limit<readonly ItemKind[]>(['ordinary', 'safety'], 'by-definition'),
      limit<readonly ItemKind[]>(['safety'], 'by-definition'),
    ),
  };

  it.each([
    [{ lights: 'pass', stop: 'pass' }, 'pass', []],
    [{ lights: 'n/a', stop: 'pass' }, 'pass', []],
    [{ lights: 'fail', stop: 'pass' }, 'warning', ['lights']],
    [{ lights: 'fail', stop: 'fail' }, 'action', ['lights', 'stop']],
    [{ lights: null, stop: 'pass' }, 'value-missing', []],
    [{ lights: null, stop: 'fail' }, 'action', ['stop']],
  ] as const)('%j gives %s', (items, expected, failed) => {
    const evaluation = judge(rule, [checklistField('items')], { items });
    expect([told(evaluation), evaluation.failed]).toEqual([expected, failed]);
  });

  it('takes no "does not apply" where it may not be said', () => {
    const strict = { ...checklistField('items'), mayNotApply: false } as Field;
    expect(told(judge(rule, [strict], { items: { lights: 'n/a', stop: 'pass' } }))).toBe('value-missing');
  });
});

describe('several readings', () => {
  const rule = fixedRule('kv', always(limit(within(75, 85)), limit(within(70, 90))));
  const verdict = (readings: readonly (number | null)[], judged: 'mean' | 'each') =>
    judge(rule, [replicatesField('kv', { judged, least: 3 })], { kv: readings });

  it('are judged by their mean, when enough are there', () => {
    expect(verdict([80, 80, 95], 'mean')).toMatchObject({ verdict: 'pass', value: 85 });
    expect(verdict([80, 80, 95.3], 'mean')).toMatchObject({ verdict: 'warning', value: 85.1 });
    expect(told(verdict([80, null, 80], 'mean'))).toBe('value-missing');
  });

  it('are judged each for itself, the worst counting', () => {
    expect(verdict([80, 95, 86], 'each')).toMatchObject({ verdict: 'action', value: 95 });
    expect(verdict([80, 85, 86], 'each')).toMatchObject({ verdict: 'warning', value: 86 });
    expect(told(verdict([80, 81], 'each'))).toBe('value-missing');
    expect(told(verdict([80, 99], 'each'))).toBe('action');
    expect(told(verdict([], 'each'))).toBe('value-missing');
  });

  it('have no dust: the mean of 0.1, 0.2 and 0.3 is 0.2', () => {
    const edge = fixedRule('kv', always(null, limit(within(null, 0.2))));
    const readings = { kv: [0.1, 0.2, 0.3] };
    expect(told(judge(edge, [replicatesField('kv')], readings))).toBe('pass');
  });
});

describe('a computed value', () => {
  const rule = fixedRule('dev', always(null, limit(within(-35, 35))), '%');
  const fields = [
    numberField('displayed', { unit: 'mGy', decimals: 2 }),
    numberField('measured', { unit: 'mGy', decimals: 2 }),
    computedField('dev', '100*(displayed-measured)/measured'),
  ];
  const verdict = (displayed: number | null, measured: number) =>
    told(judge(rule, fields, { displayed, measured }));

  it('on the edge passes, however it was worked out', () => {
    // 100 × (1.35 - 1) / 1 is 35.00000000000001 in binary.
    expect(verdict(1.35, 1)).toBe('pass');
    expect(verdict(1.3501, 1)).toBe('action');
    expect(verdict(0.65, 1)).toBe('pass');
  });

  it('is not judged by the figure that is shown: 35.04 % is beyond 35 % though both read 35.0', () => {
    expect(verdict(135.04, 100)).toBe('action');
  });

  it('that cannot be computed has no verdict', () => {
    expect(verdict(null, 100)).toBe('not-computed');
    expect(verdict(1, 0)).toBe('not-computed');
  });
});
