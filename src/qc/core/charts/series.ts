/**
 * ISO 8601, all of a series in one zone and form, so that texts compare as the times do; a date alone is the first moment
 * of its day.
 */
export type Time = string;

export type PointId = string | number;

/** A number in the unit of the field; null is not known: a gap, never zero. */
export type Reading = number | null;

/** One recorded value of a numeric field. A value that was judged bad but is true belongs to the series. */
export interface SeriesPoint {
  readonly id: PointId;
  readonly time: Time;
  readonly value: Reading;
  /** Of a session that was taken back: as if never recorded. */
  readonly isVoided: boolean;
}

export const isKnown = (reading: Reading): reading is number => reading !== null;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
};

export const earlierFirst = (one: Time, other: Time): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** The points that count, in order of time. A value that is no finite number is a fault of the caller and thrown. */
export const countingPoints = (series: readonly SeriesPoint[]): readonly SeriesPoint[] => {
  const counting = series.filter(({ isVoided }) => !isVoided);
  const odd = counting.find(({ value }) => value !== null && !Number.isFinite(value));
  if (odd !== undefined) throw new RangeError(`the value ${String(odd.value)} of ${odd.id} is no number`);
  return counting.toSorted((one, other) => earlierFirst(one.time, other.time));
};
