import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mutated, randomFrom } from '../../test/support/mutations.ts';
import { readContentTree } from './rdsr/content-tree-view.ts';
import { readDoseReport } from './rdsr/read-dose-report.ts';

const folder = join(import.meta.dirname, '..', '..', 'dicom-samples');
const samples = readdirSync(folder).filter((name) => name.endsWith('.dcm'));

describe('samples with bytes changed, cut out or repeated', () => {
  it.each(samples)(
    '%s gives a report or a refusal, thousands of times, each within a second',
    (name) => {
      const whole = Uint8Array.from(readFileSync(join(folder, name)));
      const random = randomFrom(name.length);
      for (let run = 0; run < 3000; run += 1) {
        const bytes = mutated(whole, random);
        const start = performance.now();
        expect(typeof readDoseReport(bytes).ok).toBe('boolean');
        expect(performance.now() - start).toBeLessThan(1000);
        if (run % 10 === 0) expect(typeof readContentTree(bytes).ok).toBe('boolean');
      }
    },
    600_000,
  );
});
