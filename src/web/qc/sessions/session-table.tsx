import { Anchor, Checkbox, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { UnitName } from '../../ui/unit-name.tsx';
import { VerdictBadge } from '../badges.tsx';
import '../qc.css';

interface Choosing {
  readonly chosen: ReadonlySet<number>;
  /** Those that cannot be chosen, with why. */
  readonly whyNot: (line: SessionLine) => string | null;
  readonly onChoose: (id: number, on: boolean) => void;
}

interface SessionTableProps {
  readonly label: string;
  readonly sessions: readonly SessionLine[];
  /** A list of one unit need not say which. */
  readonly ofOneUnit?: boolean;
  readonly remark: (line: SessionLine) => ReactNode;
  readonly choosing?: Choosing;
}

const ChooseCell = ({ line, choosing }: { readonly line: SessionLine; readonly choosing: Choosing }) => (
  <Table.Td className="qc-choose">
    <Checkbox
      aria-label={`${line.name}, ${formatDate(line.onDate)}`}
      checked={choosing.chosen.has(line.id)}
      disabled={choosing.whyNot(line) !== null}
      onChange={(event) => choosing.onChoose(line.id, event.currentTarget.checked)}
    />
  </Table.Td>
);

const Row = ({
  line,
  ofOneUnit,
  remark,
  choosing,
}: Omit<SessionTableProps, 'sessions'> & { line: SessionLine }) => (
  <Table.Tr>
    {choosing !== undefined && <ChooseCell line={line} choosing={choosing} />}
    <Table.Td className="qc-state">
      <VerdictBadge verdict={line.verdict} />
    </Table.Td>
    <Table.Td>
      <Anchor component={Link} to={`/qc/sessions/${line.id}`} size="sm">
        {line.name}
      </Anchor>
      {ofOneUnit !== true && (
        <Text size="xs" c="dimmed">
          <UnitName unit={line.unit} />
        </Text>
      )}
    </Table.Td>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(line.onDate)}</Table.Td>
    <Table.Td>{line.performer.name}</Table.Td>
    <Table.Td>
      {remark(line)}
      {choosing?.whyNot(line) ?? null}
    </Table.Td>
  </Table.Tr>
);

/** Sessions as rows that lead to each; some lists let the reader choose among them. */
export const SessionTable = (props: SessionTableProps) => {
  const { label, sessions, choosing } = props;
  return (
    <Table.ScrollContainer
      minWidth={680}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
    >
      <Table fz="sm" verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            {choosing !== undefined && <Table.Th className="qc-choose">Sign</Table.Th>}
            <Table.Th className="qc-state">Verdict</Table.Th>
            <Table.Th>Test</Table.Th>
            <Table.Th>Day</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th className="qc-remark">Remark</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((line) => (
            <Row key={line.id} {...props} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
