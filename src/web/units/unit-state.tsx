import { Group } from '@mantine/core';
import type { Unit } from '../../equipment/equipment.contract.ts';
import { counted } from '../ui/amounts.ts';
import { StateBadge } from '../ui/state-badge.tsx';

/** What of a unit needs a person; nothing where all is well: normal is quiet. */
export const UnitState = ({ unit }: { readonly unit: Unit }) => (
  <Group gap="4px 16px" component="span">
    {unit.state === 'unconfirmed' && <StateBadge kind="warning" word="Unconfirmed" />}
    {unit.state === 'merged' && <StateBadge kind="unknown" word="Merged into another unit" />}
    {unit.isSilent && unit.daysSilent !== null && (
      <StateBadge kind="warning" word={`Silent for ${counted(unit.daysSilent, 'day')}`} />
    )}
  </Group>
);
