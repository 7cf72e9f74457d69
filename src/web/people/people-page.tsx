import { Button, Group, Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { profession, type PersonView } from '../../personnel/people.contract.ts';
import { role, roles } from '../../platform/access/permissions.contract.ts';
import { useMay } from '../session/me.ts';
import { roleWord } from '../session/role-words.ts';
import { counted } from '../ui/amounts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterChips, type FilterSentence } from '../ui/filters/filter-chips.tsx';
import { GridList } from '../ui/grid-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useAddress, type Address, type ChangeAddress } from '../ui/use-address.ts';
import { NewPerson } from './new-person.tsx';
import { peopleColumns } from './people-columns.tsx';
import { PeopleNav } from './people-nav.tsx';
import { professionChoices, professionWord } from './people-words.ts';
import { usePeople } from './use-people.ts';

const roleChoices = roles.map((value) => ({ value, label: roleWord(value) }));
const stateChoices = [
  { value: 'here', label: 'Who is here' },
  { value: 'left', label: 'Who has left' },
  { value: 'all', label: 'Here and left' },
];

const names = ['text', 'role', 'profession', 'state'];
const nothing = Object.fromEntries(names.map((name) => [name, null]));

const sentencesOf = (address: Address): FilterSentence[] => {
  const { text, state } = address;
  const wantedRole = role.safeParse(address['role']);
  const wantedProfession = profession.safeParse(address['profession']);
  const sentences: [string, string | false | undefined][] = [
    ['text', text !== undefined && `mentions “${text}”`],
    ['role', wantedRole.success && `role is ${roleWord(wantedRole.data)}`],
    ['profession', wantedProfession.success && `profession is ${professionWord(wantedProfession.data)}`],
    ['state', state === 'left' ? 'has left' : state === 'all' && 'those who left too'],
  ];
  return sentences.flatMap(([name, sentence]) =>
    typeof sentence === 'string' ? [{ sentence, names: [name] }] : [],
  );
};

const Narrow = ({ address, change }: { readonly address: Address; readonly change: ChangeAddress }) => (
  <Group gap={10} px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the people">
    <SearchInput
      label="Search people"
      placeholder="Name, login, e-mail"
      value={address['text'] ?? ''}
      onSearch={(text) => change({ text })}
    />
    <Select
      aria-label="Role"
      placeholder="Any role"
      clearable
      w={138}
      data={roleChoices}
      value={address['role'] ?? null}
      onChange={(value) => change({ role: value })}
    />
    <Select
      aria-label="Profession"
      placeholder="Any profession"
      clearable
      w={155}
      data={professionChoices}
      value={address['profession'] ?? null}
      onChange={(value) => change({ profession: value })}
    />
    <Select
      aria-label="Here or left"
      allowDeselect={false}
      w={130}
      data={stateChoices}
      value={address['state'] ?? 'here'}
      onChange={(value) => change({ state: value === 'here' ? null : value })}
    />
  </Group>
);

const NobodyLike = ({ onClear }: { readonly onClear: () => void }) => (
  <EmptyState title="Nobody matches">
    Take away one of the filters above. Whoever has left is found under “Here and left”.
    <Button variant="default" mt="md" display="block" onClick={onClear}>
      Clear all filters
    </Button>
  </EmptyState>
);

const NobodyYet = () => (
  <EmptyState title="Nobody yet">
    People are added one by one: who they are, a login for those who sign in, then their roles. Whoever does
    not sign in (a physician who is only named in reports) can stand here too.
  </EmptyState>
);

const PeopleList = ({ address, change }: { readonly address: Address; readonly change: ChangeAddress }) => {
  const { pages, people } = usePeople(address);
  const mayManage = useMay('people.manage', 'everywhere');
  const navigate = useNavigate();
  const columns = useMemo(() => peopleColumns(mayManage), [mayManage]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (pages.isPending) return <ListSkeleton />;
  if (pages.error !== null) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (people.length === 0) {
    return sentencesOf(address).length === 0 ? <NobodyYet /> : <NobodyLike onClear={() => change(nothing)} />;
  }
  return (
    <GridList<PersonView>
      label="People"
      columns={columns}
      rows={people}
      idOf={({ id }) => id}
      onOpen={({ id }) => void navigate(`/people/${id}`)}
      onNearEnd={onNearEnd}
    />
  );
};

/** Who works here: what they are, what they may, whether they can sign in. */
export const PeoplePage = () => {
  const [address, change] = useAddress();
  const [isAdding, setAdding] = useState(false);
  const { total } = usePeople(address);
  const mayManage = useMay('people.manage', 'everywhere');
  return (
    <div className="list-page">
      <PageHeader title="People" subtitle={total === null ? '\u00a0' : counted(total, 'person', 'people')}>
        {mayManage && <Button onClick={() => setAdding(true)}>Add a person</Button>}
      </PageHeader>
      <PeopleNav />
      <Narrow address={address} change={change} />
      <FilterChips
        sentences={sentencesOf(address)}
        onClear={() => change(nothing)}
        onRemove={(taken) => change(Object.fromEntries(taken.map((name) => [name, null])))}
      />
      <PeopleList address={address} change={change} />
      {isAdding && <NewPerson onClose={() => setAdding(false)} />}
    </div>
  );
};
