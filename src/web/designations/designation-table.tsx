import { Anchor, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DesignationView } from '../../personnel/supervision/supervision.contract.ts';
import { useMay } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { useToday } from '../ui/days.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { EndDesignation, ReviewDesignation } from './designation-dialogs.tsx';
import './designations.css';
import { designationStanding, inOrder } from './designation-words.ts';

/** What of a designation is told: on a unit's own page its unit is not, on a person's not the person. */
export type TableSide = 'all' | 'of-unit' | 'of-technologist' | 'of-physician';

/** Where every column is needed, the physician stands below the technologist. */
const tellsPhysician = (side: TableSide): boolean => side === 'of-unit' || side === 'of-technologist';

interface RowProps {
  readonly designation: DesignationView;
  readonly side: TableSide;
}

const PersonLink = ({ id, name }: DesignationView['technologist']) => (
  <Anchor component={Link} to={`/people/${id}`} size="sm">
    {name}
  </Anchor>
);

const State = ({ designation }: { readonly designation: DesignationView }) => {
  const { kind, word, beside } = designationStanding(designation, useToday());
  const last = designation.reviews.at(-1);
  return (
    <>
      <StateBadge kind={kind} word={word} />
      {beside !== null && (
        <Text size="xs" c="dimmed">
          {beside}
        </Text>
      )}
      {last !== undefined && (
        <Text size="xs" c="dimmed">
          reviewed {formatDate(last.on)}
          {last.by === null ? '' : ` by ${last.by}`}
          {last.note === null ? '' : `: ${last.note}`}
        </Text>
      )}
    </>
  );
};

const Actions = ({ designation }: { readonly designation: DesignationView }) => {
  const [open, setOpen] = useState<'review' | 'end' | null>(null);
  const { state, technologist, unit } = designation;
  const verb = state === 'not-yet' ? 'Take back' : 'End';
  const who = `${technologist.name} on ${unit.name}`;
  return (
    <Group gap={6} justify="flex-end" className="designation-actions">
      {(state === 'in-force' || state === 'review-overdue') && (
        <Button
          size="compact-md"
          fz="sm"
          variant={state === 'review-overdue' ? 'filled' : 'default'}
          aria-label={`Review: ${who}`}
          onClick={() => setOpen('review')}
        >
          Review…
        </Button>
      )}
      {state !== 'ended' && (
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          aria-label={`${verb}: ${who}`}
          onClick={() => setOpen('end')}
        >
          {verb}…
        </Button>
      )}
      {open === 'review' && <ReviewDesignation designation={designation} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDesignation designation={designation} onClose={() => setOpen(null)} />}
    </Group>
  );
};

const DesignationRow = ({ designation, side }: RowProps) => {
  const mayManage = useMay('designations.manage', 'everywhere');
  const { unit, technologist, supervisingPhysician, policy, from, until } = designation;
  return (
    <Table.Tr>
      {side !== 'of-technologist' && (
        <Table.Td>
          <PersonLink {...technologist} />
          {side === 'all' && (
            <Text size="xs" c="dimmed" component="div">
              with {supervisingPhysician.name} in the room
            </Text>
          )}
        </Table.Td>
      )}
      {side !== 'of-unit' && (
        <Table.Td>
          <Anchor component={Link} to={`/units/${unit.id}`} size="sm">
            <UnitName unit={unit} />
          </Anchor>
        </Table.Td>
      )}
      {tellsPhysician(side) && (
        <Table.Td>
          <PersonLink {...supervisingPhysician} />
        </Table.Td>
      )}
      <Table.Td>
        {formatDate(from)}
        <Text size="xs" c="dimmed">
          {until === null ? 'no last day yet' : `to ${formatDate(until)}`}
        </Text>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {policy.title}
        </Text>
      </Table.Td>
      <Table.Td>
        <State designation={designation} />
      </Table.Td>
      <Table.Td className="no-print" ta="end">
        {mayManage && <Actions designation={designation} />}
      </Table.Td>
    </Table.Tr>
  );
};

interface DesignationTableProps {
  readonly label: string;
  readonly designations: readonly DesignationView[];
  readonly side: TableSide;
}

/** Who is designated where, who is in the room with them, and how it stands; what needs a person first. */
export const DesignationTable = ({ label, designations, side }: DesignationTableProps) => (
  <Table.ScrollContainer
    minWidth={640}
    scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          {side !== 'of-technologist' && <Table.Th>Technologist</Table.Th>}
          {side !== 'of-unit' && <Table.Th>Unit</Table.Th>}
          {tellsPhysician(side) && <Table.Th>Physician in the room</Table.Th>}
          <Table.Th>From, to</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {inOrder(designations).map((designation) => (
          <DesignationRow key={designation.id} designation={designation} side={side} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
