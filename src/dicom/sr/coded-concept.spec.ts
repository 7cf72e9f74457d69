import { describe, expect, it } from '@jest/globals';
import { codeFrom, keyOf } from './coded-concept.ts';

describe('a code', () => {
  it('is compared by scheme and value, whatever its meaning says', () => {
    expect(keyOf(codeFrom('113725', 'DCM', 'Dose (RP) Total'))).toBe(
      keyOf(codeFrom('113725', 'DCM', 'Dose(RP) total')),
    );
  });

  it.each([
    ['P5-06000', 'SRT', 'SCT:44491008'],
    ['P5-08001', 'SRT', 'SCT:116152004'],
    ['C0860888', 'UMLS', 'SCT:116152004'],
    ['R-0038D', 'SRT', 'SCT:373066001'],
    ['G-C171', '99SDM', 'SCT:272741003'],
    ['T-D4000', 'SNM3', 'SCT:818981001'],
    ['44491008', 'SCT', 'SCT:44491008'],
  ])('%s of %s is %s today', (value, scheme, key) => {
    expect(keyOf(codeFrom(value, scheme, null))).toBe(key);
  });

  it('that was retired keeps what was sent beside what it means today', () => {
    expect(codeFrom('P5-06000', 'SRT', 'Fluoroscopy')).toEqual({
      value: 'P5-06000',
      scheme: 'SRT',
      meaning: 'Fluoroscopy',
      mapped: { value: '44491008', scheme: 'SCT' },
    });
  });

  it('under a scheme that cannot hold it is taken for what it is', () => {
    expect(keyOf(codeFrom('C-120F9', 'DCM', 'Aluminum'))).toBe('SCT:12503006');
    expect(keyOf(codeFrom('113722', 'UCM', null))).toBe('DCM:113722');
    expect(keyOf(codeFrom('113722', '', null))).toBe('DCM:113722');
  });

  it('of a private scheme stays its own, even if it looks like a DICOM number', () => {
    expect(keyOf(codeFrom('113722', '99GEMS', null))).toBe('99GEMS:113722');
    expect(keyOf(codeFrom('C-204', '99SMS_RADSUM', null))).toBe('99SMS_RADSUM:C-204');
  });

  it('that is retired and not in the map keeps its own key', () => {
    expect(codeFrom('T-XYZ', 'SRT', null).mapped).toBeNull();
    expect(keyOf(codeFrom('F-FFFFF', 'SRT', null))).toBe('SRT:F-FFFFF');
  });
});
