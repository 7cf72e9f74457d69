import type { ProfessionName } from '../../personnel/people.contract.ts';

/** Someone of the invented hospital who does not sign in: reports name them. */
export interface DemoOperator {
  readonly name: string;
  readonly title: string | null;
  readonly profession: ProfessionName;
}

/** Beside those who hold papers. Some whom the reports name are not here at all; of two the names are alike by initial. */
export const demoOperators: readonly DemoOperator[] = [
  { name: 'Sean Brannigan', title: 'MD', profession: 'physician' },
  { name: 'Chidi Okafor', title: 'MD', profession: 'physician' },
  { name: 'Chioma Okafor', title: 'RT(R)', profession: 'technologist' },
  { name: 'Priya Sundaram', title: 'RT(R)(CT)', profession: 'technologist' },
];

/** What somebody has said already: the key of a name, and whose it is. The other spellings wait. */
export const mappedNames: Readonly<Record<string, string>> = {
  'MARCHETTI ELENA': 'Elena Marchetti',
  'HALVORSEN NILS': 'Nils Halvorsen',
  'OYELARAN BISI': 'Bisi Oyelaran',
  'KOWALCZYK ANNA': 'Anna Kowalczyk',
  'VERHOEVEN SANNE': 'Sanne Verhoeven',
};
