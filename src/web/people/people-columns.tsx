import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PersonView } from '../../personnel/people.contract.ts';
import { grantWords } from '../session/role-words.ts';
import { ago } from '../ui/ago.ts';
import { formatDate, formatInstant } from '../ui/dates.ts';
import type { GridColumn } from '../ui/grid-list.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { accountState, professionWord } from './people-words.ts';

const nameColumn: GridColumn<PersonView> = {
  id: 'name',
  head: 'Name',
  track: 'minmax(140px, 1.3fr)',
  cell: ({ id, name, title, leftAt }) => (
    <>
      <Link to={`/people/${id}`} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
        <Text span fw={600} size="sm">
          {name}
        </Text>
      </Link>
      {(title !== null || leftAt !== null) && (
        <Text size="xs" c="dimmed">
          {[title, leftAt === null ? null : `left ${formatDate(leftAt)}`]
            .filter((part) => part !== null)
            .join(', ')}
        </Text>
      )}
    </>
  ),
};

const professionColumn: GridColumn<PersonView> = {
  id: 'profession',
  head: 'Profession',
  track: 'minmax(110px, 1fr)',
  cell: ({ profession }) => professionWord(profession),
};

const rolesColumn: GridColumn<PersonView> = {
  id: 'roles',
  head: 'Roles',
  track: 'minmax(170px, 1.8fr)',
  cell: ({ roles }) =>
    roles.length === 0 ? (
      <span className="not-reported">none</span>
    ) : (
      roles.map((grant) => (
        <div key={grant.id}>
          {grantWords(grant)}
          {grant.seesPatients && <span className="beside">, sees patients</span>}
        </div>
      ))
    ),
};

/** Breaks where a login has its joints, and nowhere else if it can be helped. */
const Login = ({ login }: { readonly login: string }) =>
  login.split(/(?<=[.@_-])/).map((part, at) => (
    <span key={at}>
      {at > 0 && <wbr />}
      {part}
    </span>
  ));

const accountColumns: readonly GridColumn<PersonView>[] = [
  {
    id: 'account',
    head: 'Account',
    track: 'minmax(105px, 1fr)',
    cell: ({ account }) => {
      if (account === null) return <span className="not-reported">cannot sign in</span>;
      const { kind, word, isUsual } = accountState(account);
      return isUsual ? (
        <Login login={account.login} />
      ) : (
        <>
          <Login login={account.login} />
          <Text size="xs" component="div">
            <StateBadge kind={kind} word={word} />
          </Text>
        </>
      );
    },
  },
  {
    id: 'signed-in',
    head: 'Last signed in',
    track: 'minmax(95px, 0.7fr)',
    cell: ({ account }) => {
      const at = account?.lastSignedInAt ?? null;
      if (at === null) return <span className="not-reported">never</span>;
      return <span title={formatInstant(at)}>{ago(at)}</span>;
    },
  },
];

/** Accounts are for those who manage people; everyone who sees people sees who they are and what they may. */
export const peopleColumns = (mayManage: boolean): readonly GridColumn<PersonView>[] => [
  nameColumn,
  professionColumn,
  rolesColumn,
  ...(mayManage ? accountColumns : []),
];
