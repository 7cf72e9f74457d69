import { Button } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { StudyRow } from '../../dose/study-list.contract.ts';
import { apiUrl } from '../api.ts';
import { useMay } from '../session/me.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FilterChips } from '../ui/filters/filter-chips.tsx';
import { filterSentences } from './filter-sentences.ts';
import { InPlaceOfRows } from './no-studies.tsx';
import './studies.css';
import { listQuery, useFacets, useStudies } from './studies-query.ts';
import { StudiesOnPaper } from './studies-on-paper.tsx';
import { StudiesTable } from './studies-table.tsx';
import { useColumns } from './use-columns.ts';
import { useStudyFilter } from './use-study-filter.ts';

/** Where the reader was in each list, by its address, until the page is loaded again. */
const places = new Map<string, number>();

const countWords = (total: number | null, filtered: boolean): string => {
  if (total === null) return '\u00a0';
  const number = total.toLocaleString('en-US');
  if (total === 1) return filtered ? '1 study matches' : '1 study';
  return filtered ? `${number} studies match` : `${number} studies`;
};

const CsvButton = ({ href }: { readonly href: string }) =>
  useMay('studies.export') ? (
    <Button
      component="a"
      variant="default"
      fw={400}
      href={href}
      download
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      CSV
    </Button>
  ) : null;

export const StudiesPage = () => {
  const state = useStudyFilter();
  const [asksPatients, showPatients] = useSessionStorage({ key: 'kerma-patients', defaultValue: false });
  const withPatients = useMay('patients.identify') && asksPatients;
  const { pages, rows, total } = useStudies(state, withPatients);
  const { columns, chosen, choose } = useColumns(withPatients);
  const facets = useFacets().data;
  const navigate = useNavigate();
  const { search } = useLocation();
  const sentences = filterSentences(state.filter, facets);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onOpen = useCallback((row: StudyRow) => void navigate(`/studies/${row.id}`), [navigate]);
  const onRow = useCallback((index: number) => void places.set(search, index), [search]);
  return (
    <div className="studies-page">
      <PageHeader title="Studies" subtitle={countWords(total, sentences.length > 0)}>
        <CsvButton href={apiUrl('/studies.csv', listQuery(state, withPatients))} />
      </PageHeader>
      <FilterBar
        filter={state.filter}
        change={state.change}
        facets={facets}
        withPatients={withPatients}
        onPatients={showPatients}
      >
        <ColumnChooser chosen={chosen} choose={choose} />
      </FilterBar>
      <FilterChips
        sentences={sentences}
        onClear={state.clear}
        onRemove={(names) => state.change(Object.fromEntries(names.map((name) => [name, null])))}
      />
      {rows.length === 0 ? (
        <InPlaceOfRows pages={pages} isFiltered={sentences.length > 0} onClear={state.clear} />
      ) : (
        <>
          {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
          <StudiesTable
            key={search}
            rows={rows}
            total={total}
            columns={columns}
            state={state}
            onNearEnd={onNearEnd}
            onOpen={onOpen}
            startAt={Math.min(places.get(search) ?? 0, rows.length - 1)}
            onRow={onRow}
          />
          <StudiesOnPaper columns={columns} rows={rows} total={total} />
        </>
      )}
    </div>
  );
};
