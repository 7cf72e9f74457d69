import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { sampleReports } from '../../src/demo/sample-reports.ts';
import { readDoseReport } from '../../src/dicom/index.ts';
import { differencesFrom } from '../support/expectation.ts';

const folder = new URL('../../dicom-samples/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.dcm'))
  .map((file) => file.replace(/\.dcm$/, ''));

const factsOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.facts.json`, folder), 'utf8'));

describe('the sample reports', () => {
  it.each(names)('%s is read as its facts say', (name) => {
    const reading = readDoseReport(readFileSync(new URL(`${name}.dcm`, folder)));
    expect(differencesFrom(factsOf(name), reading)).toEqual([]);
  });

  it('are what the generator writes today', () => {
    const written = sampleReports();
    expect(written.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const { name, bytes, facts } of written) {
      expect(Buffer.compare(readFileSync(new URL(`${name}.dcm`, folder)), bytes)).toBe(0);
      expect(factsOf(name)).toEqual(JSON.parse(JSON.stringify(facts)));
    }
  });
});

const installed = spawnSync('dsrdump', ['--version']).status === 0;

/** Cut off on purpose. */
const broken: ReadonlySet<string> = new Set(['damaged-truncated']);

(installed ? describe : describe.skip)('dcmtk, where it is installed,', () => {
  it.each(names.filter((name) => !broken.has(name)))('finds no error in %s', (name) => {
    const run = spawnSync('dsrdump', ['-q', fileURLToPath(new URL(`${name}.dcm`, folder))]);
    expect(run.status).toBe(0);
  });
});
