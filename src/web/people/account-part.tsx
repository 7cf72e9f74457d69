import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { passwordLink, type PasswordLink, type PersonDetails } from '../../personnel/people.contract.ts';
import { useMe } from '../session/me.ts';
import { formatInstant } from '../ui/dates.ts';
import { Facts, type Fact } from '../ui/facts.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Section } from '../ui/section.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useChange } from '../ui/use-change.ts';
import { ChangePerson } from './change-person.tsx';
import { PasswordLinkOnce } from './password-link-once.tsx';
import { accountState } from './people-words.ts';

type Account = NonNullable<PersonDetails['account']>;

interface AccountPartProps {
  readonly person: PersonDetails;
  readonly mayManage: boolean;
}

const factsOf = (account: Account): Fact[] => {
  const { kind, word } = accountState(account);
  return [
    { name: 'Login', value: account.login },
    { name: 'State', value: <StateBadge kind={kind} word={word} /> },
    ...(account.blockedUntil === null
      ? []
      : [{ name: 'Next attempt taken from', value: formatInstant(account.blockedUntil) }]),
    {
      name: 'Last signed in',
      value:
        account.lastSignedInAt === null ? (
          <span className="not-reported">never</span>
        ) : (
          formatInstant(account.lastSignedInAt)
        ),
    },
    { name: 'PIN for shared tablets', value: account.hasPin ? 'has one' : 'has none' },
  ];
};

const Disabling = ({ person, account }: { readonly person: PersonDetails; readonly account: Account }) => {
  const [isOpen, setOpen] = useState(false);
  const isDisabled = account.state === 'disabled';
  return (
    <>
      <Button variant="default" size="compact-md" fz="sm" onClick={() => setOpen(true)}>
        {isDisabled ? 'Enable…' : 'Disable…'}
      </Button>
      {isOpen && (
        <ChangePerson
          person={person}
          title={isDisabled ? `Let ${person.name} sign in again` : `Keep ${person.name} from signing in`}
          means={
            isDisabled
              ? 'The account works again, with the password and roles it had.'
              : 'Sessions and tokens end at once, and the account takes no password. Roles stay for when it is enabled again.'
          }
          action={isDisabled ? 'Enable the account' : 'Disable the account'}
          change={{ disabled: !isDisabled }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};

const NewLink = ({ person }: { readonly person: PersonDetails }) => {
  const [link, setLink] = useState<PasswordLink | null>(null);
  const ask = useChange(passwordLink);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        fz="sm"
        loading={ask.isPending}
        onClick={() =>
          ask.mutate({ method: 'POST', path: `/people/${person.id}/password-link` }, { onSuccess: setLink })
        }
      >
        Link to choose a password
      </Button>
      {ask.error !== null && <ProblemNotice error={ask.error} />}
      {link !== null && <PasswordLinkOnce name={person.name} link={link} onClose={() => setLink(null)} />}
    </>
  );
};

const EndSessions = ({ person }: { readonly person: PersonDetails }) => {
  const end = useChange(z.unknown());
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        fz="sm"
        loading={end.isPending}
        onClick={() => end.mutate({ method: 'DELETE', path: `/people/${person.id}/sessions` })}
      >
        Sign out everywhere
      </Button>
      {end.isSuccess && (
        <Text size="sm" role="status">
          Signed out everywhere.
        </Text>
      )}
      {end.error !== null && <ProblemNotice error={end.error} />}
    </>
  );
};

/** How the person signs in, and what an administrator can do about it. */
export const AccountPart = ({ person, mayManage }: AccountPartProps) => {
  const { account } = person;
  const isMe = useMe().personId === person.id;
  if (account === null) {
    return (
      <Section title="Account">
        <Text size="sm" c="dimmed">
          None: this person cannot sign in. A login, given under “Who it is”, makes an account.
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title="Account"
      actions={
        mayManage &&
        !isMe && (
          <>
            {account.state !== 'disabled' && person.leftAt === null && <NewLink person={person} />}
            <EndSessions person={person} />
            <Disabling person={person} account={account} />
          </>
        )
      }
    >
      <Facts facts={factsOf(account)} />
    </Section>
  );
};
