import { describe, expect, it } from '@jest/globals';
import { credentialProblems, type EnteredCredential } from './credential-rules.ts';

const entered = (said: Partial<EnteredCredential>): EnteredCredential => ({
  kind: 'arrt',
  title: null,
  number: null,
  issuer: null,
  subfield: null,
  hours: null,
  issued: null,
  expires: null,
  ...said,
});
const wrong = (said: Partial<EnteredCredential>): readonly string[] =>
  credentialProblems(entered(said), ['R', 'CT']).map(({ path }) => path);

describe('an entered credential', () => {
  it('with a subfield of its kind is right', () => {
    expect(wrong({ subfield: 'CT', issued: '2024-01-01', expires: '2024-01-01' })).toEqual([]);
  });

  it.each<[Partial<EnteredCredential>, string]>([
    [{ subfield: 'VI' }, 'subfield'],
    [{ issued: '2024-01-02', expires: '2024-01-01' }, 'expires'],
    [{ kind: 'cme', issued: '2024-01-01' }, 'hours'],
    [{ kind: 'cme', hours: 3 }, 'hours'],
    [{ hours: 3 }, 'hours'],
    [{ kind: 'other' }, 'title'],
    [{ kind: 'competency', title: 'CT daily QC' }, 'issuer'],
    [{ kind: 'state-licence' }, 'issuer'],
  ])('%j is refused at %s', (said, path) => {
    expect(wrong(said)).toEqual([path]);
  });
});
