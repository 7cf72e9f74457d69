import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';
import { isEncrypted, Secrets } from './secrets.ts';

describe('secrets', () => {
  const text = Buffer.from('a dose report');

  it('give back what they encrypted, and never the same bytes twice', () => {
    const secrets = new Secrets('s'.repeat(32));
    const sealed = secrets.encrypt('originals', text);
    expect(secrets.decrypt('originals', sealed)).toEqual(text);
    expect(secrets.encrypt('originals', text)).not.toEqual(sealed);
    expect(isEncrypted(sealed)).toBe(true);
    expect(isEncrypted(text)).toBe(false);
  });

  it('refuse what was altered, and what another purpose or key encrypted', () => {
    const secrets = new Secrets('s'.repeat(32));
    const sealed = secrets.encrypt('originals', text);
    const altered = Buffer.from(sealed);
    altered[altered.length - 1] = (altered[altered.length - 1] ?? 0) ^ 1;
    expect(() => secrets.decrypt('originals', altered)).toThrow();
    expect(() => secrets.decrypt('patients', sealed)).toThrow();
    expect(() => new Secrets('t'.repeat(32)).decrypt('originals', sealed)).toThrow();
    expect(() => secrets.decrypt('originals', text)).toThrow('not encrypted here');
  });

  it('hash alike only with the same key, purpose and text', () => {
    const one = new Secrets('s'.repeat(32));
    expect(one.keyedHash('patient', '4711')).toBe(new Secrets('s'.repeat(32)).keyedHash('patient', '4711'));
    expect(one.keyedHash('patient', '4711')).toMatch(/^[0-9a-f]{64}$/);
    expect(one.keyedHash('accession', '4711')).not.toBe(one.keyedHash('patient', '4711'));
    expect(new Secrets('t'.repeat(32)).keyedHash('patient', '4711')).not.toBe(
      one.keyedHash('patient', '4711'),
    );
  });

  describe('without a key in the settings', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'kerma-secrets-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('make one in the data folder that only its owner may read, and use it again', () => {
      const config = readConfig({ KERMA_DATA: join(folder, 'data') });
      const first = Secrets.of(config).keyedHash('patient', '4711');
      expect(Secrets.of(config).keyedHash('patient', '4711')).toBe(first);
      expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
    });
  });
});
