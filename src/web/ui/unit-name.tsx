import { Text } from '@mantine/core';
import type { UnitMention } from '../../equipment/equipment.contract.ts';
import { NotInService } from '../availability/availability-badge.tsx';
import { StateBadge } from './state-badge.tsx';

/** A unit by its name; its state and whether it may be used beside it, unless they are the usual ones. */
export const UnitName = ({ unit }: { readonly unit: UnitMention }) => (
  <span title={unit.name}>
    {unit.name}
    <NotInService unitId={unit.id} />
    {unit.state === 'unconfirmed' && (
      <Text component="span" size="xs" c="dimmed" ml={6}>
        <StateBadge kind="unknown" word="unconfirmed" />
      </Text>
    )}
  </span>
);
