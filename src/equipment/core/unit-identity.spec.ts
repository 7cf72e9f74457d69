import { describe, expect, it } from '@jest/globals';
import { unitIdentityKey, type IdentityOfUnit } from './unit-identity.ts';

const unit = (differs: Partial<IdentityOfUnit> = {}): string =>
  unitIdentityKey({
    manufacturer: 'Siemens',
    modelName: 'AXIOM-Artis',
    deviceSerialNumber: '123456',
    stationName: 'ARTIS1',
    institutionName: 'General',
    ...differs,
  });

describe('the identity of a unit', () => {
  it('does not change with case, spacing, station name or institution', () => {
    expect(
      unit({
        manufacturer: 'SIEMENS ',
        modelName: 'Axiom Artis',
        stationName: 'ROOM2',
        institutionName: null,
      }),
    ).toBe(unit());
  });

  it('changes with the serial number, the model and the maker', () => {
    const others = [{ deviceSerialNumber: '123457' }, { modelName: 'Artis Q' }, { manufacturer: 'Philips' }];
    expect(new Set([unit(), ...others.map(unit)]).size).toBe(4);
  });

  it.each([null, '', '0', '00000', 'N/A', 'unknown'])(
    'takes the station name when the serial number is %j',
    (none) => {
      expect(unit({ deviceSerialNumber: none })).toBe(unit({ deviceSerialNumber: null }));
      expect(unit({ deviceSerialNumber: none, stationName: 'ARTIS2' })).not.toBe(
        unit({ deviceSerialNumber: none }),
      );
    },
  );

  it('never takes a station for a serial number of the same text', () => {
    expect(unit({ deviceSerialNumber: null, stationName: '123456' })).not.toBe(unit());
  });

  it('takes the institution when there is neither serial number nor station', () => {
    const nameless = { deviceSerialNumber: null, stationName: null };
    expect(unit(nameless)).not.toBe(unit({ ...nameless, institutionName: 'Saint Elsewhere' }));
  });
});
