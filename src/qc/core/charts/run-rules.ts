import { beyond, type Direction, type Occurrence } from './beyond.ts';
import type { Reading } from './series.ts';

/** What a window of values shows, and how many of its newest values it speaks of. */
interface Match {
  readonly direction: Direction | null;
  readonly span: number;
}

/** Where something holds in an unbroken run of scores. */
type Pattern = (run: readonly number[]) => readonly Occurrence[];

/** Strictly: a score exactly on a line is neither beyond nor within it. */
const beyondSigmas = (score: number, sigmas: number): Direction | null =>
  beyond(score, { lower: -sigmas, upper: sigmas }, 1);

const isWithinSigmas = (score: number, sigmas: number): boolean =>
  beyondSigmas(sigmas, Math.abs(score)) === 'up';

/** Reads each window of so many neighbours; the first of a run has nothing before it. */
const inWindows = <Item>(
  items: readonly Item[],
  length: number,
  read: (window: readonly Item[], isFirst: boolean) => Match | null,
): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  for (let end = length; end <= items.length; end += 1) {
    const match = read(items.slice(end - length, end), end === length);
    if (match !== null) found.push({ index: end - 1, from: end - match.span, direction: match.direction });
  }
  return found;
};

const directions: readonly Direction[] = ['up', 'down'];

/**
 * So many of a window beyond so many σ on one side. It is completed by a value that is itself beyond, or by the one that
 * first fills the window: a pattern of three values is not told of two.
 */
const someBeyond =
  (needed: number, length: number, sigmas: number): Pattern =>
  (run) =>
    inWindows(
      run.map((score) => beyondSigmas(score, sigmas)),
      length,
      (sides, isFirst) => {
        const direction = directions.find((each) => sides.filter((side) => side === each).length >= needed);
        if (direction === undefined || (sides.at(-1) !== direction && !isFirst)) return null;
        return { direction, span: length - sides.indexOf(direction) };
      },
    );

/** From each score to the next; null for a tie. */
const steps = (scores: readonly number[]): readonly (Direction | null)[] =>
  scores.slice(1).map((score, place) => beyondSigmas(score - (scores[place] ?? 0), 0));

const trend =
  (length: number): Pattern =>
  (run) =>
    inWindows(run, length, (scores) => {
      const taken = steps(scores);
      const direction = taken[0] ?? null;
      const isSteady = direction !== null && taken.every((step) => step === direction);
      return isSteady ? { direction, span: length } : null;
    });

const alternation =
  (length: number): Pattern =>
  (run) =>
    inWindows(run, length, (scores) => {
      const alternates = steps(scores).every((step, place, all) => step !== null && step !== all[place - 1]);
      return alternates ? { direction: null, span: length } : null;
    });

/** So many in a row of each of which something is true, on whatever side. */
const row =
  (length: number, holds: (score: number) => boolean): Pattern =>
  (run) =>
    inWindows(run.map(holds), length, (held) =>
      held.every(Boolean) ? { direction: null, span: length } : null,
    );

/** The rules of L. S. Nelson, and those of the Western Electric handbook, as patterns of scores. */
const patterns = {
  'nelson-1': someBeyond(1, 1, 3),
  'nelson-2': someBeyond(9, 9, 0),
  'nelson-3': trend(6),
  'nelson-4': alternation(14),
  'nelson-5': someBeyond(2, 3, 2),
  'nelson-6': someBeyond(4, 5, 1),
  'nelson-7': row(15, (score) => isWithinSigmas(score, 1)),
  'nelson-8': row(8, (score) => beyondSigmas(score, 1) !== null),
  'western-electric-1': someBeyond(1, 1, 3),
  'western-electric-2': someBeyond(2, 3, 2),
  'western-electric-3': someBeyond(4, 5, 1),
  'western-electric-4': someBeyond(8, 8, 0),
} as const satisfies Readonly<Record<string, Pattern>>;

export type RunRule = keyof typeof patterns;

export const isRunRule = (rule: string): rule is RunRule => Object.hasOwn(patterns, rule);

/** The scores between gaps, each with the place of its first one. */
const runsIn = (
  scores: readonly Reading[],
): readonly { readonly start: number; readonly run: number[] }[] => {
  const runs: { readonly start: number; readonly run: number[] }[] = [];
  let open: number[] | null = null;
  scores.forEach((score, start) => {
    if (score === null) open = null;
    else if (open === null) runs.push({ start, run: (open = [score]) });
    else open.push(score);
  });
  return runs;
};

/**
 * Where a run rule holds in scores z = (x − centre)/σ: told at the value that completes the pattern. "Beyond" is strict, a
 * value on the centre line ends a run on one side, a tie ends a trend, and nothing runs across a gap.
 */
export const runRuleOccurrences = (scores: readonly Reading[], rule: RunRule): readonly Occurrence[] =>
  runsIn(scores).flatMap(({ start, run }) =>
    patterns[rule](run).map(({ index, from, direction }) => ({
      index: start + index,
      from: start + from,
      direction,
    })),
  );
