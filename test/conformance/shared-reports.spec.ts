import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readDoseReport } from '../../src/dicom/index.ts';

/** Real reports of ten makers and what a right reader says of them. They stay outside the project: patient data, though de-identified. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'rdsr');
const expectations = join(folder, 'expected');

const names = existsSync(expectations)
  ? readdirSync(expectations)
      .filter((name) => name.endsWith('.dcm.json') && existsSync(join(folder, name.slice(0, -5))))
      .map((name) => name.slice(0, -5))
  : [];

const isSameNumber = (wanted: number, got: unknown): boolean =>
  typeof got === 'number' && Math.abs(wanted - got) <= 1e-6 * Math.max(Math.abs(wanted), 1e-9);

/** Where the answer differs from what is wanted; what is not wanted is free. */
const differences = (wanted: unknown, got: unknown, where: string): string[] => {
  if (Array.isArray(wanted)) {
    const items: readonly unknown[] = Array.isArray(got) ? got : [];
    if (items.length !== wanted.length)
      return [`${where}: ${wanted.length} items wanted, ${items.length} there`];
    return wanted.flatMap((item, index) => differences(item, items[index], `${where}[${index}]`));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const record = (got ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, record[key], `${where}.${key}`),
    );
  }
  const isSame = typeof wanted === 'number' ? isSameNumber(wanted, got) : wanted === (got ?? null);
  return isSame ? [] : [`${where}: ${JSON.stringify(wanted)} wanted, ${JSON.stringify(got)} there`];
};

describe('reports of real makers', () => {
  if (names.length === 0) {
    it('are not beside this checkout, so none was read', () => {
      process.stderr.write('conformance: ../shared/rdsr is not there; no real report was read\n');
      expect(names).toEqual([]);
    });
    return;
  }
  it.each(names)('%s says what is expected of it', (name) => {
    const wanted: unknown = JSON.parse(readFileSync(join(expectations, `${name}.json`), 'utf8'));
    expect(differences(wanted, readDoseReport(readFileSync(join(folder, name))), name)).toEqual([]);
  });
});
