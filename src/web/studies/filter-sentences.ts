import type { StudyFacets } from '../../dose/study-list.contract.ts';
import { examType } from '../../dose/dose.contract.ts';
import { examWord } from '../ui/exam-words.ts';
import { minutesSeconds, nbsp } from '../ui/numbers.ts';
import { dateSentence } from '../ui/filters/date-filter.tsx';
import type { FilterSentence } from '../ui/filters/filter-chips.tsx';
import type { FilterValues } from '../ui/filters/filter-popover.tsx';
import { quantityNames, quantityWords } from './filter-names.ts';

const amount = (name: string, unit: string, value: string): string => {
  if (name === 'fluoroscopyTimeS') return minutesSeconds(Number(value));
  return unit === '' ? value : `${Number(value).toLocaleString('en-US')}${nbsp}${unit}`;
};

const rangeSentences = (filter: FilterValues): FilterSentence[] =>
  quantityNames.flatMap((name) => {
    const { short, unit } = quantityWords[name];
    const low = filter[`${name}Min`];
    const high = filter[`${name}Max`];
    if (low === undefined && high === undefined) return [];
    const from = low === undefined ? null : `≥${nbsp}${amount(name, unit, low)}`;
    const to = high === undefined ? null : `≤${nbsp}${amount(name, unit, high)}`;
    const sentence = `${short} ${[from, to].filter((part) => part !== null).join(' and ')}`;
    return [{ sentence, names: [`${name}Min`, `${name}Max`] }];
  });

const listed = (value: string, words: (part: string) => string): string =>
  value.split(',').map(words).join(' or ');

const examWords = (part: string): string => {
  const known = examType.safeParse(part);
  return known.success ? examWord(known.data) : part;
};

const states: Readonly<Record<string, string>> = { excluded: 'only excluded', all: 'excluded ones too' };
const origins: Readonly<Record<string, string>> = {
  'by-hand': 'entered by hand',
  reported: 'reported by the unit',
};

const findingSentences = ({ withFindings, withWarnings }: FilterValues): FilterSentence[] => {
  const names = ['withFindings', 'withWarnings'];
  if (withFindings === undefined && withWarnings === undefined) return [];
  if (withFindings === 'false') return [{ sentence: 'without findings', names }];
  if (withWarnings === 'true') return [{ sentence: 'with warnings', names }];
  if (withWarnings === undefined) return [{ sentence: 'with warnings or notes', names }];
  return [{ sentence: withFindings === 'true' ? 'with notes only' : 'without warnings', names }];
};

/** The filters as readable sentences, in the order of the bar. */
export const filterSentences = (filter: FilterValues, facets: StudyFacets | undefined): FilterSentence[] => {
  const unitName = (id: string): string =>
    facets?.units.find((unit) => String(unit.id) === id)?.name ?? `number ${id}`;
  const one = (name: string, words: (value: string) => string): FilterSentence[] => {
    const value = filter[name];
    return value === undefined ? [] : [{ sentence: words(value), names: [name] }];
  };
  const date = dateSentence(filter['from'], filter['to']);
  return [
    ...one('text', (value) => `mentions “${value}”`),
    ...(date === null ? [] : [{ sentence: date, names: ['from', 'to'] }]),
    ...one('unitIds', (value) => `unit is ${listed(value, unitName)}`),
    ...one('examTypes', (value) => `exam is ${listed(value, examWords)}`),
    ...one('operators', (value) => `names the operator ${listed(value, (key) => `“${key}”`)}`),
    ...rangeSentences(filter),
    ...findingSentences(filter),
    ...one('state', (value) => states[value] ?? value),
    ...one('origin', (value) => origins[value] ?? value),
  ];
};
