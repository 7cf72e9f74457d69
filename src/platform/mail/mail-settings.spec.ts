import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.ts';
import { readSmtpUrl } from './mail-settings.ts';

describe('the mail server of the settings', () => {
  it('is reached by TLS from the start, or by STARTTLS on the port of submission', () => {
    expect(readSmtpUrl('smtps://mail.hospital.example')).toMatchObject({ port: 465, isTlsFromStart: true });
    expect(readSmtpUrl('smtp://mail.hospital.example')).toMatchObject({ port: 587, isTlsFromStart: false });
    expect(readSmtpUrl('smtp://[::1]:25')).toMatchObject({ host: '::1', port: 25, login: null });
  });

  it('is told a password over an encrypted line only, unless it is on this machine', () => {
    const url = 'smtp://kerma:p%40ss%3Aword@';
    const login = { user: 'kerma', password: 'p@ss:word' };
    expect(readSmtpUrl(`${url}mail.hospital.example`)).toMatchObject({ login, mustBeEncrypted: true });
    expect(readSmtpUrl(`${url}127.0.0.1:2525`)).toMatchObject({ login, mustBeEncrypted: false });
    expect(readSmtpUrl('smtp://relay.hospital.example:25')).toMatchObject({ mustBeEncrypted: false });
  });

  it.each([
    'mail.hospital.example',
    'http://mail',
    'smtp://',
    'smtp://a/b',
    'smtp://:secret@a',
    'smtp://a?x=1',
  ])('is not %s', (text) => expect(readSmtpUrl(text)).toBeNull());
});

describe('settings of mail that are wrong', () => {
  const said = (from: NodeJS.ProcessEnv): string => {
    try {
      readConfig(from);
    } catch (fault) {
      return (fault as Error).message;
    }
    return '';
  };

  it('are refused in words, and the password is not repeated', () => {
    const words = said({ KERMA_MAIL_URL: 'smtp://kerma:topsecret@host/path', KERMA_MAIL_FROM: 'Kerma' });
    expect(words).toContain('KERMA_MAIL_URL: write it as in smtps://');
    expect(words).toContain('KERMA_MAIL_FROM is "Kerma": write it as in');
    expect(words).not.toContain('topsecret');
    expect(said({ KERMA_PUBLIC_URL: 'https://kerma.example/pages?x' })).toContain('KERMA_PUBLIC_URL is');
  });

  it('without a sender are no settings of mail', () => {
    expect(said({ KERMA_MAIL_URL: 'smtp://localhost:25' })).toContain('KERMA_MAIL_FROM: it is needed');
    expect(said({ KERMA_MAIL_URL: 'smtp://localhost:25', KERMA_MAIL_FROM: 'kerma@localhost' })).toBe('');
  });
});
