import { Anchor, Checkbox, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { LimitView, UnitLimits } from '../../../qc/limits/limits.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { verdictWords } from '../qc-words.ts';
import { idOf, isToDecide } from './choosing-limits.ts';
import { CitationWords } from './citation-words.tsx';
import { stateOfLimit, verificationWords } from './limit-words.ts';

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly mayDecide: boolean;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
}

interface RowProps extends Choosing {
  readonly limit: LimitView;
}

const limitName = ({ fieldLabel, level, when }: LimitView): string =>
  [fieldLabel, verdictWords[level].word.toLowerCase(), ...when].join(', ');

const Choose = ({ limit, chosen, onChoose }: RowProps) => (
  <Checkbox
    aria-label={limitName(limit)}
    checked={chosen.has(idOf(limit))}
    onChange={(event) => onChoose([idOf(limit)], event.currentTarget.checked)}
  />
);

const Standing = ({ limit }: { readonly limit: LimitView }) => {
  const wasDecided =
    limit.decidedBy !== null && limit.because !== 'verified' && limit.because !== 'by-definition';
  return (
    <>
      <StateBadge {...stateOfLimit(limit)} />
      {wasDecided && (
        <Text size="xs" c="dimmed">
          {limit.decidedBy}
          {limit.decidedOn !== null && `, ${formatDate(limit.decidedOn)}`}
        </Text>
      )}
    </>
  );
};

const Source = ({ limit }: { readonly limit: LimitView }) => {
  const { word, meaning } = verificationWords[limit.verification];
  return (
    <>
      <Tooltip label={meaning} position="bottom-start" maw={300}>
        <span className="qc-verification">{word}</span>
      </Tooltip>
      <Text size="xs" c="dimmed" component="div">
        {limit.citations.length === 0 ? 'no source named' : <CitationWords citations={limit.citations} />}
        {limit.note !== null && <div>{limit.note}</div>}
      </Text>
    </>
  );
};

const LimitRow = (props: RowProps) => {
  const { limit, mayDecide } = props;
  return (
    <Table.Tr>
      {mayDecide && <Table.Td className="qc-choose">{isToDecide(limit) && <Choose {...props} />}</Table.Td>}
      <Table.Td>{limit.fieldLabel}</Table.Td>
      <Table.Td>
        {verdictWords[limit.level].word} unless {limit.bound}
        {limit.when.map((words) => (
          <Text key={words} size="xs" c="dimmed">
            where {words}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <Source limit={limit} />
      </Table.Td>
      <Table.Td>
        <Standing limit={limit} />
      </Table.Td>
    </Table.Tr>
  );
};

const ChooseAll = ({
  limits,
  chosen,
  onChoose,
  label,
}: Omit<Choosing, 'mayDecide'> & { limits: readonly LimitView[]; label: string }) => {
  const ids = limits.filter(isToDecide).map(idOf);
  const count = ids.filter((id) => chosen.has(id)).length;
  if (ids.length === 0) return <VisuallyHidden>Nothing to choose</VisuallyHidden>;
  return (
    <Checkbox
      aria-label={label}
      checked={count === ids.length}
      indeterminate={count > 0 && count < ids.length}
      onChange={(event) => onChoose(ids, event.currentTarget.checked)}
    />
  );
};

interface ProcedureLimitsProps extends Choosing {
  readonly procedure: UnitLimits['procedures'][number];
}

const NotJudged = ({ names }: { readonly names: readonly string[] }) =>
  names.length > 0 && (
    <Text size="sm" c="dimmed" mt={4}>
      Recorded, not judged: {names.join(', ')}. There is no limit for {names.length === 1 ? 'it' : 'them'}.
    </Text>
  );

/** The limits of one test of a unit: figure, where it counts, how well it is known, whence, and how it stands. */
export const ProcedureLimits = ({ procedure, ...choosing }: ProcedureLimitsProps) => {
  const { key, name, version, limits, withoutLimit } = procedure;
  return (
    <Section
      title={
        <Anchor component={Link} to={`/qc/procedures/${encodeURIComponent(key)}`} inherit>
          {name}
        </Anchor>
      }
      note={`${key}, version ${version}`}
    >
      {limits.length > 0 && (
        <Table.ScrollContainer
          minWidth={680}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': `Limits: ${name}` } }}
        >
          <Table fz="sm" verticalSpacing={7} className="qc-limits">
            <Table.Thead>
              <Table.Tr>
                {choosing.mayDecide && (
                  <Table.Th className="qc-choose">
                    <ChooseAll limits={limits} label={`All of ${name}`} {...choosing} />
                  </Table.Th>
                )}
                <Table.Th>Field</Table.Th>
                <Table.Th>Limit</Table.Th>
                <Table.Th>Verification and source</Table.Th>
                <Table.Th className="qc-state">On this unit</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {limits.map((limit) => (
                <LimitRow key={limit.limitKey} limit={limit} {...choosing} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <NotJudged names={withoutLimit} />
    </Section>
  );
};
