import { describe, expect, it } from '@jest/globals';
import { isPhantomStudy, type ExposedSubject } from './phantom-study.ts';

const nobody: ExposedSubject = { name: 'Grünwald^Jörg', identifier: '70012', text: 'ct chest · routine' };

describe('a study of a phantom', () => {
  it.each<[string, Partial<ExposedSubject>]>([
    ['its name', { name: 'Phantom^Daily QC' }],
    ['its id', { identifier: 'QA_THEATRE5' }],
    ['its protocol', { text: 'water phantom daily' }],
    ['a phrase', { text: 'monthly quality-control run' }],
  ])('is known by %s', (_, said) => {
    expect(isPhantomStudy({ ...nobody, ...said })).toBe(true);
  });

  it.each<[string, Partial<ExposedSubject>]>([
    ['a patient', {}],
    ['a patient with a test bolus', { text: 'cta head · test bolus' }],
    ['a word that only begins so', { name: 'Qasim^Leila', text: 'phantomless planning' }],
    ['nothing that is known', { name: null, identifier: null, text: '' }],
  ])('is not %s', (_, said) => {
    expect(isPhantomStudy({ ...nobody, ...said })).toBe(false);
  });
});
