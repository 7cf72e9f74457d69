import { cusumOccurrences, defaultCusum, tabularCusum } from './cusum.ts';
import { defaultEwma, ewmaOccurrences, ewmaOf } from './ewma.ts';
import type { averageRunLengths } from './published-charts.spec-data.ts';
import { runRuleOccurrences, type RunRule } from './run-rules.ts';

export type WatchedBy = Exclude<keyof typeof averageRunLengths, 'shifts'>;

type Watch = (scores: readonly number[]) => number;

const firstOf = (occurrences: readonly { readonly index: number }[]): number =>
  occurrences[0]?.index ?? Infinity;

const byRules =
  (...rules: readonly RunRule[]): Watch =>
  (scores) =>
    Math.min(...rules.map((rule) => firstOf(runRuleOccurrences(scores, rule))));

const byCusum =
  (decision: number): Watch =>
  (scores) =>
    firstOf(cusumOccurrences(tabularCusum(scores, { ...defaultCusum, target: 0, decision }), decision));

const byEwma =
  (lambda: number, width: number): Watch =>
  (scores) => {
    const settings = { lambda, width, limits: 'asymptotic' } as const;
    return firstOf(ewmaOccurrences(ewmaOf(scores, { centre: 0, sigma: 1 }, settings), 1));
  };

const watches: Readonly<Record<WatchedBy, Watch>> = {
  limits: byRules('nelson-1'),
  westernElectric: byRules(
    'western-electric-1',
    'western-electric-2',
    'western-electric-3',
    'western-electric-4',
  ),
  cusum4: byCusum(4),
  cusum5: byCusum(defaultCusum.decision),
  ewma10: byEwma(0.1, 2.7),
  ewma20: byEwma(defaultEwma.lambda, defaultEwma.width),
  ewma30: byEwma(0.3, 3),
};

/** Standard normal numbers from evenly distributed ones (Box and Muller, 1958). */
const normalFrom = (random: () => number) => (): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The values until a chart signals, the one that does included; more are drawn until it does. */
const runLength = (watch: Watch, draw: () => number): number => {
  const scores: number[] = [];
  for (;;) {
    for (let more = Math.max(6, scores.length); more > 0; more -= 1) scores.push(draw());
    const found = watch(scores);
    if (found !== Infinity) return found + 1;
  }
};

/** The mean of so many runs of normal scores, shifted by so many σ. */
export const averageRunLength = (
  watchedBy: WatchedBy,
  shift: number,
  { runs, random }: { readonly runs: number; readonly random: () => number },
): number => {
  const normal = normalFrom(random);
  let sum = 0;
  for (let run = 0; run < runs; run += 1) sum += runLength(watches[watchedBy], () => normal() + shift);
  return sum / runs;
};
