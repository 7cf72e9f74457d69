import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import type { ReviewEvent } from '../../../qc/core/states/review-states.ts';
import type { SignatureInput } from '../../../qc/review/review.contract.ts';
import type { SessionView } from '../../../qc/sessions/sessions.contract.ts';
import { formatDate } from '../../ui/dates.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useChange } from '../../ui/use-change.ts';
import type { SetAside } from '../review/review-words.ts';
import { SetAsideDialog } from '../review/set-aside-dialog.tsx';
import { SignDialog } from '../review/sign-dialog.tsx';

type SignedEvent = SignatureInput['event'];

const otherWords = {
  'send-back': 'Send back…',
  void: 'Make void…',
  withdraw: 'Put back to be reviewed…',
  'revise-to-accepted': 'Accept after all, signed…',
  'revise-to-repeat': 'To be repeated, signed…',
  'revise-to-void': 'Make void, signed…',
} as const;
type Other = keyof typeof otherWords;

const isOther = (event: ReviewEvent): event is Other => Object.hasOwn(otherWords, event);
const isSetAside = (event: Other): event is SetAside => !event.startsWith('revise');

type Open = { readonly setAside: SetAside } | { readonly sign: SignedEvent } | null;

interface ActionsProps {
  readonly session: SessionView;
  /** What the state of the session lets a reviewer do. */
  readonly events: readonly ReviewEvent[];
  /** Whether the buttons are off; why stands below. */
  readonly isOff: boolean;
}

const OtherMenu = ({
  events,
  isOff,
  onChoose,
}: {
  readonly events: readonly Other[];
  readonly isOff: boolean;
  readonly onChoose: (event: Other) => void;
}) =>
  events.length > 0 && (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" disabled={isOff} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {events.every((event) => event.startsWith('revise')) ? 'Revise' : 'Other'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {events.map((event) => (
          <Menu.Item key={event} onClick={() => onChoose(event)}>
            {otherWords[event]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );

/** What a reviewer can decide of one session. */
export const ReviewActions = ({ session, events, isOff }: ActionsProps) => {
  const [open, setOpen] = useState<Open>(null);
  const review = useChange(z.unknown());
  const sessionIds = [session.id];
  const close = (): void => setOpen(null);
  const accept = (): void =>
    review.mutate({ method: 'POST', path: '/qc/reviews', body: { sessionIds, event: 'accept' } });
  return (
    <>
      {review.error !== null && <ProblemNotice error={review.error} />}
      {events.includes('accept') && (
        <Button variant="default" disabled={isOff} loading={review.isPending} onClick={accept}>
          Accept
        </Button>
      )}
      {events.includes('sign') && (
        <Button disabled={isOff} onClick={() => setOpen({ sign: 'sign' })}>
          Sign…
        </Button>
      )}
      <OtherMenu
        events={events.filter(isOther)}
        isOff={isOff}
        onChoose={(event) => setOpen(isSetAside(event) ? { setAside: event } : { sign: event })}
      />
      {open !== null && 'sign' in open && (
        <SignDialog
          toSign={{
            title: `Sign: ${session.name}, ${formatDate(session.onDate)}`,
            sessionIds,
            event: open.sign,
            restsOn: session.standing.because,
          }}
          onClose={close}
        />
      )}
      {open !== null && 'setAside' in open && (
        <SetAsideDialog event={open.setAside} sessionIds={sessionIds} onClose={close} />
      )}
    </>
  );
};
