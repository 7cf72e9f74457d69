import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import {
  accumulated,
  event,
  fileBytes,
  num,
  projectionXRay,
  reportBytes,
  text,
} from '../../test/support/sr-builder.ts';
import type { BuildOptions, Element, ItemSpec, Writing } from '../../test/support/sr-builder.ts';
import type { Reading } from './rdsr/reading.ts';
import { readDoseReport } from './rdsr/read-dose-report.ts';

const items: readonly ItemSpec[] = [
  projectionXRay,
  accumulated([num('113722', '0.0012', 'Gy.m2')]),
  event([num('122130', '0.0012', 'Gy.m2'), text('125203', 'Coro LCA')]),
];

const built = (options: BuildOptions): Uint8Array => reportBytes({ items }, options);

const kermaAreaProduct = (reading: Reading): number | null =>
  reading.ok && reading.report.kind === 'projection' ? reading.report.totals.kermaAreaProductGycm2 : null;

const refusalOf = (bytes: Uint8Array): readonly (string | undefined)[] => {
  const reading = readDoseReport(bytes);
  return reading.ok ? ['read'] : [reading.refusal.code, reading.refusal.reason];
};

const writings: readonly Writing[] = ['explicit-le', 'implicit-le', 'explicit-be', 'deflated'];

describe('a file', () => {
  it.each(
    writings.flatMap((writing) => [true, false].map((undefinedLengths) => ({ writing, undefinedLengths }))),
  )('in $writing reads the same, undefined lengths: $undefinedLengths', (options) => {
    const reading = readDoseReport(built(options));
    expect(kermaAreaProduct(reading)).toBe(12);
    expect(reading.ok && reading.report.kind === 'projection' && reading.report.events[0]?.protocol).toBe(
      'Coro LCA',
    );
  });

  it('without preamble, and without meta header, is read where its first element tells how it is written', () => {
    for (const writing of ['explicit-le', 'implicit-le', 'explicit-be'] as const) {
      expect(kermaAreaProduct(readDoseReport(built({ writing, withoutPreamble: true })))).toBe(12);
      expect(kermaAreaProduct(readDoseReport(built({ writing, withoutMeta: true })))).toBe(12);
    }
  });

  it('that declares another transfer syntax than it is written in is read as it is, with a finding', () => {
    const implicit = built({ writing: 'implicit-le' });
    const explicit = built({ writing: 'explicit-le' });
    const meta = explicit.subarray(0, 128 + 4 + 14 + 8 + 20);
    const misdeclared = Uint8Array.from(Buffer.concat([meta, implicit.subarray(implicit.indexOf(8, 160))]));
    const reading = readDoseReport(misdeclared);
    expect(kermaAreaProduct(reading)).toBe(12);
    expect(reading.ok && reading.findings.map(({ code }) => code)).toContain('transfer-syntax-misdeclared');
  });

  it('with elements after the content is read', () => {
    const after: Element = [0x0040db00, 'CS', '10001'];
    expect(kermaAreaProduct(readDoseReport(reportBytes({ items, header: [after] })))).toBe(12);
  });

  it.each([0.3, 0.6, 0.9, 0.99])('cut to %d of its length is damaged, whatever its lengths', (part) => {
    for (const undefinedLengths of [true, false]) {
      const whole = built({ undefinedLengths });
      const cut = refusalOf(whole.subarray(0, Math.floor(whole.length * part)));
      expect(cut[0]).toBe('damaged');
    }
  });

  it('cut in its deflated part is damaged', () => {
    const whole = built({ writing: 'deflated' });
    expect(refusalOf(whole.subarray(0, whole.length - 40))).toEqual(['damaged', 'deflate']);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['a text', Buffer.from('This is no DICOM file at all, only a letter to a friend.')],
    ['zeros', new Uint8Array(1000)],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
  ])('that is %s is not DICOM', (_, bytes) => {
    expect(refusalOf(bytes)[0]).toBe('not-dicom');
  });
});

describe('bounds', () => {
  it('a deflate bomb is refused', () => {
    const meta = built({ writing: 'deflated' }).subarray(0, 128 + 4 + 14 + 8 + 22);
    const bomb = Buffer.concat([meta, deflateRawSync(new Uint8Array(200 * 1024 * 1024))]);
    expect(refusalOf(Uint8Array.from(bomb))).toEqual(['damaged', 'inflates-too-large']);
  });

  it('content nested deeper than any report is refused', () => {
    let nested: ItemSpec = text('121106', 'deep');
    for (let level = 0; level < 60; level += 1) nested = { ...text('121106', 'deep'), children: [nested] };
    expect(refusalOf(reportBytes({ items: [...items, nested] }))).toEqual(['damaged', 'too-deep']);
  });

  it('a header of nested sequences without end is refused', () => {
    let nested: Element = [0x00080060, 'CS', 'SR'];
    for (let level = 0; level < 3000; level += 1) nested = [0x00081140, 'SQ', [[nested]]];
    expect(refusalOf(fileBytes([[0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.88.67'], nested]))[0]).toBe(
      'damaged',
    );
  });
});
