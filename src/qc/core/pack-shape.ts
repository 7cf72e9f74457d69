import type { ChecklistItem, Field, Need, Range, RequiredWhen } from './fields.ts';
import type { AcceptanceRule, Citation, Condition, Limit, LimitCase, MinimumTable } from './limits.ts';
import { refused } from './pack-problem.ts';
import {
  date,
  dictionary,
  finite,
  keyText,
  list,
  nullable,
  oneOf,
  shape,
  text,
  variant,
  wholeNumber,
  yesOrNo,
  type Read,
} from './pack-reading.ts';
import {
  chartKinds,
  equipmentTypes,
  frequencyCodes,
  modalities,
  performers,
  serviceTriggers,
  testVerifications,
  type Frequency,
  type Pack,
  type Procedure,
  type Source,
  type Trend,
} from './procedure.ts';

const fieldKey = keyText(
  /^[a-z][A-Za-z0-9]{0,39}$/,
  'a small letter, then up to 39 letters and digits, as formulas use them',
);
const longKey = keyText(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'up to 40 letters, digits, dots and dashes');
const word = text(80);
const sentence = text(1000);
const unitCode = text(20);
const decimals = wholeNumber(0, 6);

const range: Read<Range> = shape<Range>({ low: nullable(finite), high: nullable(finite) });
const plausible = nullable(range);
const options = list(word, 40, 2);

const requiredWhen = shape<RequiredWhen>({ whenField: fieldKey, isNoneOf: list(word, 40, 1) });
const need: Read<Need> = (value, at) =>
  typeof value === 'object' && value !== null
    ? requiredWhen(value, at)
    : oneOf(['required', 'optional'])(value, at);

const common = { key: fieldKey, label: text(120), need };
const numeric = { unit: unitCode, decimals, plausible };

const field = variant<'type', Field>('type', 'unknown-field-type', {
  number: shape({ type: oneOf(['number']), ...common, ...numeric }),
  integer: shape({ type: oneOf(['integer']), ...common, unit: unitCode, plausible }),
  replicates: shape({
    type: oneOf(['replicates']),
    ...common,
    ...numeric,
    least: wholeNumber(1, 50),
    most: wholeNumber(1, 50),
    judged: oneOf(['mean', 'each']),
  }),
  computed: shape({ type: oneOf(['computed']), ...common, ...numeric, formula: text(1000) }),
  choice: shape({ type: oneOf(['choice']), ...common, options }),
  'yes-no': shape({ type: oneOf(['yes-no']), ...common }),
  text: shape({ type: oneOf(['text']), ...common }),
  checklist: shape({
    type: oneOf(['checklist']),
    ...common,
    mayNotApply: yesOrNo,
    items: list(
      shape<ChecklistItem>({ key: fieldKey, label: text(120), kind: oneOf(['ordinary', 'safety']) }),
      60,
      1,
    ),
  }),
  attachment: shape({ type: oneOf(['attachment']), ...common }),
});

const citation = shape<Citation>({ sources: list(longKey, 10), place: nullable(text(200)) });

const condition = variant<'about', Condition>('about', 'unknown-word', {
  choice: shape({ about: oneOf(['choice']), field: fieldKey, isAnyOf: list(word, 40, 1) }),
  number: shape({ about: oneOf(['number']), field: fieldKey, within: range }),
  unit: shape({ about: oneOf(['unit']), fact: word, isAnyOf: list(word, 40, 1) }),
  made: shape({ about: oneOf(['made']), from: nullable(date), before: nullable(date) }),
});

const caseName: Read<string> = (value, at) => {
  const name = value === '' ? '' : word(value, at);
  return name !== refused && name.includes('/')
    ? at.refuse('bad-key', 'The name of a case has no “/”: limits are named by it.')
    : name;
};

const limit = <Bound>(bound: Read<Bound>): Read<Limit<Bound>> =>
  shape<Limit<Bound>>({
    bound,
    verification: oneOf(['verified', 'secondary', 'memory', 'proposal', 'by-definition']),
    citation,
    note: nullable(sentence),
  });

const limitCases = <Bound>(bound: Read<Bound>): Read<readonly LimitCase<Bound>[]> =>
  list(
    shape<LimitCase<Bound>>({
      name: caseName,
      when: list(condition, 10),
      warning: nullable(limit(bound)),
      action: nullable(limit(bound)),
    }),
    40,
    1,
  );

const pair: Read<readonly [number, number]> = (value, at) => {
  const row = list(finite, 2)(value, at);
  if (row === refused) return refused;
  const [x, y] = row;
  return x === undefined || y === undefined
    ? at.refuse('bad-table', 'A row of the table is a pair of numbers.')
    : [x, y];
};
const table: Read<MinimumTable> = list(pair, 100);

const ruled = { key: fieldKey, field: fieldKey };

const rule = variant<'kind', AcceptanceRule>('kind', 'unknown-rule-kind', {
  fixed: shape({ kind: oneOf(['fixed']), ...ruled, unit: unitCode, cases: limitCases(range) }),
  'percent-of-baseline': shape({ kind: oneOf(['percent-of-baseline']), ...ruled, cases: limitCases(range) }),
  'absolute-from-baseline': shape({
    kind: oneOf(['absolute-from-baseline']),
    ...ruled,
    unit: unitCode,
    cases: limitCases(range),
  }),
  'difference-from-field': shape({
    kind: oneOf(['difference-from-field']),
    ...ruled,
    other: fieldKey,
    unit: unitCode,
    cases: limitCases(range),
  }),
  'table-minimum': shape({
    kind: oneOf(['table-minimum']),
    ...ruled,
    by: fieldKey,
    unit: unitCode,
    cases: limitCases(table),
  }),
  'steps-below-baseline': shape({
    kind: oneOf(['steps-below-baseline']),
    ...ruled,
    scale: nullable(list(finite, 100, 2)),
    cases: limitCases(wholeNumber(1, 100)),
  }),
  choice: shape({ kind: oneOf(['choice']), ...ruled, cases: limitCases(list(word, 40)) }),
  checklist: shape({
    kind: oneOf(['checklist']),
    ...ruled,
    cases: limitCases(list(oneOf(['ordinary', 'safety']), 2, 1)),
  }),
});

const writtenAction: Read<string> = (value, at) =>
  typeof value === 'string' && value.trim() === ''
    ? at.refuse(
        'no-written-action',
        'Say what to do when the test fails: every procedure has its written action.',
      )
    : sentence(value, at);

const frequency = shape<Frequency>({
  codes: list(oneOf(frequencyCodes), 4, 1),
  words: sentence,
  longestMonths: nullable(wholeNumber(1, 120)),
  triggers: list(oneOf(serviceTriggers), 10),
});

const trend = shape<Trend>({ field: fieldKey, charts: list(oneOf(chartKinds), 4, 1) });

/** A procedure as it travels; what its parts say of each other is checked afterwards. */
export const procedureShape: Read<Procedure> = shape<Procedure>({
  key: longKey,
  name: text(160),
  modality: oneOf(modalities),
  equipmentTypes: list(oneOf(equipmentTypes), equipmentTypes.length, 1),
  performedBy: oneOf(performers),
  frequency,
  setUp: sentence,
  criteria: sentence,
  onFailure: shape<Procedure['onFailure']>({ words: writtenAction, isProposal: yesOrNo }),
  reference: sentence,
  sources: list(longKey, 20),
  verification: shape<Procedure['verification']>({
    status: oneOf(testVerifications),
    note: nullable(sentence),
  }),
  notes: list(sentence, 20),
  seriesBy: list(fieldKey, 5),
  fields: list(field, 100, 1),
  rules: list(rule, 200),
  trends: list(trend, 100),
});

const source = shape<Source>({ title: text(300), url: nullable(text(500)), isPublished: yesOrNo });

export const packShape: Read<Pack> = shape<Pack>({
  format: oneOf(['kerma-qc-pack/1'], 'unknown-format'),
  key: longKey,
  title: text(160),
  edition: text(40),
  sources: dictionary(longKey, source, 500),
  procedures: list(procedureShape, 500, 1),
});
