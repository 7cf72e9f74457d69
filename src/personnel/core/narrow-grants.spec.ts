import { expect, it } from '@jest/globals';
import { narrowedTo } from './narrow-grants.ts';

const role = 'technologist' as const;

it('on a tablet of a facility, roles reach its units only, and roles elsewhere nothing', () => {
  const grants = [
    { role, units: 'all' as const, seesPatients: true },
    { role, units: new Set([2, 9]), seesPatients: false },
    { role, units: new Set([9]), seesPatients: false },
  ];
  expect(narrowedTo(grants, new Set([1, 2]))).toEqual([
    { role, units: new Set([1, 2]), seesPatients: true },
    { role, units: new Set([2]), seesPatients: false },
  ]);
});

it('on a tablet of a facility without units nobody may anything', () => {
  expect(narrowedTo([{ role, units: 'all', seesPatients: false }], new Set())).toEqual([]);
});
