import type { CalendarDate } from '../../quantities/calendar.ts';
import { optionsOf, type FieldKey, type RecordedValues } from './fields.ts';
import { fieldOf, type Procedure } from './procedure.ts';

/** Which of a field's series: the choices that keep them apart, "protocol=axial head"; empty where there is one only. */
export type SeriesKey = string;

/** What a value is compared with, set by a physicist. Rows are only added; a later one takes the place of an earlier. */
export interface Baseline {
  readonly id: number;
  readonly field: FieldKey;
  readonly series: SeriesKey;
  readonly value: number;
  /** How many values it was made from, and how. */
  readonly n: number;
  readonly method: string;
  readonly validFrom: CalendarDate;
  readonly setBy: string;
  readonly reason: string;
}

/** The series that a session's values belong to; null while a choice that keeps series apart is not known. */
export const seriesOf = (
  { seriesBy }: Pick<Procedure, 'seriesBy'>,
  values: RecordedValues,
): SeriesKey | null => {
  const parts = seriesBy.map((key) => {
    const value = values[key];
    return typeof value === 'string' ? `${key}=${value}` : null;
  });
  return parts.some((part) => part === null) ? null : parts.join('; ');
};

/** All series that values of a procedure can belong to; the empty one where no choice keeps them apart. */
export const seriesNames = (procedure: Pick<Procedure, 'seriesBy' | 'fields'>): readonly SeriesKey[] =>
  procedure.seriesBy
    .map((key) => {
      const field = fieldOf(procedure, key);
      return (field === null ? null : optionsOf(field))?.map((option) => `${key}=${option}`) ?? [];
    })
    .reduce<readonly string[][]>(
      (all, parts) => all.flatMap((name) => parts.map((part) => [...name, part])),
      [[]],
    )
    .map((parts) => parts.join('; '));

/** The baseline that holds on a day: valid by then, the latest of them, of several of one day the one added last. */
export const baselineOn = (
  baselines: readonly Baseline[],
  { field, series, on }: { readonly field: FieldKey; readonly series: SeriesKey; readonly on: CalendarDate },
): Baseline | null =>
  baselines
    .filter((each) => each.field === field && each.series === series && each.validFrom <= on)
    .reduce<Baseline | null>(
      (latest, each) => (latest === null || each.validFrom >= latest.validFrom ? each : latest),
      null,
    );
