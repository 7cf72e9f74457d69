import { describe, expect, it } from '@jest/globals';
import { sampleDescription } from '../../../test/support/projection-description.ts';
import { textEncodings } from './character-sets.ts';
import type { ContentItem } from './content-item.ts';
import { dialects } from './makers.ts';
import { transferSyntaxes } from './part10-file.ts';
import { contentTree, writeDoseReport } from './write-dose-report.ts';

const codesOf = (items: readonly ContentItem[]): readonly string[] =>
  items.flatMap((item) => [item.concept.value, ...codesOf(item.children ?? [])]);

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16)).join(' ');

describe('a written dose report', () => {
  it('has the mandatory rows of TID 10001 to 10004', () => {
    const codes = codesOf(contentTree(sampleDescription, dialects.standard));
    for (const row of ['121058', '363703001', '121005', '121012', '113705', '110180', '113854']) {
      expect(codes).toContain(row);
    }
    for (const row of [
      '113764',
      '113722',
      '113725',
      '113726',
      '113728',
      '113730',
      '113727',
      '113729',
      '113780',
    ]) {
      expect(codes).toContain(row);
    }
    for (const row of [
      '113769',
      '111526',
      '113721',
      '123014',
      '122130',
      '113738',
      '113732',
      '113791',
      '113768',
    ]) {
      expect(codes).toContain(row);
    }
  });

  it('carries 12.5 Gy·cm² as 0.00125 Gy·m² and 80 mGy as 0.08 Gy', () => {
    const text = textOf(writeDoseReport(sampleDescription, dialects.standard));
    expect(text).toContain('0.00125');
    expect(text).toContain('0.08');
    expect(text).toContain('Gy.m2');
  });

  it('says Gym2 and SRT in the Siemens dialect', () => {
    const text = textOf(writeDoseReport(sampleDescription, dialects.siemensAngiography));
    expect(text).toContain('Gym2');
    expect(text).toContain('P5-06000');
    expect(text).not.toContain('44491008');
  });

  it('misspells the scheme of units inside events only, in the dialect of the mobile C-arm', () => {
    const text = textOf(writeDoseReport(sampleDescription, dialects.geMobileCArm));
    expect(text).toContain('UCM ');
    expect(text).toContain('UCUM');
    expect(text).not.toContain('DCMR');
  });

  it.each([
    ['explicit little endian', transferSyntaxes.explicitLittleEndian, '8 0 5 0 43 53 a 0'],
    ['implicit little endian', transferSyntaxes.implicitLittleEndian, '8 0 5 0 a 0 0 0'],
    ['explicit big endian', transferSyntaxes.explicitBigEndian, '0 8 0 5 43 53 0 a'],
  ])('begins its data set as %s asks', (_name, transferSyntaxUid, start) => {
    const bytes = writeDoseReport({ ...sampleDescription, transferSyntaxUid }, dialects.standard);
    expect(textOf(bytes.subarray(128, 132))).toBe('DICM');
    const metaLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(140, true);
    expect(hexOf(bytes.subarray(144 + metaLength, 144 + metaLength + 8))).toBe(start);
  });

  it('is the same bytes every time', () => {
    const write = (): Uint8Array => writeDoseReport(sampleDescription, dialects.standard);
    expect(write()).toEqual(write());
  });

  it('writes a UID with a NUL and a text with a blank to even length', () => {
    const text = textOf(writeDoseReport(sampleDescription, dialects.standard));
    expect(text).toContain('2.25.1110\u0000');
    expect(text).toContain('FLUORO1 ');
  });
});

describe('the repertoires of the writer', () => {
  it('puts Japanese between its escapes and delimiters in ASCII', () => {
    // 山田 is 3B33 4544 in JIS X 0208 (PS3.5 annex H.3, example 1).
    expect(hexOf(textEncodings['\\ISO 2022 IR 87']('Y=山田^'))).toBe(
      '59 3d 1b 24 42 3b 33 45 44 1b 28 42 5e',
    );
  });

  it('refuses a character that a repertoire does not have', () => {
    expect(() => textEncodings['ISO_IR 100']('ł')).toThrow(RangeError);
    expect(() => textEncodings['\\ISO 2022 IR 87']('é')).toThrow(RangeError);
  });
});
