import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { StudyColumn } from './study-columns.tsx';
import type { StudyFilterState } from './use-study-filter.ts';

interface StudiesHeadProps {
  readonly columns: readonly StudyColumn[];
  readonly state: StudyFilterState;
  readonly tracks: string;
  readonly width: number;
}

/** Names and units of the columns; a press sorts, a second turns the order round. */
export const StudiesHead = ({ columns, state, tracks, width }: StudiesHeadProps) => (
  <div role="rowgroup" className="studies-head" style={{ minWidth: width }}>
    <div role="row" aria-rowindex={1} className="studies-row" style={{ gridTemplateColumns: tracks }}>
      {columns.map(({ id, head, headTitle, sort, end }) => {
        const sorted = sort !== undefined && sort === state.sort;
        const Arrow = state.direction === 'asc' ? IconArrowUp : IconArrowDown;
        return (
          <div
            key={id}
            role="columnheader"
            title={headTitle}
            className={end === true ? 'studies-cell end' : 'studies-cell'}
            {...(sort === undefined
              ? {}
              : { 'aria-sort': !sorted ? 'none' : state.direction === 'asc' ? 'ascending' : 'descending' })}
          >
            {sort === undefined ? (
              <span>{head}</span>
            ) : (
              <button type="button" className="sort" onClick={() => state.sortBy(sort)}>
                <span>{head}</span>
                {sorted && <Arrow size={14} aria-hidden />}
              </button>
            )}
          </div>
        );
      })}
    </div>
  </div>
);
