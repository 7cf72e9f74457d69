import { describe, expect, it } from '@jest/globals';
import { actionsSentence, actionWords, compared, presets, subjectWords, whoWords } from './audit-words.ts';

const nameless = () => undefined;

describe('an action', () => {
  it.each([
    ['unit.renamed', 'Unit renamed'],
    ['credential.document-added', 'Credential document added'],
    ['session.begun', 'Signed in'],
    ['something.nobody-knows', 'Something nobody knows'],
  ])('%s is said as “%s”', (action, words) => expect(actionWords(action)).toBe(words));

  it('filtered by is said with the others, a usual choice by its name', () => {
    expect(actionsSentence('unit.renamed,unit.placed')).toBe('what is “Unit renamed” or “Unit placed”');
    expect(actionsSentence('unit.')).toBe('what is “Unit”');
    expect(actionsSentence(presets[0]?.actions ?? '')).toBe('sights of patients');
  });
});

describe('what a line is about', () => {
  it('leads to its page where it has one, and is called by its name where that is known', () => {
    expect(subjectWords({ kind: 'study', id: '9' }, nameless)).toEqual({
      words: 'study 9',
      path: '/studies/9',
    });
    expect(subjectWords({ kind: 'unit', id: '4' }, () => 'Angio 2')).toEqual({
      words: 'Angio 2',
      path: '/units/4',
    });
    expect(subjectWords({ kind: 'hand-entry', id: '1' }, nameless)).toEqual({
      words: 'hand entry 1',
      path: null,
    });
    expect(subjectWords({ kind: 'upload', id: null }, nameless)).toEqual({ words: 'upload', path: null });
  });
});

describe('who did it', () => {
  const by = (kind: 'session' | 'token' | 'command-line' | 'program', name: string | null) =>
    whoWords({ who: { kind, personId: null, name } } as Parameters<typeof whoWords>[0]);

  it('is the name, with how where that is not by signing in', () => {
    expect(by('session', 'Ana Ruiz')).toEqual({ name: 'Ana Ruiz', how: null });
    expect(by('token', 'Ana Ruiz')).toEqual({ name: 'Ana Ruiz', how: 'by a token' });
    expect(by('command-line', 'root')).toEqual({ name: 'root', how: 'at the server itself' });
    expect(by('program', null)).toEqual({ name: 'Kerma by itself', how: null });
    expect(by('session', null)).toEqual({ name: 'Nobody signed in', how: null });
  });
});

describe('before and after', () => {
  it('stand field by field, and what differs is marked', () => {
    const before = { displayName: 'Angio 1', facility: { name: 'North', room: null } };
    const after = { displayName: 'Angio 2', facility: { name: 'North', room: '7' } };
    expect(compared({ before, after })).toEqual([
      { name: 'display name', before: 'Angio 1', after: 'Angio 2', isChanged: true },
      { name: 'facility, name', before: 'North', after: 'North', isChanged: false },
      { name: 'facility, room', before: null, after: '7', isChanged: true },
    ]);
  });

  it('of one side alone stand too, and of neither there is nothing', () => {
    expect(compared({ before: null, after: { isActive: true, count: 0 } })).toEqual([
      { name: 'is active', before: null, after: 'yes', isChanged: true },
      { name: 'count', before: null, after: '0', isChanged: true },
    ]);
    expect(compared({ before: null, after: null })).toEqual([]);
  });

  it('list what is many, the first thirty', () => {
    const studyIds = Array.from({ length: 33 }, (_, at) => at + 1);
    const [field] = compared({ before: null, after: { studyIds } });
    expect(field?.name).toBe('study ids');
    expect(field?.after).toMatch(/^1, 2, 3, .*, 30 and 3 more$/);
  });

  it('show what is no object as it stands', () => {
    expect(compared({ before: 'not JSON', after: null })).toEqual([
      { name: 'value', before: 'not JSON', after: null, isChanged: true },
    ]);
  });
});
