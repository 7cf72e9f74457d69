import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ProcedureLine } from '../../../qc/definitions/procedures.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import type { GridColumn } from '../../ui/grid-list.tsx';
import { performerWords } from '../qc-words.ts';
import { equipmentBeside, modalityWords } from './procedure-words.ts';

/** A procedure with its place in the list, which stands for an id. */
export interface ProcedureRow extends ProcedureLine {
  readonly id: number;
}

export const procedureColumns: readonly GridColumn<ProcedureRow>[] = [
  {
    id: 'name',
    head: 'Test',
    track: 'minmax(200px, 2.2fr)',
    cell: ({ key, name }) => (
      <>
        <Link
          to={`/qc/procedures/${encodeURIComponent(key)}`}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          <Text span fw={600} size="sm">
            {name}
          </Text>
        </Link>
        <Text size="xs" c="dimmed">
          {key}
        </Text>
      </>
    ),
  },
  {
    id: 'for',
    head: 'For',
    track: 'minmax(110px, 1fr)',
    cell: (line) => (
      <>
        {modalityWords[line.modality]}
        <Text size="xs" c="dimmed">
          {equipmentBeside(line)}
        </Text>
      </>
    ),
  },
  {
    id: 'by',
    head: 'By',
    track: 'minmax(90px, 0.6fr)',
    cell: ({ performedBy }) => performerWords[performedBy],
  },
  {
    id: 'frequency',
    head: 'How often a source asks for it',
    track: 'minmax(150px, 1.6fr)',
    cell: ({ frequency }) => <Text size="xs">{frequency}</Text>,
  },
  {
    id: 'limits',
    head: 'Limits',
    track: 'minmax(90px, 0.7fr)',
    cell: ({ limitCount, limitsToAdopt }) =>
      limitCount === 0 ? (
        <span className="not-reported">none</span>
      ) : (
        <>
          {limitCount}
          <Text size="xs" c="dimmed">
            {limitsToAdopt === 0 ? 'all judge' : `${limitsToAdopt} to adopt`}
          </Text>
        </>
      ),
  },
  {
    id: 'version',
    head: 'Version',
    track: 'minmax(100px, 0.7fr)',
    cell: ({ version, publishedOn, isFromCatalogue }) => (
      <>
        {version}
        <Text size="xs" c="dimmed">
          {isFromCatalogue ? 'as it ships' : `of ${formatDate(publishedOn)}`}
        </Text>
      </>
    ),
  },
];
