import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import { OneColumn } from '../session/one-column.tsx';
import { knownPeople } from './kept/people.ts';

interface WithoutServerProps {
  readonly onCome: (me: Me) => void;
  readonly onRetry: () => void;
}

/** No PIN can be checked: who it is is said, and proven when it is sent. */
export const WithoutServer = ({ onCome, onRetry }: WithoutServerProps) => {
  const { data: people = [] } = useQuery({
    queryKey: ['tablet', 'people'],
    queryFn: knownPeople,
    networkMode: 'always',
  });
  return (
    <OneColumn
      title="No network"
      subtitle="PINs cannot be checked now. What is recorded stays on this tablet, under the name you choose, and is sent when that person has entered the PIN."
    >
      {people.length === 0 ? (
        <Text my="md">Nobody has used this tablet yet. It can be used when the network is back.</Text>
      ) : (
        <div className="choices" role="group" aria-label="Who are you?">
          {people.map((me) => (
            <button key={me.personId} type="button" onClick={() => onCome(me)}>
              {me.name}
            </button>
          ))}
        </div>
      )}
      <Button mt="xl" variant="default" size="lg" onClick={onRetry}>
        Look for the network again
      </Button>
    </OneColumn>
  );
};
