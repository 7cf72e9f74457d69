import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  always,
  checklistField,
  choiceField,
  computedField,
  fixedRule,
  limit,
  numberField,
  pack,
  procedure,
  replicatesField,
  within,
} from '../../../test/support/qc-procedures.ts';
import type { AcceptanceRule } from './limits.ts';
import type { Procedure } from './procedure.ts';
import { procedureProblems, readPack, readPackText } from './read-pack.ts';

/** As it travels: through JSON. */
const problemsOf = (...procedures: readonly Procedure[]) => {
  const reading = readPackText(JSON.stringify(pack(...procedures)));
  return reading.ok ? [] : reading.problems;
};
const codes = (said: Partial<Procedure>): readonly string[] =>
  problemsOf(procedure(said)).map(({ code, where }) => `${where}: ${code}`);

/** A pack in which one thing was put wrong by hand, as no type would let us. */
const codesOfAltered = (
  alter: (written: Record<string, unknown>, whole: Record<string, unknown>) => void,
) => {
  const whole = JSON.parse(
    JSON.stringify(pack(procedure({ rules: [fixedRule('kv', always(null, limit(within(70, 90))))] }))),
  ) as Record<string, unknown>;
  const [first] = whole['procedures'] as [Record<string, unknown>];
  alter(first, whole);
  const reading = readPack(whole);
  return reading.ok ? [] : reading.problems.map(({ code, where }) => `${where}: ${code}`);
};

describe('a pack', () => {
  it('is read as it was written, nothing lost', () => {
    const written = pack(
      procedure({
        fields: [
          numberField('kv', { plausible: within(20, 160) }),
          replicatesField('hu'),
          computedField('deviation', '100 * (mean(hu) - kv) / kv'),
          choiceField('protocol', ['head', 'body']),
          checklistField('items'),
          { type: 'yes-no', key: 'table', label: 'Table in the beam', need: 'optional' },
          { type: 'text', key: 'said', label: 'Errors', need: { whenField: 'protocol', isNoneOf: ['head'] } },
          { type: 'attachment', key: 'photo', label: 'Photo', need: 'optional' },
        ],
        rules: [
          fixedRule('kv', [
            {
              name: 'head',
              when: [
                { about: 'choice', field: 'protocol', isAnyOf: ['head'] },
                { about: 'made', from: '2006-06-10', before: null },
              ],
              warning: limit(within(75, 85)),
              action: limit(within(70, 90), 'memory'),
            },
          ]),
        ],
        seriesBy: ['protocol'],
        trends: [{ field: 'deviation', charts: ['individuals', 'ewma'] }],
      }),
    );
    expect(readPackText(JSON.stringify(written))).toEqual({ ok: true, pack: written });
  });

  it('is read whole or not at all, with all that is wrong', () => {
    const found = problemsOf(
      procedure({ key: 'A-1', seriesBy: ['kv'] }),
      procedure({ key: 'A-1', trends: [{ field: 'ma', charts: ['ewma'] }] }),
    );
    expect(found.map(({ where }) => where)).toEqual(['procedures › A-1', 'A-1 › seriesBy', 'A-1 › trends']);
  });

  it('says what is wrong, where, and what to do', () => {
    const [problem] = problemsOf(procedure({ fields: [numberField('kv', { unit: 'KVP' })] }));
    expect(problem).toEqual({
      code: 'unknown-unit',
      where: 'T-01 › fields › kv',
      message: 'The unit “KVP” of “kv” is not known. Write it as UCUM does (mGy/min, {lp}/mm).',
    });
  });

  it.each<[string, string, string]>([
    ['an empty file', '', 'the pack: not-json'],
    ['half a file', '{', 'the pack: not-json'],
    ['a file nested beyond reason', '['.repeat(100_000), 'the pack: not-json'],
    ['nothing', 'null', 'the pack: wrong-type'],
    ['a list', '[]', 'the pack: wrong-type'],
    ['a file of five megabytes', ' '.repeat(5_000_001), 'the pack: too-long'],
  ])('that is %s is refused', (_, text, problem) => {
    const reading = readPackText(text);
    expect(reading.ok ? [] : reading.problems.map(({ code, where }) => `${where}: ${code}`)).toEqual([
      problem,
    ]);
  });

  it.each<[string, (written: Record<string, unknown>, whole: Record<string, unknown>) => void, string]>([
    ['of another format', (_, whole) => (whole['format'] = 'kerma-qc-pack/2'), 'format: unknown-format'],
    [
      'with an unknown field type',
      (written) => (written['fields'] = [{ type: 'script', key: 'kv', run: 'x' }]),
      'procedures › T-01 › fields › kv › type: unknown-field-type',
    ],
    [
      'with an unknown kind of rule',
      (written) => (written['rules'] = [{ kind: 'expression', key: 'kv' }]),
      'procedures › T-01 › rules › kv › kind: unknown-rule-kind',
    ],
    [
      'for an unknown performer',
      (written) => (written['performedBy'] = 'robot'),
      'procedures › T-01 › performedBy: unknown-word',
    ],
    ['without a name', (written) => delete written['name'], 'procedures › T-01 › name: missing'],
    [
      'with a property that would be lost',
      (written) => (written['script'] = 'x'),
      'procedures › T-01 › script: unknown-property',
    ],
    [
      'without a written action',
      (written) => (written['onFailure'] = { words: ' ', isProposal: false }),
      'procedures › T-01 › onFailure › words: no-written-action',
    ],
    [
      'with a number as text',
      (written) =>
        (written['frequency'] = { codes: ['daily'], words: 'x', longestMonths: '14', triggers: [] }),
      'procedures › T-01 › frequency › longestMonths: wrong-type',
    ],
    ['with no field', (written) => (written['fields'] = []), 'procedures › T-01 › fields: missing'],
    [
      'with a key that is a word of the language',
      (written) => (written['key'] = 'constructor'),
      'procedures › constructor › key: reserved-key',
    ],
    [
      'with a key that no formula can use',
      (written) => (written['seriesBy'] = ['My field']),
      'procedures › T-01 › seriesBy › no. 1: bad-key',
    ],
    [
      'with too much of something',
      (written) => (written['notes'] = Array.from({ length: 21 }, () => 'x')),
      'procedures › T-01 › notes: too-many',
    ],
    [
      'with a book as a name',
      (written) => (written['name'] = 'x'.repeat(161)),
      'procedures › T-01 › name: too-long',
    ],
  ])('%s is refused', (_, alter, problem) => {
    expect(codesOfAltered(alter)).toEqual([problem]);
  });
});

describe('the fields of a procedure are refused', () => {
  it.each<[string, Partial<Procedure>, readonly string[]]>([
    [
      'when two have one name',
      { fields: [numberField('kv'), numberField('kv')] },
      ['T-01 › fields › kv: duplicate-key'],
    ],
    [
      'when an item is called like a field',
      { fields: [checklistField('items'), choiceField('stop')] },
      ['T-01 › fields › stop: duplicate-key'],
    ],
    [
      'when one is called like an operator',
      { fields: [numberField('mod')] },
      ['T-01 › fields › mod: reserved-key'],
    ],
    [
      'when the lowest plausible value is above the highest',
      { fields: [numberField('kv', { plausible: within(160, 20) })] },
      ['T-01 › fields › kv › plausible: reversed-range'],
    ],
    [
      'when an option stands twice',
      { fields: [choiceField('image', ['pass', 'pass'])] },
      ['T-01 › fields › image › options › pass: duplicate-key'],
    ],
    [
      'when more readings are asked for than there is room for',
      { fields: [replicatesField('hu', { least: 4, most: 3 })] },
      ['T-01 › fields › hu: reversed-range'],
    ],
    [
      'when one is needed by an option that is not there',
      {
        fields: [
          choiceField('image'),
          numberField('kv', { need: { whenField: 'image', isNoneOf: ['none'] } }),
        ],
      },
      ['T-01 › fields › kv: unknown-option'],
    ],
    [
      'when one is needed by a field that is not there',
      { fields: [numberField('kv', { need: { whenField: 'image', isNoneOf: ['none'] } })] },
      ['T-01 › fields › kv: dangling-field'],
    ],
    [
      'when a formula cannot be read',
      { fields: [computedField('dev', '100 *')] },
      ['T-01 › fields › dev › formula: formula-not-understood'],
    ],
    [
      'when a formula is code',
      { fields: [computedField('dev', 'dev.constructor("x")()')] },
      ['T-01 › fields › dev › formula: formula-not-allowed'],
    ],
    [
      'when a formula uses what is not there, or holds no numbers',
      { fields: [choiceField('image'), computedField('dev', 'kv + image')] },
      [
        'T-01 › fields › dev › formula: formula-unknown-field',
        'T-01 › fields › dev › formula: formula-unknown-field',
      ],
    ],
    [
      'when a formula takes several readings for one',
      { fields: [replicatesField('hu'), computedField('dev', 'hu / 2')] },
      ['T-01 › fields › dev › formula: formula-list-as-number'],
    ],
    [
      'when formulas go round in a circle',
      {
        fields: [
          computedField('a', 'b + 1'),
          computedField('b', 'c'),
          computedField('c', 'a'),
          computedField('d', '2'),
        ],
      },
      ['T-01 › fields: formula-circle'],
    ],
    [
      'when a formula uses itself',
      { fields: [computedField('a', 'a + 1')] },
      ['T-01 › fields: formula-circle'],
    ],
  ])('%s', (_, said, expected) => {
    expect(codes(said)).toEqual(expected);
  });
});

describe('the rules of a procedure are refused', () => {
  const cases = always(null, limit(within(70, 90)));

  it.each<[string, readonly AcceptanceRule[], readonly string[]]>([
    ['for a field that is not there', [fixedRule('ma', cases)], ['T-01 › rules › ma: dangling-field']],
    ['for a field without numbers', [fixedRule('image', cases)], ['T-01 › rules › image: wrong-field-type']],
    ['in an unknown unit', [fixedRule('kv', cases, 'kVp')], ['T-01 › rules › kv: unknown-unit']],
    ['in another unit than their field', [fixedRule('kv', cases, 'mA')], ['T-01 › rules › kv: other-unit']],
    [
      'when two have one name',
      [fixedRule('kv', cases), fixedRule('kv', cases)],
      ['T-01 › rules › kv: duplicate-key'],
    ],
    [
      'when the lowest is above the highest',
      [fixedRule('kv', always(null, limit(within(90, 70))))],
      ['T-01 › rules › kv › action: reversed-range'],
    ],
    [
      'when everything would pass',
      [fixedRule('kv', always(null, limit(within(null, null))))],
      ['T-01 › rules › kv › action: open-range'],
    ],
    ['when they have no limit', [fixedRule('kv', always(null, null))], ['T-01 › rules › kv: no-limit']],
    [
      'when the warning comes after the action',
      [fixedRule('kv', always(limit(within(60, 100)), limit(within(70, 90))))],
      ['T-01 › rules › kv: warning-beyond-action'],
    ],
    [
      'when a source is not in the pack',
      [
        fixedRule(
          'kv',
          always(null, { ...limit(within(70, 90)), citation: { sources: ['RULE', 'LORE'], place: null } }),
        ),
      ],
      ['T-01 › rules › kv › action: dangling-source'],
    ],
    [
      'when a proposal of ours is called verified',
      [
        fixedRule(
          'kv',
          always(null, { ...limit(within(70, 90)), citation: { sources: ['OWN'], place: null } }),
        ),
      ],
      ['T-01 › rules › kv › action: unfounded-limit'],
    ],
    [
      'when a figure is said to hold by definition',
      [fixedRule('kv', always(null, limit(within(70, 90), 'by-definition')))],
      ['T-01 › rules › kv › action: unfounded-limit'],
    ],
    [
      'when a condition asks for what is not there',
      [
        fixedRule('kv', [
          {
            name: 'head',
            when: [
              { about: 'choice', field: 'image', isAnyOf: ['head'] },
              { about: 'choice', field: 'kv', isAnyOf: ['head'] },
              { about: 'number', field: 'ma', within: within(2, 1) },
              { about: 'made', from: null, before: null },
            ],
            warning: null,
            action: limit(within(70, 90)),
          },
        ]),
      ],
      [
        'T-01 › rules › kv › head › when: unknown-option',
        'T-01 › rules › kv › head › when: wrong-field-type',
        'T-01 › rules › kv › head › when: dangling-field',
        'T-01 › rules › kv › head › when: reversed-range',
        'T-01 › rules › kv › head › when: open-range',
      ],
    ],
    [
      'when two cases have one name',
      [fixedRule('kv', [...cases, ...cases])],
      ['T-01 › rules › kv › cases › without a name: duplicate-key'],
    ],
    [
      'when a table goes back',
      [
        {
          kind: 'table-minimum',
          key: 'kv',
          field: 'kv',
          by: 'ma',
          unit: 'kV',
          cases: always(
            null,
            limit([
              [1, 1],
              [1, 2],
            ] as const),
          ),
        },
      ],
      ['T-01 › rules › kv › by: dangling-field', 'T-01 › rules › kv › action: bad-table'],
    ],
    [
      'when a scale goes back, and a warning comes no step before the action',
      [
        {
          kind: 'steps-below-baseline',
          key: 'kv',
          field: 'kv',
          scale: [2, 1],
          cases: always(limit(2), limit(2)),
        },
      ],
      ['T-01 › rules › kv › scale: bad-table', 'T-01 › rules › kv: warning-beyond-action'],
    ],
    [
      'when a choice passes with an option that it has not',
      [{ kind: 'choice', key: 'image', field: 'image', cases: always(null, limit(['good'])) }],
      ['T-01 › rules › image › action: unknown-option'],
    ],
    [
      'when a choice is asked of a number',
      [{ kind: 'choice', key: 'kv', field: 'kv', cases: always(null, limit(['pass'])) }],
      ['T-01 › rules › kv: wrong-field-type'],
    ],
    [
      'when a checklist is asked of something else',
      [
        {
          kind: 'checklist',
          key: 'kv',
          field: 'kv',
          cases: always(null, limit(['safety'] as const, 'by-definition')),
        },
      ],
      ['T-01 › rules › kv: wrong-field-type'],
    ],
    [
      'when the field to compare with is in another unit',
      [{ kind: 'difference-from-field', key: 'kv', field: 'kv', other: 'set', unit: 'kV', cases }],
      ['T-01 › rules › kv › other: other-unit'],
    ],
  ])('%s', (_, rules, expected) => {
    const fields = [numberField('kv'), choiceField('image'), numberField('set', { unit: 'mA' })];
    expect(codes({ fields, rules })).toEqual(expected);
  });

  it('are looked at alone too, when a physicist edits one procedure', () => {
    const edited = procedure({ sources: ['RULE', 'LORE'], rules: [fixedRule('ma', cases)] });
    expect(procedureProblems(edited, pack().sources).map(({ code }) => code)).toEqual([
      'dangling-source',
      'dangling-field',
    ]);
    expect(procedureProblems(procedure(), pack().sources)).toEqual([]);
  });
});

describe('whatever a file holds as a pack', () => {
  it('is read or refused with words, and never throws', () => {
    const whole = pack(
      procedure({
        fields: [
          numberField('kv'),
          computedField('dev', 'kv / 2'),
          checklistField('items'),
          choiceField('image'),
        ],
        rules: [fixedRule('kv', always(limit(within(75, 85)), limit(within(70, 90))))],
      }),
    );
    const paths = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, each]) => [[...at, key], ...paths(each, [...at, key])])
        : [];
    const altered = (path: readonly string[], put: unknown): unknown => {
      const copy = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
      const last = path.at(-1) ?? 'format';
      const holder = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((held, key) => held[key] as Record<string, unknown>, copy);
      holder[last] = put;
      return copy;
    };
    fc.assert(
      fc.property(fc.constantFrom(...paths(whole)), fc.jsonValue(), (path, put) => {
        const reading = readPack(altered(path, put));
        expect(reading.ok || reading.problems.every(({ message }) => message !== '')).toBe(true);
        expect(reading.ok ? 1 : reading.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readPack(value).ok).toBe(false);
      }),
    );
  });
});
