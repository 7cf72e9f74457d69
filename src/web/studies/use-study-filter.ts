import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { studySort } from '../../dose/study-list.contract.ts';
import type { StudySort } from '../../dose/study-list.contract.ts';
import type { FilterValues } from '../ui/filters/filter-popover.tsx';
import { filterNames } from './filter-names.ts';

export interface StudyFilterState {
  readonly filter: FilterValues;
  readonly sort: StudySort;
  readonly direction: 'asc' | 'desc';
  /** Sets some filters; null takes one away. The list starts again from its top. */
  readonly change: (changes: Readonly<Record<string, string | null>>) => void;
  readonly clear: () => void;
  readonly sortBy: (sort: StudySort) => void;
}

/** Which filters made this entry of the browser's history. */
interface MadeBy {
  readonly changed: string;
}
const madeBy = (state: unknown): string | null => (state as MadeBy | null)?.changed ?? null;

/**
 * The list's filters and order live in the address bar, so that a link shows what its sender saw. "Back" undoes one
 * filter at a time: what is typed or ticked in the same filter is one step.
 */
export const useStudyFilter = (): StudyFilterState => {
  const [params, setParams] = useSearchParams();
  const last = madeBy(useLocation().state);
  return useMemo(() => {
    const filter: Record<string, string> = {};
    for (const name of filterNames) {
      const value = params.get(name);
      if (value !== null && value !== '') filter[name] = value;
    }
    const sort = studySort.catch('date').parse(params.get('sort') ?? 'date');
    const direction = params.get('direction') === 'asc' ? 'asc' : 'desc';
    const change: StudyFilterState['change'] = (changes) => {
      const changed = Object.keys(changes).join();
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: changed === last, state: { changed } satisfies MadeBy },
      );
    };
    return {
      filter,
      sort,
      direction,
      change,
      clear: () => change(Object.fromEntries(filterNames.map((name) => [name, null]))),
      sortBy: (wanted) =>
        change({ sort: wanted, direction: wanted === sort && direction === 'desc' ? 'asc' : null }),
    };
  }, [params, setParams, last]);
};
