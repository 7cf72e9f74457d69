import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mutated, randomFrom } from '../../test/support/mutations.ts';
import {
  accumulated,
  code,
  container,
  dateTime,
  event,
  num,
  projectionXRay,
  reportBytes,
  text,
  uid,
} from '../../test/support/sr-builder.ts';
import { threadMs } from '../../test/support/thread-time.ts';
import type { ItemSpec, Writing } from '../../test/support/sr-builder.ts';
import { readContentTree } from './rdsr/content-tree-view.ts';
import { readDoseReport } from './rdsr/read-dose-report.ts';
import type { Reading } from './rdsr/reading.ts';

const families = ['not-dicom', 'not-a-dose-report', 'unsupported-dose-report', 'damaged'];

const isAnswer = (reading: Reading): boolean =>
  reading.ok
    ? reading.report.sopInstanceUid !== ''
    : families.includes(reading.refusal.code) && reading.refusal.message !== '';

const writing = fc.constantFrom<Writing>('explicit-le', 'implicit-le', 'explicit-be', 'deflated');
const anyText = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('', '1e999', '-0', '1\\2\\\\3', '10.5/ 15', '20261340', '__proto__'),
);
const concept = fc.constantFrom(
  ...[
    '113702',
    '113706',
    '113819',
    '113811',
    '113829',
    '113831',
    '113900',
    '113722',
    '122130',
    '113733',
    '113769',
    '113764',
    '113780',
    '121106',
    '113870',
    '122505',
    '113771',
    '113758',
    '111526',
    'constructor',
    '',
  ],
);

const { item } = fc.letrec<{ item: ItemSpec }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(concept, anyText).map(([name, value]) => text(name, value)),
    fc.tuple(concept, anyText, anyText).map(([name, value, unit]) => num(name, value, unit)),
    fc.tuple(concept, anyText).map(([name, value]) => code(name, [value, 'DCM'])),
    fc.tuple(concept, anyText).map(([name, value]) => uid(name, value)),
    fc.tuple(concept, anyText).map(([name, value]) => dateTime(name, value)),
    fc.tuple(concept, fc.array(tie('item'), { maxLength: 5 })).map(([name, items]) => container(name, items)),
  ),
}));

const usual = (options: { writing: Writing; undefinedLengths: boolean }): Uint8Array =>
  reportBytes(
    {
      items: [
        projectionXRay,
        accumulated([num('113722', '0.0012', 'Gy.m2'), num('113725', '0.012', 'Gy')]),
        event([
          num('122130', '0.0012', 'Gy.m2'),
          num('113733', '0\\70\\80', 'kV'),
          dateTime('111526', '20260314101500'),
        ]),
      ],
    },
    options,
  );

describe('any bytes', () => {
  it('give a report or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => isAnswer(readDoseReport(bytes))),
      { numRuns: 300 },
    );
  });

  it('after a preamble do, too', () => {
    const opening = usual({ writing: 'explicit-le', undefinedLengths: false }).subarray(0, 180);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) =>
        isAnswer(readDoseReport(Uint8Array.from(Buffer.concat([opening, bytes])))),
      ),
      { numRuns: 300 },
    );
  });

  it('that are a well-formed tree of anything do, in every transfer syntax', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), writing, fc.boolean(), (items, how, undefinedLengths) => {
        const bytes = reportBytes({ items }, { writing: how, undefinedLengths });
        return isAnswer(readDoseReport(bytes)) && typeof readContentTree(bytes).ok === 'boolean';
      }),
      { numRuns: 200 },
    );
  });

  it('that are a report with bytes changed, cut out or repeated do', () => {
    const random = randomFrom(14);
    for (const how of ['explicit-le', 'implicit-le', 'explicit-be'] as const) {
      const whole = usual({ writing: how, undefinedLengths: random() < 0.5 });
      for (let run = 0; run < 400; run += 1)
        expect(isAnswer(readDoseReport(mutated(whole, random)))).toBe(true);
    }
  });
});

describe('ten megabytes made to take time', () => {
  const size = 10 * 1024 * 1024;
  const head = usual({ writing: 'explicit-le', undefinedLengths: true });
  const filled = (pattern: readonly number[]): Uint8Array => {
    const bytes = new Uint8Array(size);
    const at = Math.floor(head.length / 2);
    bytes.set(head.subarray(0, at));
    for (let index = at; index < size; index += 1) bytes[index] = pattern[(index - at) % pattern.length] ?? 0;
    return bytes;
  };

  it('of events are refused', () => {
    const items = Array.from({ length: 5000 }, () => container('113819', []));
    const reading = readDoseReport(reportBytes({ items }));
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'damaged', reason: 'too-many-events' } });
  });

  it.each([
    ['items', [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff]],
    ['empty items', [0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]],
    ['small elements', [0x08, 0x00, 0x60, 0x00, 0x43, 0x53, 0, 0]],
    ['ends', [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]],
    ['zeros', [0]],
    ['ones', [0xff]],
  ])('of %s are answered within a second', (_, pattern) => {
    const bytes = filled(pattern);
    const before = threadMs();
    expect(isAnswer(readDoseReport(bytes))).toBe(true);
    expect(threadMs() - before).toBeLessThan(1000);
  });
});
