import { describe, expect, it } from '@jest/globals';
import { driftWords, isChartRule, ruleTitle, signalWords, type SignalRule } from './chart-rules.ts';

const rules: readonly SignalRule[] = [
  ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map((number) => `nelson-${number}` as const),
  ...([1, 2, 3, 4] as const).map((number) => `western-electric-${number}` as const),
  'ewma',
  'cusum',
  'moving-range',
  'five-worse-than-baseline',
];

const said = rules.flatMap((rule) =>
  (['up', 'down', null] as const).map((direction) => signalWords(rule, direction)),
);

describe('the words of a signal', () => {
  it.each([...new Set([...said, driftWords('up'), driftWords('down')])])('ask for a look: %s', (words) => {
    expect(words).toMatch(/: look [^.]+\.$/);
    expect(words).not.toMatch(/fail|wrong|error|violat|alarm|out of control/i);
  });

  it('name the side', () => {
    expect(signalWords('nelson-2', 'down')).toBe(
      'Nine values in a row below the centre: look for what changed.',
    );
    expect(signalWords('nelson-3', 'down')).toBe('Six values in a row falling: look for a drift.');
    expect(signalWords('nelson-3', 'up')).toBe('Six values in a row rising: look for a drift.');
  });
});

describe('a rule of a chart', () => {
  it('is known by its name, and has a title to choose it by', () => {
    for (const rule of rules) {
      expect(isChartRule(rule)).toBe(rule !== 'five-worse-than-baseline');
      expect(ruleTitle(rule)).not.toBe('');
    }
    expect(isChartRule('nelson-9')).toBe(false);
    expect(isChartRule('toString')).toBe(false);
  });
});
