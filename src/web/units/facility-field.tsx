import { Autocomplete, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createdId } from '../../platform/api.contract.ts';
import { sendJson } from '../api.ts';
import { useMay } from '../session/me.ts';
import { useFacilities } from './use-units.ts';

/** Longest name of a unit, a facility or a room. */
export const longestName = 120;

interface FacilityFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Where a unit stands: a facility that is known, or the name of a new one for those who may add one. */
export const FacilityField = ({ value, onChange }: FacilityFieldProps) => {
  const names = (useFacilities().data?.facilities ?? []).map(({ name }) => name);
  const mayAdd = useMay('units.manage', 'everywhere');
  if (!mayAdd) {
    return (
      <Select
        label="Facility"
        description="Where it belongs"
        clearable
        data={names}
        value={value === '' ? null : value}
        onChange={(name) => onChange(name ?? '')}
      />
    );
  }
  return (
    <Autocomplete
      label="Facility"
      description="A new name adds a facility"
      maxLength={longestName}
      data={names}
      value={value}
      onChange={onChange}
    />
  );
};

/** Gives the id of the facility of a name, which is added where it is new; null for no name. */
export const useFacilityId = (): ((name: string) => Promise<number | null>) => {
  const client = useQueryClient();
  const facilities = useFacilities().data?.facilities ?? [];
  return async (text) => {
    const name = text.trim();
    if (name === '') return null;
    const known = facilities.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (known !== undefined) return known.id;
    const { id } = await sendJson('POST', '/facilities', { name }, createdId);
    // Should the rest not be saved, the next attempt must find it.
    await client.invalidateQueries({ queryKey: ['units', 'facilities'] });
    return id;
  };
};
