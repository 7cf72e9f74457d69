import { Text } from '@mantine/core';
import type { UnitMention } from '../../equipment/equipment.contract.ts';
import { StateBadge } from './state-badge.tsx';

/** A unit by its name; its state beside it unless it is the usual one. */
export const UnitName = ({ unit }: { readonly unit: UnitMention }) => (
  <span title={unit.name}>
    {unit.name}
    {unit.state === 'unconfirmed' && (
      <Text component="span" size="xs" c="dimmed" ml={6}>
        <StateBadge kind="unknown" word="unconfirmed" />
      </Text>
    )}
  </span>
);
