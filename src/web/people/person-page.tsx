import { Anchor, Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PersonDetails } from '../../personnel/people.contract.ts';
import { CredentialsPart } from '../credentials/credentials-part.tsx';
import { DesignationsOfPerson } from '../designations/designations-of.tsx';
import { NamesOfPersonPart } from '../operators/names-of-person.tsx';
import { QualifiedPart } from '../qualifications/qualified-part.tsx';
import { useMay, useMe } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { AccountPart } from './account-part.tsx';
import { ChangePerson } from './change-person.tsx';
import { professionWord } from './people-words.ts';
import { PersonFacts } from './person-facts.tsx';
import { RolesPart } from './roles-part.tsx';
import { usePerson } from './use-people.ts';

const Back = () => (
  <Anchor component={Link} to="/people" size="sm" style={{ display: 'inline-flex', alignItems: 'center' }}>
    <IconChevronLeft size={16} aria-hidden /> People
  </Anchor>
);

const subtitleOf = ({ title, profession, leftAt }: PersonDetails): string =>
  [title, professionWord(profession), leftAt === null ? null : `left ${formatDate(leftAt)}`]
    .filter((part) => part !== null)
    .join(' · ');

const Leaving = ({ person }: { readonly person: PersonDetails }) => {
  const [isOpen, setOpen] = useState(false);
  const isHere = person.leftAt === null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {isHere ? 'Has left…' : 'Is back…'}
      </Button>
      {isOpen && (
        <ChangePerson
          person={person}
          title={isHere ? `${person.name} has left` : `${person.name} is back`}
          means={
            isHere
              ? 'Sessions and tokens end at once. What the person did and signed stays, with the name.'
              : 'The account works again as it did. Look whether the roles are still right.'
          }
          action={isHere ? 'Note that they left' : 'Note that they are back'}
          change={{ left: isHere }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};

const PersonView = ({ person }: { readonly person: PersonDetails }) => {
  const mayManage = useMay('people.manage', 'everywhere');
  const isMe = useMe().personId === person.id;
  return (
    <article style={{ paddingBottom: 64 }}>
      <PageHeader title={person.name} subtitle={subtitleOf(person)} above={<Back />}>
        {isMe && (
          <Button component={Link} to="/account" variant="default">
            My account
          </Button>
        )}
        {mayManage && !isMe && <Leaving person={person} />}
      </PageHeader>
      <PersonFacts person={person} mayManage={mayManage} />
      <CredentialsPart person={person} />
      <QualifiedPart person={person} />
      <DesignationsOfPerson person={person} />
      <NamesOfPersonPart person={person} />
      <RolesPart person={person} mayManage={mayManage} />
      {(mayManage || isMe) && <AccountPart person={person} mayManage={mayManage} />}
    </article>
  );
};

/** One person: who they are, what they hold and are qualified as, what they may, how they sign in. */
export const PersonPage = () => {
  const { personId } = useParams();
  const { data, error, refetch } = usePerson(Number(personId));
  if (error !== null) {
    return (
      <>
        <PageHeader title="Person" above={<Back />} />
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return data === undefined ? <PageSkeleton /> : <PersonView key={data.id} person={data} />;
};
