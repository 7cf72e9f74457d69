import { describe, expect, it } from '@jest/globals';
import { describeSettings, readConfig, unknownSettings } from './config.ts';

describe('settings', () => {
  it('listen on this machine only unless told otherwise', () => {
    const { env } = readConfig({});
    expect(env.KERMA_HTTP_HOST).toBe('127.0.0.1');
    expect(env.KERMA_DICOM_HOST).toBe('127.0.0.1');
  });

  it('take an empty variable as not set', () => {
    expect(readConfig({ KERMA_HTTP_PORT: '' }).env.KERMA_HTTP_PORT).toBe(8080);
  });

  it('name each wrong one and what is wrong with it', () => {
    const wrong = { KERMA_HTTP_PORT: '70000', KERMA_PATIENTS: 'some', KERMA_TIME_ZONE: 'Mars/Olympus' };
    expect(() => readConfig(wrong)).toThrow(
      /KERMA_HTTP_PORT[\s\S]*KERMA_PATIENTS[\s\S]*KERMA_TIME_ZONE is "Mars\/Olympus": no such time zone/,
    );
  });

  it.each([
    ['KERMA_HTTP_PORT', 'abc', 'KERMA_HTTP_PORT is "abc": a number is needed'],
    ['KERMA_HTTP_PORT', '80.5', 'KERMA_HTTP_PORT is "80.5": a whole number is needed'],
    ['KERMA_HTTP_PORT', '70000', 'KERMA_HTTP_PORT is "70000": it must be 65535 or less'],
    ['KERMA_DICOM_IDLE_S', '0', 'KERMA_DICOM_IDLE_S is "0": it must be more than 0'],
    ['KERMA_SILENT_DAYS', '0', 'KERMA_SILENT_DAYS is "0": it must be 1 or more'],
    ['KERMA_DICOM_ENABLED', 'maybe', 'KERMA_DICOM_ENABLED is "maybe": true or false is needed'],
    ['KERMA_PATIENTS', 'some', 'KERMA_PATIENTS is "some": one of full, pseudonymous, none is needed'],
    ['KERMA_DICOM_AE_TITLE', 'A'.repeat(17), 'at most 16 characters are taken'],
    ['DATABASE_URL', 'mysql://me:word@here/x', 'DATABASE_URL: it must begin with postgres://'],
  ])('say in words what %s needs when it is %s', (name, value, words) => {
    expect(() => readConfig({ [name]: value })).toThrow(words);
  });

  it('never repeat a secret or a password', () => {
    const wrong = { KERMA_SECRET_KEY: 'too short', DATABASE_URL: 'mysql://me:word@here/x' };
    expect(() => readConfig(wrong)).toThrow(/^(?![\s\S]*(too short|word@))/);
  });

  it('are told from names that are none', () => {
    expect(unknownSettings({ KERMA_PATIENT: 'none', KERMA_PATIENTS: 'none', PATH: '' })).toEqual([
      'KERMA_PATIENT',
    ]);
  });

  it('refuse a secret that is too short to be one', () => {
    expect(() => readConfig({ KERMA_SECRET_KEY: 'short' })).toThrow(/KERMA_SECRET_KEY/);
  });

  it('split a list at commas and drop blanks', () => {
    expect(readConfig({ KERMA_WATCH: '/a, /b c ,,' }).env.KERMA_WATCH).toEqual(['/a', '/b c']);
  });

  it('are all described in a line each', () => {
    expect(describeSettings()).toMatch(/^KERMA_DATA +Folder of the database and of the originals \(data\)$/m);
    expect(describeSettings()).not.toMatch(/undefined/);
  });
});
