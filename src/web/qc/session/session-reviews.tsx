import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { formatInstant } from '../../ui/dates.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ReviewBadge } from '../badges.tsx';
import { useSignature } from '../review/use-review.ts';

type Review = SessionView['reviews'][number];

const AsSigned = ({
  signatureId,
  sessionId,
}: {
  readonly signatureId: number;
  readonly sessionId: number;
}) => {
  const signed = useSignature(signatureId).data;
  const own = signed?.sessions.find((each) => each.sessionId === sessionId);
  return (
    <>
      <Anchor component={Link} to={`/qc/signatures/${signatureId}`} size="sm">
        Signature
      </Anchor>
      {own !== undefined && (
        <div>
          {own.isAsSigned ? (
            <StateBadge kind="pass" word="As signed" />
          ) : (
            <StateBadge kind="action" word="Not as it was signed" />
          )}
        </div>
      )}
    </>
  );
};

const ReviewRow = ({ review, sessionId }: { readonly review: Review; readonly sessionId: number }) => (
  <Table.Tr>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(review.at)}</Table.Td>
    <Table.Td>{review.reviewer}</Table.Td>
    <Table.Td>
      {review.event === 'correct' ? 'Values corrected' : <ReviewBadge state={review.state} />}
    </Table.Td>
    <Table.Td>{review.comment ?? ''}</Table.Td>
    <Table.Td>
      {review.signatureId !== null && <AsSigned signatureId={review.signatureId} sessionId={sessionId} />}
    </Table.Td>
  </Table.Tr>
);

/** Who decided what, when and why, the latest last; nothing of it is ever taken away. */
export const SessionReviews = ({ session }: { readonly session: SessionView }) => (
  <Section title="Reviews and signatures">
    {session.reviews.length === 0 ? (
      <Text size="sm" c="dimmed">
        Nobody has reviewed it yet.
      </Text>
    ) : (
      <Table.ScrollContainer
        minWidth={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Reviews' } }}
      >
        <Table fz="sm" verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Who</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th>Signed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {session.reviews.map((review, at) => (
              <ReviewRow key={at} review={review} sessionId={session.id} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    )}
  </Section>
);
