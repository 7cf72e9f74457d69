import type { ChartColours } from './chart-colours.ts';

interface AxisWords {
  readonly title: string;
  readonly min?: number;
  readonly max?: number;
  /** Text at a tick; the value itself when absent. */
  readonly tick?: (value: number) => string;
}

/** A linear axis that says quantity and unit. */
export const linearAxis = (colours: ChartColours, words: AxisWords) => ({
  type: 'linear' as const,
  ...(words.min === undefined ? {} : { min: words.min }),
  ...(words.max === undefined ? {} : { max: words.max }),
  title: { display: true, text: words.title, color: colours.muted },
  grid: { color: colours.grid },
  border: { color: colours.muted },
  ticks: {
    color: colours.muted,
    maxTicksLimit: 9,
    ...(words.tick === undefined
      ? {}
      : { callback: (value: number | string) => words.tick?.(Number(value)) ?? '' }),
  },
});

/** An axis of names, one a bar. */
export const nameAxis = (colours: ChartColours, title: string) => ({
  type: 'category' as const,
  title: { display: true, text: title, color: colours.muted },
  grid: { display: false },
  border: { color: colours.muted },
  ticks: { color: colours.muted, autoSkip: true, maxRotation: 0 },
});

export const legendWords = (colours: ChartColours, display = true) => ({
  display,
  position: 'top' as const,
  align: 'start' as const,
  labels: { color: colours.text, usePointStyle: true, boxWidth: 8, boxHeight: 8, padding: 14 },
});
