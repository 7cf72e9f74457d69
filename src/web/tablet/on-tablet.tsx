import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unitList, type Unit } from '../../equipment/equipment.contract.ts';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import { getJson } from '../api.ts';
import { lastUse, watchUse } from '../session/last-use.ts';
import { may } from '../session/may.ts';
import { OneColumn } from '../session/one-column.tsx';
import { timeLeft } from '../session/time-left.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { placeWords } from '../units/unit-words.ts';

interface OnTabletProps {
  readonly me: Me;
  /** Back to the keypad. */
  readonly onOver: () => void;
}

/** Goes back to the keypad when nobody is there any more. */
const useUntilIdle = ({ me, onOver }: OnTabletProps): void => {
  useEffect(() => {
    const unwatch = watchUse();
    const timer = setInterval(() => {
      if (timeLeft(me, lastUse(), Date.now()).kind === 'over') onOver();
    }, 1000);
    return () => {
      unwatch();
      clearInterval(timer);
    };
  }, [me, onOver]);
};

const UnitsOf = ({ me }: { readonly me: Me }) => {
  const { data, error } = useQuery({
    queryKey: ['units', 'list'],
    queryFn: ({ signal }) => getJson('/units', unitList, { signal }),
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <ListSkeleton rows={4} />;
  const units = data.units.filter((unit) => unit.state !== 'merged' && may(me, 'qc.record', unit));
  if (units.length === 0) return <Text>There is no unit at which your roles let you record QC.</Text>;
  return (
    <ul className="tablet-units">
      {units.map((unit: Unit) => (
        <li key={unit.id}>
          <strong>{unit.name}</strong>
          <span>{placeWords(unit) ?? 'place not said yet'}</span>
        </li>
      ))}
    </ul>
  );
};

/** Who is there, and at which units they may record. */
export const OnTablet = ({ me, onOver }: OnTabletProps) => {
  useUntilIdle({ me, onOver });
  return (
    <OneColumn
      title={`You are ${me.name}`}
      subtitle={`The tablet goes back to the keypad after ${me.idleMinutes} minutes without use.`}
    >
      <Button fullWidth size="lg" mt="lg" mb="xl" onClick={onOver}>
        Switch to someone else
      </Button>
      <Text mb="xs">
        You may record QC at these units. The forms for it come with the QC release of Kerma.
      </Text>
      <UnitsOf me={me} />
    </OneColumn>
  );
};
