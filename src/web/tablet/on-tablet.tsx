import { Text, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import type { Unit } from '../../equipment/equipment.contract.ts';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import { lastUse, watchUse } from '../session/last-use.ts';
import { timeLeft } from '../session/time-left.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { placeWords } from '../units/unit-words.ts';
import { FinishedList } from './finished-list.tsx';
import { useFinished, useOwnUnits, useSending } from './kept/use-kept.ts';
import { TabletFrame, UnitPage } from './unit-page.tsx';

interface OnTabletProps {
  readonly me: Me;
  /** Asking the server counts as use: it does not see what is typed here. */
  readonly onStay: () => void;
  /** Back to the keypad. */
  readonly onOver: () => void;
}

const tellUseEveryMs = 60_000;

/** Goes back to the keypad when nobody is there any more, and tells the server while somebody is. */
const useUntilIdle = ({ me, onStay, onOver }: OnTabletProps): void => {
  useEffect(() => {
    const unwatch = watchUse();
    const timer = setInterval(() => {
      if (timeLeft(me, lastUse(), Date.now()).kind === 'over') onOver();
    }, 1000);
    const telling = setInterval(() => {
      if (Date.now() - lastUse() < tellUseEveryMs) onStay();
    }, tellUseEveryMs);
    return () => {
      unwatch();
      clearInterval(timer);
      clearInterval(telling);
    };
  }, [me, onStay, onOver]);
};

const Units = ({ units }: { readonly units: readonly Unit[] }) => (
  <>
    <Title order={1}>Which unit?</Title>
    {units.length === 0 && <Text my="md">There is no unit at which your roles let you record QC.</Text>}
    <ul className="test-list">
      {units.map((unit) => (
        <li key={unit.id}>
          <Link to={`/tablet/units/${unit.id}`}>
            <span>
              <span className="test-name">
                <UnitName unit={unit} />
              </span>
              <span className="test-said">{placeWords(unit) ?? 'place not said yet'}</span>
            </span>
            <IconChevronRight size={22} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  </>
);

const ChooseUnit = ({ me, onOver }: Omit<OnTabletProps, 'onStay'>) => {
  const { data: units, error } = useOwnUnits(me);
  const finished = useFinished() ?? [];
  useSending(me.personId);
  const [only, ...others] = units ?? [];
  if (only !== undefined && others.length === 0)
    return <UnitPage me={me} unitId={only.id} hasOthers={false} onOver={onOver} />;
  return (
    <TabletFrame me={me} title="QC" hasOthers={false} onOver={onOver}>
      {units !== undefined && <Units units={units} />}
      {units === undefined && (error === null ? <ListSkeleton rows={4} /> : <ProblemNotice error={error} />)}
      <FinishedList tests={finished} personId={me.personId} onMend={null} />
    </TabletFrame>
  );
};

/** Somebody is there: the unit of the address, the only one, or a choice. */
export const OnTablet = (props: OnTabletProps) => {
  const { me, onOver } = props;
  useUntilIdle(props);
  const { unitId } = useParams();
  return unitId === undefined ? (
    <ChooseUnit me={me} onOver={onOver} />
  ) : (
    <UnitPage key={unitId} me={me} unitId={Number(unitId)} hasOthers onOver={onOver} />
  );
};
