import type { UnitKey } from './units.ts';

/** What the hospital's people call a unit, and where it stands. */
export interface UnitPlace {
  readonly name: string;
  readonly room: string;
}

/** The mobile C-arm is new: nobody has confirmed it yet. */
export const unitPlaces: Readonly<Partial<Record<UnitKey, UnitPlace>>> = {
  neuro: { name: 'Neuro angiography', room: 'Angiography suite 1' },
  cardiac: { name: 'Cath lab 2', room: 'Cardiology, room 2' },
  'ct-1': { name: 'CT 1', room: 'Emergency department' },
  'ct-2': { name: 'CT 2 dual source', room: 'Radiology, room 4' },
};
