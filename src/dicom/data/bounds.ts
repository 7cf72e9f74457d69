/** How much of something a file may hold before it is taken for one that was made to take time or memory. */
export interface Bound {
  readonly most: number;
  /** Reason of the refusal. */
  readonly reason: string;
  /** What there is too much of, in words. */
  readonly what: string;
}

/**
 * Kerma's own, many times what the largest reports in use hold: 570 events, 15,000 content items 5 deep, 9,000 values of
 * numbers, 125 different codes, some thousand escape sequences in Japanese, a handful of items in a sequence of the header.
 */
export const bounds = {
  headerItems: { most: 1000, reason: 'too-many-header-items', what: 'items in one sequence of the header' },
  headerValues: {
    most: 1000,
    reason: 'too-many-header-values',
    what: 'values in one attribute of the header',
  },
  depth: { most: 40, reason: 'too-deep', what: 'levels of content items below one another' },
  items: { most: 150_000, reason: 'too-many-items', what: 'content items' },
  codes: { most: 20_000, reason: 'too-many-codes', what: 'different codes' },
  values: { most: 500_000, reason: 'too-many-values', what: 'values of numbers' },
  escapes: { most: 100_000, reason: 'too-many-escapes', what: 'escape sequences in texts' },
  planes: { most: 64, reason: 'too-many-planes', what: 'sections of accumulated dose' },
  events: { most: 4000, reason: 'too-many-events', what: 'irradiation events' },
} as const satisfies Record<string, Bound>;
