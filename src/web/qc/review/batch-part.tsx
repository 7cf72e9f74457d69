import { Anchor, Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { useMe } from '../../session/me.ts';
import { spanWords } from '../../ui/days.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { UnitName } from '../../ui/unit-name.tsx';
import { useChange } from '../../ui/use-change.ts';
import { ReviewBadge } from '../badges.tsx';
import { sessionsCounted } from '../qc-words.ts';
import { SessionTable } from '../sessions/session-table.tsx';
import { batchWords, isOwn, madeOf, whyOff, type Batch, type SetAside } from './review-words.ts';
import type { ToSign } from './sign-dialog.tsx';

interface BatchActions {
  readonly onSign: (toSign: ToSign) => void;
  readonly onSetAside: (event: SetAside, sessionIds: readonly number[]) => void;
}

interface ButtonsProps extends BatchActions {
  readonly batch: Batch;
  readonly sessionIds: readonly number[];
  readonly why: string | null;
}

/** Accepted without a signature: it can be taken back. */
const useAccept = (sessionIds: readonly number[]) => {
  const review = useChange(z.unknown());
  const accept = (): void =>
    review.mutate({ method: 'POST', path: '/qc/reviews', body: { sessionIds, event: 'accept' } });
  return { ...review, accept };
};

const Buttons = ({ batch, sessionIds, why, onSign, onSetAside }: ButtonsProps) => {
  const isOff = why !== null;
  const toAccept = batch.sessions.filter(
    ({ id, reviewState }) => reviewState === 'unreviewed' && sessionIds.includes(id),
  );
  const { accept, isPending, error } = useAccept(toAccept.map(({ id }) => id));
  const title = `Sign for ${batch.unit.name}`;
  const restsOn = batch.standing.because;
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      <Button disabled={isOff} onClick={() => onSign({ title, sessionIds, event: 'sign', restsOn })}>
        Sign {sessionsCounted(sessionIds.length)}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            disabled={isOff}
            loading={isPending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Other decisions: ${batch.unit.name}`}
          >
            Other
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={toAccept.length === 0} onClick={accept}>
            Accept, sign later
          </Menu.Item>
          <Menu.Item onClick={() => onSetAside('send-back', sessionIds)}>Send back…</Menu.Item>
          <Menu.Item onClick={() => onSetAside('void', sessionIds)}>Make void…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
};

const ownWords = 'Your own test: somebody else reviews it.';

/** What passed on one unit, to be signed together; the list unfolds, and takes single ones out. */
export const BatchPart = ({ batch, ...actions }: { readonly batch: Batch } & BatchActions) => {
  const { personId } = useMe();
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const [isOpen, setOpen] = useState(false);
  const { unit, sessions, standing } = batch;
  const chosen = sessions
    .filter((line) => !isOwn(line, personId) && !leftOut.has(line.id))
    .map(({ id }) => id);
  const why = whyOff(standing, chosen.length);
  const choose = (id: number, on: boolean): void =>
    setLeftOut(on ? new Set([...leftOut].filter((each) => each !== id)) : new Set([...leftOut, id]));
  return (
    <Section
      title={
        <Anchor component={Link} to={`/units/${unit.id}/qc`} inherit>
          <UnitName unit={unit} />
        </Anchor>
      }
      note={`${sessionsCounted(sessions.length)}, ${spanWords(batch.from, batch.to)}: ${batchWords(sessions)}`}
      actions={<Buttons batch={batch} sessionIds={chosen} why={why} {...actions} />}
    >
      {why !== null && (
        <Text size="sm" mb="xs" maw={760}>
          {standing.mayReview ? why : `You cannot sign here. ${why}`}
        </Text>
      )}
      <Text size="sm" maw={960}>
        {madeOf(sessions)}
      </Text>
      <Button
        variant="subtle"
        size="compact-md"
        fz="sm"
        px={0}
        mt={4}
        className="no-print"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Fold the list' : 'Unfold the list'}
      </Button>
      {isOpen && (
        <SessionTable
          label={`Sessions of ${unit.name}`}
          sessions={sessions}
          ofOneUnit
          remark={({ reviewState }) => reviewState === 'accepted' && <ReviewBadge state={reviewState} />}
          choosing={{
            chosen: new Set(chosen),
            whyNot: (line) => (isOwn(line, personId) ? ownWords : null),
            onChoose: choose,
          }}
        />
      )}
    </Section>
  );
};
