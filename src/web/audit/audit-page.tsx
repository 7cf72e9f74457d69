import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { AuditEntryView } from '../../platform/audit/audit.contract.ts';
import { useMay } from '../session/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterChips } from '../ui/filters/filter-chips.tsx';
import { GridList } from '../ui/grid-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAddress, type Address } from '../ui/use-address.ts';
import './audit.css';
import { auditColumns } from './audit-columns.tsx';
import { AuditDetails } from './audit-details.tsx';
import { auditSentences, Narrow, nothing } from './audit-filters.tsx';
import { csvAddress, useAuditEntries, useAuditFacets, useNames, type NameOf } from './use-audit.ts';
import { Verification } from './verification.tsx';

const NothingLike = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="No line matches">
    Take away one of the filters above. Reasons that are masked for you are not searched.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);

const NothingYet = () => (
  <EmptyState title="Nothing was told yet">
    Every change, every sight of a patient, every file taken away, every sign-in and every refusal becomes a
    line here: who, when, from where, what it was and became, and why. Nobody can alter or delete one unseen.
  </EmptyState>
);

const Lines = ({
  address,
  nameOf,
  onClear,
}: {
  readonly address: Address;
  readonly nameOf: NameOf;
  readonly onClear: () => void;
}) => {
  const { pages, entries } = useAuditEntries(address);
  const [openIds, setOpenIds] = useState<ReadonlySet<number>>(new Set());
  const columns = useMemo(() => auditColumns(nameOf), [nameOf]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const toggle = ({ id }: AuditEntryView): void =>
    setOpenIds((open) =>
      open.has(id) ? new Set([...open].filter((each) => each !== id)) : new Set([...open, id]),
    );
  if (pages.isPending) return <ListSkeleton />;
  if (pages.error !== null) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (entries.length === 0)
    return auditSentences(address, nameOf).length === 0 ? <NothingYet /> : <NothingLike onClear={onClear} />;
  return (
    <GridList<AuditEntryView>
      label="Lines of the audit trail"
      columns={columns}
      rows={entries}
      idOf={({ id }) => id}
      onOpen={toggle}
      details={{ openIds, of: (entry) => <AuditDetails entry={entry} /> }}
      onNearEnd={onNearEnd}
    />
  );
};

/** Who did or saw what, when, from where, before and after, and why. */
export const AuditPage = () => {
  const [address, change] = useAddress();
  const facets = useAuditFacets();
  const nameOf = useNames(facets);
  const mayRead = useMay('audit.read', 'everywhere');
  const clear = (): void => change(nothing);
  return (
    <div className="list-page">
      <PageHeader
        title="Audit trail"
        subtitle="Who did or saw what, when, from where, and why. Nothing here can be changed."
      >
        {mayRead && (
          <Button
            component="a"
            variant="default"
            fw={400}
            href={csvAddress(address)}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            CSV
          </Button>
        )}
      </PageHeader>
      <Verification />
      <Narrow address={address} change={change} facets={facets} />
      <FilterChips
        sentences={auditSentences(address, nameOf)}
        onClear={clear}
        onRemove={(taken) => change(Object.fromEntries(taken.map((name) => [name, null])))}
      />
      <Lines address={address} nameOf={nameOf} onClear={clear} />
    </div>
  );
};
