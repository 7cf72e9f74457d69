import { Button, Group, Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type {
  OperatorNameView,
  OperatorPage,
  OperatorQuery,
} from '../../personnel/operators/operators.contract.ts';
import { PeopleNav } from '../people/people-nav.tsx';
import { formatCount } from '../ui/amounts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GridList } from '../ui/grid-list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import '../ui/status-chip.css';
import { useAddress, type Address, type ChangeAddress } from '../ui/use-address.ts';
import { operatorColumns, type NameRow } from './operator-columns.tsx';
import { nameOf } from './operator-words.ts';
import './operators.css';
import { useDecide, useOperators } from './use-operators.ts';
import { WhoseDialog, type Choice } from './whose-dialog.tsx';

type State = OperatorQuery['state'];
type Counts = OperatorPage['counts'];

const states: Readonly<Record<State, { word: string; count: (counts: Counts) => number }>> = {
  unmapped: { word: 'To map', count: ({ unmapped }) => unmapped },
  mapped: { word: 'Mapped', count: ({ mapped }) => mapped },
  'set-aside': { word: 'Set aside', count: ({ setAside }) => setAside },
  all: { word: 'All', count: ({ unmapped, mapped, setAside }) => unmapped + mapped + setAside },
};
const stateNames = Object.keys(states) as State[];

const stateOf = ({ state }: Address): State => stateNames.find((each) => each === state) ?? 'unmapped';

interface NarrowProps {
  readonly address: Address;
  readonly change: ChangeAddress;
  readonly counts: Counts | undefined;
}

const Narrow = ({ address, change, counts }: NarrowProps) => (
  <Group gap="xs" px="lg" pb="xs" className="no-print" role="search" aria-label="Filter the names">
    {stateNames.map((state) => (
      <button
        key={state}
        type="button"
        className="status-chip"
        aria-pressed={stateOf(address) === state}
        onClick={() => change({ state: state === 'unmapped' ? null : state })}
      >
        <span>{states[state].word}</span>
        <Text span fw={600} className="num">
          {counts === undefined ? '…' : formatCount(states[state].count(counts))}
        </Text>
      </button>
    ))}
    <SearchInput
      label="Search names"
      placeholder="Name or person"
      value={address['text'] ?? ''}
      onSearch={(text) => change({ text })}
    />
  </Group>
);

interface NothingProps {
  readonly address: Address;
  readonly change: ChangeAddress;
  readonly counts: Counts;
}

/** Why the list is empty, and what that means. */
const Nothing = ({ address, change, counts }: NothingProps) => {
  if (address['text'] !== undefined) {
    return (
      <EmptyState title="No name like that">
        Accents, case and signs make no difference; a name that is mapped is found by the person too.
        <Button
          variant="default"
          mt="md"
          display="block"
          onClick={() => change({ text: null, state: 'all' })}
        >
          Show all names
        </Button>
      </EmptyState>
    );
  }
  if (states.all.count(counts) === 0) {
    return (
      <EmptyState title="No names yet">
        When a dose report says who performed or operated, the name appears here as it was typed. Say once
        whose it is, and it holds for every study, those of before too: physicians then see their own cases.
      </EmptyState>
    );
  }
  return stateOf(address) === 'unmapped' ? (
    <EmptyState title="Every name is decided">
      What reports name next waits here. What was decided stands under “Mapped” and “Set aside”, and can be
      taken back there.
    </EmptyState>
  ) : (
    <EmptyState title={stateOf(address) === 'mapped' ? 'No name is mapped yet' : 'Nothing is set aside'}>
      {stateOf(address) === 'mapped'
        ? 'Under “To map”, a press on a suggestion says whose a name is.'
        : 'What is nobody’s name (“Tech”, “Unknown”, a room) is set aside, so that it does not wait.'}
    </EmptyState>
  );
};

interface Done {
  readonly before: OperatorNameView;
  readonly now: OperatorNameView;
}

const doneWords = ({ now }: Done): string => {
  if (now.person !== null) return `“${nameOf(now)}” is ${now.person.name}.`;
  return now.isSetAside ? `“${nameOf(now)}” is set aside.` : `“${nameOf(now)}” is to be mapped again.`;
};

/** What was decided last, and how to undo it; always of the same height, so that no row moves under a finger. */
const DoneNotice = ({ done, onUndo }: { readonly done: Done | null; readonly onUndo: () => void }) => (
  <div role="status" className="operator-done no-print">
    {done === null ? (
      <Text size="sm" c="dimmed">
        A press on a person says that the name is theirs, in every study. Enter opens a name.
      </Text>
    ) : (
      <>
        <bdi>{doneWords(done)}</bdi>
        <Button variant="default" size="compact-md" fz="sm" onClick={onUndo}>
          Undo
        </Button>
      </>
    )}
  </div>
);

const choiceOf = ({ person, isSetAside }: OperatorNameView): Choice => ({
  personId: person?.id ?? null,
  setAside: isSetAside,
});

/** Decides on names, remembers the last decision so that it can be undone, and asks where it is not one press. */
const useDeciding = () => {
  const { decide, isPending, error, variables, reset } = useDecide();
  const [asking, setAsking] = useState<OperatorNameView | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const onDecide = (before: OperatorNameView, choice: Choice): void =>
    decide({ key: before.key, ...choice }, (now) => {
      setAsking(null);
      setDone({ before, now });
    });
  const onUndo = (): void => {
    if (done !== null) decide({ key: done.now.key, ...choiceOf(done.before) }, () => setDone(null));
  };
  const ask = (name: OperatorNameView | null): void => {
    reset();
    setAsking(name);
  };
  const body = variables?.body as { key?: string } | undefined;
  const sendingKey = isPending ? (body?.key ?? null) : null;
  return { asking, ask, done, onDecide, onUndo, sendingKey, isPending, error };
};

type DecidingState = ReturnType<typeof useDeciding>;

interface NamesProps {
  readonly address: Address;
  readonly change: ChangeAddress;
  readonly deciding: DecidingState;
}

const Names = ({ address, change, deciding }: NamesProps) => {
  const { pages, names, first } = useOperators(address);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const rows = useMemo(() => names.map((name, id): NameRow => ({ id, name })), [names]);
  if (pages.error !== null) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (first === undefined) return <ListSkeleton />;
  if (names.length === 0) return <Nothing address={address} change={change} counts={first.counts} />;
  const { ask: onAsk, onDecide, sendingKey } = deciding;
  return (
    <GridList<NameRow>
      label="Names in reports"
      columns={operatorColumns({ onAsk, onDecide, sendingKey })}
      rows={rows}
      idOf={({ id }) => id}
      onOpen={({ name }) => onAsk(name)}
      onNearEnd={onNearEnd}
    />
  );
};

const shareWords = (share: number | null | undefined): string =>
  share === null || share === undefined
    ? ''
    : ` In ${Math.floor(share * 100)}% of the studies that name someone, no name is left to map.`;

/** The names that reports give to those who perform and operate, and whose they are. */
export const OperatorsPage = () => {
  const [address, change] = useAddress();
  const deciding = useDeciding();
  const { first } = useOperators(address);
  const { asking, ask, done, onDecide, onUndo, isPending, error } = deciding;
  return (
    <div className="list-page">
      <PageHeader
        title="Operators"
        subtitle={`Whose the names in reports are. Nobody is mapped by Kerma itself.${shareWords(first?.mappedStudyShare)}`}
      />
      <PeopleNav />
      <Narrow address={address} change={change} counts={first?.counts} />
      <DoneNotice done={done} onUndo={onUndo} />
      {error !== null && asking === null && <ProblemNotice error={error} />}
      <Names address={address} change={change} deciding={deciding} />
      {asking !== null && (
        <WhoseDialog
          key={asking.key}
          name={asking}
          isSending={isPending}
          error={error}
          onChoose={(choice) => onDecide(asking, choice)}
          onClose={() => ask(null)}
        />
      )}
    </div>
  );
};
