import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  event,
  num,
  person,
  projectionXRay,
  reportBytes,
} from '../../../test/support/sr-builder.ts';
import type { ItemSpec } from '../../../test/support/sr-builder.ts';
import { threadMs } from '../../../test/support/thread-time.ts';
import { readDoseReport } from './read-dose-report.ts';
import type { Reading } from './reading.ts';

const read = (items: readonly ItemSpec[]): Reading =>
  readDoseReport(reportBytes({ items: [projectionXRay, ...items] }));

const isFiniteAllOver = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFiniteAllOver);
};

describe('numbers made to overflow', () => {
  it.each<[string, ItemSpec]>([
    ['hours beyond what a number holds', accumulated([num('113730', '1.7e308', 'h')])],
    ['pulses times width', event([num('113793', '1e200', 'ms'), num('113768', '1e200', '1')])],
    [
      'a beam without kerma',
      event([
        num('122130', '1e15', 'Gy.cm2'),
        num('113738', '1e-300', 'mGy'),
        num('113737', '0.001', 'mm'),
        num('113750', '1e15', 'mm'),
      ]),
    ],
    ['the mean of many', event([num('113733', '1e308\\1.2e308', 'kV')])],
  ])('%s are no numbers, and the report is read', (_, item) => {
    const reading = read([item]);
    expect(reading.ok).toBe(true);
    expect(isFiniteAllOver(reading)).toBe(true);
  });
});

describe('a file made to take time', () => {
  it('with forty thousand persons in one event names them all, within a second', () => {
    const persons = Array.from({ length: 40_000 }, () => person('113870', 'Nobody^N'));
    const bytes = reportBytes({ items: [projectionXRay, event(persons)] });
    const before = threadMs();
    const reading = readDoseReport(bytes);
    const took = threadMs() - before;
    expect(reading.ok && reading.report.events[0]?.participants).toHaveLength(40_000);
    expect(took).toBeLessThan(1000);
  });

  it('with thousands of different oddities names two hundred and says how many more there are', () => {
    const reading = read([
      accumulated(Array.from({ length: 1000 }, (_, index) => num('111637', `x${index}`, 'mGy'))),
    ]);
    expect(reading.ok && reading.findings.length).toBe(201);
    expect(reading.ok && reading.findings.at(-1)?.code).toBe('findings-unlisted');
  });

  it('with more sections of accumulated dose than a unit has planes is refused', () => {
    const reading = read(Array.from({ length: 65 }, () => accumulated([num('113722', '1', 'Gy.m2')])));
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'damaged', reason: 'too-many-planes' } });
  });
});
