import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionView } from '../../personnel/supervision/supervision.contract.ts';
import { formatDate } from '../ui/dates.ts';
import { spanWords, useToday } from '../ui/days.ts';
import { LastDayDialog, TakeBackDialog } from '../ui/last-day-dialog.tsx';
import { StateBadge } from '../ui/state-badge.tsx';

interface ChargeProps {
  readonly charge: SupervisionView;
  readonly unitName: string;
}

const kindWords = { primary: 'Primary physicist', deputy: 'Deputy' } as const;

const isOver = ({ until }: SupervisionView, today: string): boolean => until !== null && until < today;

interface ChargeHolderProps {
  readonly charge: SupervisionView;
  /** As what, where no column says it. */
  readonly withKind?: boolean;
}

/** Someone who has charge but is not qualified stands out. */
export const ChargeHolder = ({ charge, withKind = false }: ChargeHolderProps) => (
  <>
    <Anchor component={Link} to={`/people/${charge.person.id}`} size="sm">
      {charge.person.name}
    </Anchor>
    {withKind && (
      <Text size="xs" c="dimmed">
        {kindWords[charge.kind].toLowerCase()}
      </Text>
    )}
    {!charge.isQualifiedToday && (
      <Text size="xs" component="div">
        <StateBadge kind="action" word="Not qualified today" />
      </Text>
    )}
  </>
);

const State = ({ charge }: { readonly charge: SupervisionView }) => {
  const today = useToday();
  if (charge.from > today) return <StateBadge kind="unknown" word={`From ${formatDate(charge.from)}`} />;
  return isOver(charge, today) ? (
    <span className="not-reported">ended</span>
  ) : (
    <StateBadge kind="pass" word="In charge" />
  );
};

const Ending = ({ charge, unitName, onClose }: ChargeProps & { readonly onClose: () => void }) => {
  const today = useToday();
  const who = `${charge.person.name}, ${kindWords[charge.kind].toLowerCase()} of ${unitName}`;
  if (charge.from > today) {
    return (
      <TakeBackDialog
        title={`Take a charge back: ${unitName}`}
        path={`/supervision/${charge.id}/take-back`}
        onClose={onClose}
      >
        {who}, {spanWords(charge.from, charge.until)}. It has not begun; the audit trail keeps that it was
        entered.
      </TakeBackDialog>
    );
  }
  return (
    <LastDayDialog
      title={`End a charge: ${unitName}`}
      path={`/supervision/${charge.id}/end`}
      from={charge.from}
      until={charge.until}
      placeholder="Left the hospital"
      onClose={onClose}
    >
      {who}, {spanWords(charge.from, charge.until)}.
      {charge.kind === 'primary' &&
        ' From the day after, the unit has no primary physicist until someone else has charge.'}
    </LastDayDialog>
  );
};

const ChargeRow = ({ charge, unitName, mayManage }: ChargeProps & { readonly mayManage: boolean }) => {
  const today = useToday();
  const [isEnding, setEnding] = useState(false);
  const verb = charge.from > today ? 'Take back' : 'End';
  return (
    <Table.Tr>
      <Table.Td>
        {isOver(charge, today) ? (
          <Anchor component={Link} to={`/people/${charge.person.id}`} size="sm">
            {charge.person.name}
          </Anchor>
        ) : (
          <ChargeHolder charge={charge} />
        )}
      </Table.Td>
      <Table.Td>{kindWords[charge.kind]}</Table.Td>
      <Table.Td>
        {spanWords(charge.from, charge.until)}
        {charge.note !== null && (
          <Text size="xs" c="dimmed">
            {charge.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <State charge={charge} />
      </Table.Td>
      <Table.Td ta="end" className="no-print">
        {mayManage && !isOver(charge, today) && (
          <Button
            size="compact-md"
            fz="sm"
            variant="default"
            aria-label={`${verb}: ${charge.person.name}, ${kindWords[charge.kind].toLowerCase()}`}
            onClick={() => setEnding(true)}
          >
            {verb}…
          </Button>
        )}
        {isEnding && <Ending charge={charge} unitName={unitName} onClose={() => setEnding(false)} />}
      </Table.Td>
    </Table.Tr>
  );
};

/** Who has charge now or will, primaries first; then those of before. */
const inOrder = (charges: readonly SupervisionView[], today: string): readonly SupervisionView[] =>
  charges.toSorted(
    (one, other) =>
      Number(isOver(one, today)) - Number(isOver(other, today)) ||
      (isOver(one, today) ? 0 : other.kind.localeCompare(one.kind)),
  );

interface ChargeTableProps {
  readonly charges: readonly SupervisionView[];
  readonly unitName: string;
  readonly mayManage: boolean;
}

/** Who has, will have and had charge of a unit. */
export const ChargeTable = ({ charges, unitName, mayManage }: ChargeTableProps) => (
  <Table.ScrollContainer
    minWidth={600}
    scrollAreaProps={{
      viewportProps: { tabIndex: 0, role: 'group', 'aria-label': `Who had charge of ${unitName}` },
    }}
  >
    <Table fz="sm" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Physicist</Table.Th>
          <Table.Th>As</Table.Th>
          <Table.Th>From, to</Table.Th>
          <Table.Th>Today</Table.Th>
          <Table.Th className="no-print">
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {inOrder(charges, useToday()).map((charge) => (
          <ChargeRow key={charge.id} charge={charge} unitName={unitName} mayManage={mayManage} />
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
