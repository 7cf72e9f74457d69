import { describe, expect, it } from '@jest/globals';
import { readSmtpUrl } from './mail-settings.ts';
import { smtpFailure } from './smtp-failure.ts';

const server = readSmtpUrl('smtp://kerma:topsecret@mail.hospital.example:587');
const failure = (fault: object) => {
  if (server === null) throw new Error('no server');
  return smtpFailure(Object.assign(new Error('words of a library'), fault), server);
};

describe('a mail that could not be sent', () => {
  it('is not at fault where the server is not reached, does not answer or breaks off', () => {
    expect(failure({ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' })).toEqual({
      of: 'server',
      isFinal: false,
      words: 'The mail server mail.hospital.example:587 cannot be used: nothing listens there.',
    });
    expect(failure({ code: 'ETIMEDOUT', command: 'CONN' }).words).toContain('does not answer');
    expect(failure({ code: 'ECONNECTION', command: 'DATA' }).of).toBe('server');
  });

  it('is not at fault where the login, the sender or the moment is not right for the server', () => {
    const login = { code: 'EAUTH', command: 'AUTH PLAIN', response: '535 5.7.8 no', responseCode: 535 };
    expect(failure(login)).toMatchObject({ of: 'server', isFinal: false });
    expect(failure(login).words).toContain('user and password of KERMA_MAIL_URL: 535 5.7.8 no');
    const sender = { code: 'EENVELOPE', command: 'MAIL FROM', response: '550 no', responseCode: 550 };
    expect(failure(sender)).toMatchObject({ of: 'server', isFinal: false });
    const closing = { code: 'EENVELOPE', command: 'RCPT TO', response: '421 closing', responseCode: 421 };
    expect(failure(closing)).toMatchObject({ of: 'server', isFinal: false });
  });

  it('has itself an address or a text that is refused: for now (4xx), or for good (5xx)', () => {
    const unknown = { code: 'EENVELOPE', command: 'RCPT TO', response: '550 5.1.1 who?', responseCode: 550 };
    expect(failure(unknown)).toEqual({
      of: 'mail',
      isFinal: true,
      words: 'The mail server does not take the address: 550 5.1.1 who?.',
    });
    expect(failure({ ...unknown, response: '450 later', responseCode: 450 })).toMatchObject({
      of: 'mail',
      isFinal: false,
    });
    const text = { code: 'EMESSAGE', command: 'DATA', response: '554 spam', responseCode: 554 };
    expect(failure(text)).toMatchObject({ of: 'mail', isFinal: true });
  });

  it('never repeats the password, plain or encoded, nor a reply without end', () => {
    const encoded = Buffer.from('\u0000kerma\u0000topsecret').toString('base64');
    const response = `535 you said topsecret and ${encoded}\r\n${'x'.repeat(2000)}`;
    const { words } = failure({ code: 'EAUTH', command: 'AUTH PLAIN', response, responseCode: 535 });
    expect(words).not.toContain('topsecret');
    expect(words).not.toContain(encoded);
    expect(words).toContain('535 you said … and …');
    expect(words.length).toBeLessThan(500);
  });
});
