import { describe, expect, it } from '@jest/globals';
import { lastFailure, mailboxWords, serverWords, stepsWords, typedSteps } from './mail-words.ts';

const mail = (at: string | null) => ({
  id: 1,
  kind: 'test',
  to: { name: null, address: 'ana@hospital.example' },
  subject: 'A test',
  createdAt: '2026-05-04T08:00:00Z',
  dueAt: '2026-05-04T08:00:00Z',
  attempts: 1,
  failure: at === null ? null : { at, words: `at ${at}` },
});

describe('the words about mails', () => {
  it('name the server with its user, and how the line is kept secret', () => {
    const server = { address: 'mail.hospital.example:465', encryption: 'always', user: 'kerma' } as const;
    expect(serverWords(server)).toBe('mail.hospital.example:465, as kerma, encrypted (TLS)');
    expect(serverWords({ ...server, user: null, encryption: 'offered' })).toBe(
      'mail.hospital.example:465, encrypted where the server offers it',
    );
  });

  it('name a person with the address, or the address alone', () => {
    expect(mailboxWords({ name: 'Ana Ruiz', address: 'a@b.example' })).toBe('Ana Ruiz <a@b.example>');
    expect(mailboxWords({ name: null, address: 'a@b.example' })).toBe('a@b.example');
  });

  it('tell the newest failure, of whatever waits or was set aside', () => {
    const state = {
      waiting: [mail('2026-05-04T08:00:00Z'), mail(null)],
      parked: [mail('2026-05-04T09:00:00Z')],
    };
    expect(lastFailure(state)?.at).toBe('2026-05-04T09:00:00Z');
    expect(lastFailure({ waiting: [mail(null)], parked: [] })).toBeNull();
  });
});

describe('the days before an end', () => {
  it('are said as a list', () => {
    expect(stepsWords([90, 30, 7])).toBe('90, 30 and 7 days before');
    expect(stepsWords([14])).toBe('14 days before');
    expect(stepsWords([1])).toBe('1 day before');
  });

  it('are read from what is typed, and nothing else is', () => {
    expect(typedSteps('60, 14')).toEqual([60, 14]);
    expect(typedSteps('60 14;7')).toEqual([60, 14, 7]);
    for (const wrong of ['', 'soon', '60, x', '0', '367', '1.5', '-7']) expect(typedSteps(wrong)).toBeNull();
  });
});
