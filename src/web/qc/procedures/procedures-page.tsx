import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { equipmentTypes } from '../../../qc/core/procedure.ts';
import type { ProcedureLine } from '../../../qc/definitions/procedures.contract.ts';
import { apiUrl } from '../../api.ts';
import { useMay } from '../../session/me.ts';
import { counted } from '../../ui/amounts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GridList } from '../../ui/grid-list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useAddress, type Address, type ChangeAddress } from '../../ui/use-address.ts';
import { QcNav } from '../qc-nav.tsx';
import { performerWords } from '../qc-words.ts';
import { ImportPack } from './import-pack.tsx';
import { procedureColumns, type ProcedureRow } from './procedure-columns.tsx';
import { equipmentWords, matching, modalityWords, type ProcedureFilter } from './procedure-words.ts';
import { useProcedures } from './use-procedures.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

interface NarrowProps {
  readonly address: Address;
  readonly change: ChangeAddress;
}

const Narrow = ({ address, change }: NarrowProps) => (
  <Group gap={10} px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the procedures">
    <SearchInput
      label="Search procedures"
      placeholder="Name, number, how often"
      value={address['text'] ?? ''}
      onSearch={(text) => change({ text })}
    />
    <Select
      aria-label="Modality"
      placeholder="Any modality"
      clearable
      w={150}
      data={optionsOf(modalityWords)}
      value={address['modality'] ?? null}
      onChange={(modality) => change({ modality })}
    />
    <Select
      aria-label="Type of equipment"
      placeholder="Any equipment"
      clearable
      w={160}
      data={equipmentTypes.map((value) => ({ value, label: equipmentWords[value] }))}
      value={address['equipment'] ?? null}
      onChange={(equipment) => change({ equipment })}
    />
    <Select
      aria-label="Done by"
      placeholder="Done by anyone"
      clearable
      w={175}
      data={optionsOf(performerWords)}
      value={address['performer'] ?? null}
      onChange={(performer) => change({ performer })}
    />
  </Group>
);

const filterOf = ({ text, modality, equipment, performer }: Address): ProcedureFilter => ({
  text: text ?? '',
  modality: modality ?? '',
  equipment: equipment ?? '',
  performer: performer ?? '',
});

const ProcedureTable = ({ procedures }: { readonly procedures: readonly ProcedureLine[] }) => {
  const navigate = useNavigate();
  const rows = procedures.map((line, id): ProcedureRow => ({ ...line, id }));
  return rows.length === 0 ? (
    <EmptyState title="No procedure matches">Take away one of the filters above.</EmptyState>
  ) : (
    <GridList<ProcedureRow>
      label="Procedures"
      columns={procedureColumns}
      rows={rows}
      idOf={({ id }) => id}
      onOpen={({ key }) => void navigate(`/qc/procedures/${encodeURIComponent(key)}`)}
      onNearEnd={() => undefined}
    />
  );
};

const subtitleOf = (count: number | undefined): string =>
  count === undefined
    ? '\u00a0'
    : `${counted(count, 'test')}. To change one, export it, edit the file, and import it: that publishes its next version.`;

/** The catalogue: every test there is here, in its newest version. */
export const ProceduresPage = () => {
  const [address, change] = useAddress();
  const [isImporting, setImporting] = useState(false);
  const { data, error, refetch } = useProcedures();
  const mayPlan = useMay('qc.plan', 'everywhere');
  return (
    <div className="list-page">
      <PageHeader title="QC procedures" subtitle={subtitleOf(data?.procedures.length)}>
        <Button component="a" variant="default" href={apiUrl('/qc/pack.json')} download>
          Export
        </Button>
        {mayPlan && <Button onClick={() => setImporting(true)}>Import…</Button>}
      </PageHeader>
      <QcNav />
      <Narrow address={address} change={change} />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <ListSkeleton />}
      {data !== undefined && <ProcedureTable procedures={matching(data.procedures, filterOf(address))} />}
      {isImporting && <ImportPack onClose={() => setImporting(false)} />}
    </div>
  );
};
