import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checklistField,
  choiceField,
  computedField,
  integerField,
  numberField,
  replicatesField,
  within,
} from '../../../test/support/qc-procedures.ts';
import { entryProblems } from './entry.ts';
import type { Field, RecordedValue } from './fields.ts';

const codes = (field: Field, value: RecordedValue): readonly string[] =>
  entryProblems({ fields: [field] }, { [field.key]: value }).map(({ code, item }) =>
    [code, ...((item ?? '') ? [item] : [])].join(' '),
  );

const hu = numberField('hu', { unit: "[hnsf'U]", decimals: 1, plausible: within(-1200, 4000) });

describe('what is typed', () => {
  it.each<[string, Field, RecordedValue, readonly string[]]>([
    ['a number', hu, 0.4, []],
    ['a negative number', hu, -3, []],
    ['too many decimals', hu, 0.42, ['too-many-decimals']],
    ['a text for a number', hu, '0.4', ['wrong-type']],
    ['what is no number', hu, Number.NaN, ['wrong-type']],
    ['a count', integerField('n'), 7, []],
    ['half a count', integerField('n'), 7.5, ['not-whole']],
    ['a choice', choiceField('image'), 'pass', []],
    ['no choice of the list', choiceField('image'), 'good', ['unknown-option']],
    ['yes', { type: 'yes-no', key: 'table', label: 'Table', need: 'required' }, 'yes', []],
    [
      'perhaps',
      { type: 'yes-no', key: 'table', label: 'Table', need: 'required' },
      'perhaps',
      ['unknown-option'],
    ],
    ['enough readings', replicatesField('kv'), [80, 80.1], []],
    ['too few readings', replicatesField('kv'), [80, null], ['too-few']],
    ['too many readings', replicatesField('kv', { most: 2 }), [80, 80, 80], ['too-many']],
    ['a reading with too many decimals', replicatesField('kv'), [80, 80.15], ['too-many-decimals']],
    ['a checklist', checklistField('items'), { lights: 'n/a', stop: 'pass' }, []],
    ['half a checklist', checklistField('items'), { lights: 'pass' }, ['missing stop']],
    [
      'another checklist',
      checklistField('items'),
      { lights: 'pass', stop: 'pass', door: 'pass' },
      ['unknown-item door'],
    ],
    ['a text', { type: 'text', key: 'said', label: 'Said', need: 'optional' }, 'E-1234', []],
    [
      'a book',
      { type: 'text', key: 'said', label: 'Said', need: 'optional' },
      'x'.repeat(2001),
      ['too-long'],
    ],
    ['a photo', { type: 'attachment', key: 'photo', label: 'Photo', need: 'optional' }, ['a.jpg'], []],
    ['a computed value', computedField('dev', '1'), 3, ['wrong-type']],
  ])('%s: %#', (_, field, value, expected) => {
    expect(codes(field, value)).toEqual(expected);
  });

  it('outside what is plausible is asked about once, and then taken', () => {
    expect(entryProblems({ fields: [hu] }, { hu: 5000 })).toEqual([
      {
        field: 'hu',
        item: null,
        code: 'implausible',
        message: '5000 is unusual: expected is from -1200 to 4000. Is it right?',
        mayConfirm: true,
      },
    ]);
    expect(codes(hu, 4000)).toEqual([]);
  });

  it('for a field that is not there is said', () => {
    expect(
      entryProblems({ fields: [hu] }, { hu: 1, kv: 80 }).map(({ field, code }) => [field, code]),
    ).toEqual([['kv', 'unknown-field']]);
  });

  it('may be missing where it need not be, and where a choice makes it so', () => {
    const photo: Field = {
      type: 'attachment',
      key: 'photo',
      label: 'Photo',
      need: { whenField: 'artifact', isNoneOf: ['none'] },
    };
    const fields = [choiceField('artifact', ['none', 'ring']), photo, { ...hu, need: 'optional' as const }];
    const missing = (artifact: string) =>
      entryProblems({ fields }, { artifact }).map(({ field, code }) => `${field} ${code}`);
    expect(missing('none')).toEqual([]);
    expect(missing('ring')).toEqual(['photo missing']);
    expect(missing('')).toEqual(['artifact missing']);
  });

  it('may be anything: there is always an answer', () => {
    const fields = [
      hu,
      integerField('n'),
      choiceField('image'),
      replicatesField('kv'),
      checklistField('items'),
    ];
    fc.assert(
      fc.property(
        fc.record({ hu: fc.jsonValue(), n: fc.jsonValue(), kv: fc.jsonValue(), items: fc.jsonValue() }),
        (values) => {
          const problems = entryProblems({ fields }, values as Readonly<Record<string, RecordedValue>>);
          expect(problems.every(({ message }) => message !== '')).toBe(true);
        },
      ),
    );
  });
});
