import { describe, expect, it } from '@jest/globals';
import { besideWords, ruleWords } from './policy-words.ts';

describe('a policy in words', () => {
  it('names a kind, and the subfields of which one must be held', () => {
    expect(ruleWords({ kind: 'state-licence', subfields: [] })).toBe('State licence');
    expect(ruleWords({ kind: 'arrt', subfields: [] })).toBe(
      'American Registry of Radiologic Technologists (ARRT), whatever the subfield',
    );
    expect(ruleWords({ kind: 'arrt', subfields: ['CT'] })).toBe(
      'American Registry of Radiologic Technologists (ARRT) in Computed Tomography (CT)',
    );
    expect(ruleWords({ kind: 'arrt', subfields: ['R', 'CT', 'VI'] })).toBe(
      'American Registry of Radiologic Technologists (ARRT) in Radiography (R), Computed Tomography (CT) or Vascular Interventional (VI)',
    );
  });

  it('says whether entered credentials count, and how many hours are asked for', () => {
    const policy = {
      anyOf: [],
      allOf: [],
      mustBeVerified: true,
      continuingEducation: { hours: 15, years: 3 },
    };
    expect(besideWords(policy)).toEqual([
      'Only what someone has verified against its source counts.',
      'At least 15 hours of continuing education within 3 years.',
    ]);
    expect(besideWords({ ...policy, mustBeVerified: false, continuingEducation: null })).toEqual([
      'What was entered counts, whether or not someone has verified it.',
      'No hours of continuing education are asked for.',
    ]);
  });
});
