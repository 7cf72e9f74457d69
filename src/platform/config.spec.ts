import { describe, expect, it } from '@jest/globals';
import { describeSettings, readConfig } from './config.ts';

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
      /KERMA_HTTP_PORT[\s\S]*KERMA_PATIENTS[\s\S]*KERMA_TIME_ZONE: no such time zone/,
    );
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
