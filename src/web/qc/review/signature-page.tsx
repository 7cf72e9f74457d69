import { Anchor, List, Table } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { SignatureView } from '../../../qc/review/review.contract.ts';
import { formatDate, formatInstant } from '../../ui/dates.ts';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { sessionsCounted } from '../qc-words.ts';
import { useSignature } from './use-review.ts';

type SignedSession = SignatureView['sessions'][number];

const AsSigned = ({ isAsSigned }: { readonly isAsSigned: boolean }) =>
  isAsSigned ? (
    <StateBadge kind="pass" word="As signed" />
  ) : (
    <StateBadge kind="action" word="Not as it was signed" />
  );

const SessionRow = ({ signed }: { readonly signed: SignedSession }) => (
  <Table.Tr>
    <Table.Td>
      <Anchor component={Link} to={`/qc/sessions/${signed.sessionId}`} size="sm">
        {signed.line?.name ?? `Session ${signed.sessionId}`}
      </Anchor>
    </Table.Td>
    <Table.Td>{signed.line?.unit.name ?? <span className="not-reported">not there any more</span>}</Table.Td>
    <Table.Td>{signed.line === null ? '' : formatDate(signed.line.onDate)}</Table.Td>
    <Table.Td>
      <AsSigned isAsSigned={signed.isAsSigned} />
    </Table.Td>
    <Table.Td className="qc-hash" title={signed.hash}>
      {signed.hash.slice(0, 16)}…
    </Table.Td>
  </Table.Tr>
);

const Covered = ({ sessions }: { readonly sessions: readonly SignedSession[] }) => (
  <Section
    title={`Covers ${sessionsCounted(sessions.length)}`}
    note="Each is compared with what it was when it was signed."
  >
    <Table.ScrollContainer
      minWidth={640}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Sessions it covers' } }}
    >
      <Table fz="sm" verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Test</Table.Th>
            <Table.Th>Unit</Table.Th>
            <Table.Th>Day</Table.Th>
            <Table.Th>Since it was signed</Table.Th>
            <Table.Th>SHA-256</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((signed) => (
            <SessionRow key={signed.sessionId} signed={signed} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Section>
);

const RestsOn = ({ credentials }: Pick<SignatureView, 'credentials'>) => (
  <Section title="What it rests on" note="As it was on the day of the signature.">
    <List size="sm">
      {[...new Set(credentials.flatMap(({ because }) => because))].map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  </Section>
);

const Signature = ({ signed }: { readonly signed: SignatureView }) => (
  <article style={{ paddingBottom: 64 }}>
    <PageHeader
      above={
        <Anchor component={Link} to="/qc/review">
          QC review
        </Anchor>
      }
      title={`Signature of ${signed.signer.name}`}
      subtitle={
        signed.isIntact ? (
          <StateBadge kind="pass" word="Intact: all that was signed is as it was" />
        ) : (
          <StateBadge kind="action" word="Not intact: something differs from what was signed" />
        )
      }
    />
    <div style={{ padding: '0 var(--mantine-spacing-lg)' }}>
      <Facts
        facts={[
          { name: 'Meaning', value: signed.meaning, isWide: true },
          { name: 'Signed by', value: signed.signer.name },
          { name: 'When', value: formatInstant(signed.signedAt) },
          { name: 'Proven by', value: 'the signer’s own password' },
          {
            name: 'SHA-256 of all of it',
            value: <span className="qc-hash">{signed.hash}</span>,
            isWide: true,
          },
        ]}
      />
    </div>
    <RestsOn credentials={signed.credentials} />
    {signed.sessions.length > 0 && <Covered sessions={signed.sessions} />}
  </article>
);

/** One signature: what it means, on what it rested, what it covers, and whether that is as it was. */
export const SignaturePage = () => {
  const { signatureId } = useParams();
  const { data, error, refetch } = useSignature(Number(signatureId));
  if (error !== null) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Signature key={data.id} signed={data} />;
};
