import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  codeSequence,
  event,
  projectionXRay,
  rawItem,
  reportBytes,
  text,
} from '../../test/support/sr-builder.ts';
import type { Element, ItemSpec } from '../../test/support/sr-builder.ts';
import { readDoseReport } from './rdsr/read-dose-report.ts';

/** "report", or the reason of the refusal. */
const answerTo = (items: readonly ItemSpec[], header: readonly Element[] = []): string => {
  const reading = readDoseReport(reportBytes({ items: [projectionXRay, accumulated([]), ...items], header }));
  return reading.ok ? 'report' : `${reading.refusal.code}: ${reading.refusal.reason ?? ''}`;
};

const times = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing);

/** So many items of a sequence, each of this body, as they are written in explicit little endian. */
const itemsOf = (bodies: readonly string[]): Uint8Array =>
  Buffer.concat(
    bodies.map((body) => {
      const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
      head.writeUInt32LE(body.length, 4);
      return Buffer.concat([head, Buffer.from(body, 'latin1')]);
    }),
  );

const kvOf = (measured: readonly Element[][] | Uint8Array): ItemSpec =>
  rawItem([[0x0040a040, 'CS', 'NUM'], codeSequence(0x0040a043, '113733'), [0x0040a300, 'SQ', measured]]);

const kilovolt = codeSequence(0x004008ea, ['kV', 'UCUM']);
/** Longer than a Decimal String may be, so that all values fit into one element. */
const values = (count: number): Element => [0x0040a30a, 'UT', times(count, '70').join('\\')];

const kvpOf = (measured: readonly Element[][] | Uint8Array) => {
  const reading = readDoseReport(reportBytes({ items: [projectionXRay, event([kvOf(measured)])] }));
  const [read] = reading.ok && reading.report.kind === 'projection' ? reading.report.events : [];
  return { kvp: read?.kvp, count: read?.sent['kvp']?.text.length };
};

describe('a file is read to the bound, and beyond it refused with its own reason, never cut short', () => {
  it('of values of numbers in one element', () => {
    expect(kvpOf([[kilovolt, values(500_000)]])).toEqual({ kvp: 70, count: 500_000 });
    expect(answerTo([event([kvOf([[kilovolt, values(500_001)]])])])).toBe('damaged: too-many-values');
  });

  it('of values of numbers in all elements together', () => {
    const half = kvOf([[kilovolt, values(250_000)]]);
    expect(answerTo([event([half]), event([half])])).toBe('report');
    expect(answerTo([event([half]), event([half]), event([kvOf([[kilovolt, values(1)]])])])).toBe(
      'damaged: too-many-values',
    );
  });

  it('of different codes', () => {
    const codes = (count: number): ItemSpec =>
      rawItem([
        [0x0040a040, 'CS', 'CODE'],
        codeSequence(0x0040a043, '121106'),
        [
          0x0040a168,
          'SQ',
          Array.from({ length: count }, (_, at) => [[0x00080100, 'SH', `${at}`] as Element]),
        ],
      ]);
    expect(answerTo([codes(19_900)])).toBe('report');
    expect(answerTo([codes(20_001)])).toBe('damaged: too-many-codes');
  });

  it('of content items', () => {
    const empty = (count: number): ItemSpec => rawItem([[0x0040a730, 'SQ', itemsOf(times(count, ''))]]);
    expect(answerTo([empty(149_000)])).toBe('report');
    expect(answerTo([empty(150_000)])).toBe('damaged: too-many-items');
  });

  it('of escape sequences', () => {
    const japanese: readonly Element[] = [[0x00080005, 'CS', '\\ISO 2022 IR 87']];
    const escapes = (count: number): ItemSpec => text('121106', Buffer.from(`${'\x1b(B'.repeat(count)}x`));
    expect(answerTo([escapes(100_000)], japanese)).toBe('report');
    expect(answerTo([escapes(100_001)], japanese)).toBe('damaged: too-many-escapes');
  });

  it('of items in a sequence of the header', () => {
    const requests = (count: number): readonly Element[] => [[0x0040a370, 'SQ', times(count, [])]];
    expect(answerTo([], requests(1000))).toBe('report');
    expect(answerTo([], requests(1001))).toBe('damaged: too-many-header-items');
  });

  it('of values in an attribute of the header', () => {
    const operators = (count: number): readonly Element[] => [
      [0x00081070, 'PN', times(count, 'A^B').join('\\')],
    ];
    expect(answerTo([], operators(1000))).toBe('report');
    expect(answerTo([], operators(1001))).toBe('damaged: too-many-header-values');
  });
});

describe('values that are put together', () => {
  it('from a hundred thousand items of one number all count', () => {
    const unit = '\b\0\0\x01SH\x02\0kV\b\0\x02\x01SH\x04\0UCUM';
    const coded = Buffer.from(itemsOf([unit])).toString('latin1');
    const sequence = `@\0\xea\bSQ\0\0${String.fromCharCode(coded.length)}\0\0\0${coded}`;
    const value = `${sequence}@\0\x0a\xa3DS\x02\x0070`;
    expect(kvpOf(itemsOf(times(100_000, value)))).toEqual({ kvp: 70, count: 100_000 });
  });

  it('from several sequences of one item all count, and other items of the same bytes keep their own', () => {
    const two: Element = [0x0040a300, 'SQ', [[kilovolt, [0x0040a30a, 'DS', '60\\80']]]];
    const head: readonly Element[] = [[0x0040a040, 'CS', 'NUM'], codeSequence(0x0040a043, '113733')];
    const reading = readDoseReport(
      reportBytes({
        items: [projectionXRay, event([rawItem([...head, two, two])]), event([rawItem([...head, two])])],
      }),
    );
    const events = reading.ok && reading.report.kind === 'projection' ? reading.report.events : [];
    expect(events.map(({ sent }) => sent['kvp']?.text)).toEqual([
      ['60', '80', '60', '80'],
      ['60', '80'],
    ]);
  });
});
