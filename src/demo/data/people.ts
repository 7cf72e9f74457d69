import type { UnitKey } from './units.ts';

/** Everybody here is invented. */
export const familyNames: readonly string[] =
  'Abernethy Achterberg Aldous Ashdown Barlow Bellamy Birtwell Blomfield Brandt Brocklehurst Caddick Carmody Castellan Chidgey Corrigan Dalgleish Devereux Dunmore Eastwick Ellerby Fairweather Falkner Ferreira Gallimore Garside Greaves Halloran Hartnoll Haverill Holroyd Hutchence Ingleby Jablonski Jessop Kettering Kilbride Lachlan Langstone Lindqvist Lockyer Maddox Marchbank Merriweather Mulcahy Nightingale Norcross Oakeshott Okonjo Pembrey Penhallow Quarrington Radclyffe Rasmussen Rosewarne Sedgefield Silvester Stannard Tattersall Thackray Ullman Vandermeer Wainscott Weatherby Winterbourne Wyndham Yardley'.split(
    ' ',
  );

export const femaleNames: readonly string[] =
  'Ada Agnes Beatrix Bronwen Carmen Cecily Delphine Edith Elspeth Farida Florence Greta Hannah Imogen Ines Josephine Katya Leonie Magda Maeve Nadia Odette Petra Rosalind Selma Tamsin Ursula Vera Winifred Yasmin'.split(
    ' ',
  );

export const maleNames: readonly string[] =
  'Albert Anselm Barnaby Bertil Casper Conrad Desmond Edmund Emeka Fergus Gideon Harald Hector Ivo Jasper Julian Kasimir Leopold Magnus Mortimer Nikhil Oswald Piers Quentin Rafael Rupert Stellan Tobias Vincent Wilfred'.split(
    ' ',
  );

/** Names beyond ASCII, with the groups of PN and the repertoire that holds them. */
export const namesInOtherScripts = [
  { name: 'Kirishima^Tomoe=霧島^友恵=きりしま^ともえ', sex: 'F', characterSet: '\\ISO 2022 IR 87' },
  { name: 'Asakawa^Noboru=浅川^昇=あさかわ^のぼる', sex: 'M', characterSet: '\\ISO 2022 IR 87' },
  { name: 'Grünwald^Jörg', sex: 'M', characterSet: 'ISO_IR 100' },
  { name: 'Béranger^Hélène', sex: 'F', characterSet: 'ISO_IR 100' },
  { name: 'Ørsager^Åse', sex: 'F', characterSet: 'ISO_IR 100' },
  { name: 'Świątkowska^Małgorzata', sex: 'F', characterSet: 'ISO_IR 192' },
  { name: 'Ждановский^Лев', sex: 'M', characterSet: 'ISO_IR 192' },
  { name: 'Παλαιολογίδης^Θωμάς', sex: 'M', characterSet: 'ISO_IR 192' },
  { name: 'الرشيدان^ليلى', sex: 'F', characterSet: 'ISO_IR 192' },
  { name: 'Dvořáčková^Ludmila', sex: 'F', characterSet: 'ISO_IR 192' },
] as const;

/** One person as typed at the console on different days: the same spellings come again and again. */
export interface StaffMember {
  readonly spellings: readonly string[];
}

const staff = (...spellings: readonly string[]): StaffMember => ({ spellings });

const radiographers = [
  staff('Oyelaran^Bisi', 'OYELARAN^B', 'Oyelaran, Bisi'),
  staff('Trevelyan^Jo', 'TREVELYAN^JO', 'JT'),
  staff('Kowalczyk^Anna', 'Kowalczyk^A', 'KOWALCZYK^ANNA'),
  staff('Sundaram^Priya', 'Sundaram P', 'SUNDARAM^PRIYA'),
];

export const physicians: Readonly<Record<UnitKey, readonly StaffMember[]>> = {
  neuro: [
    staff('Marchetti^Elena^^Dr', 'MARCHETTI^ELENA', 'Dr Marchetti', 'Marchetti E'),
    staff('Halvorsen^Nils^^Prof', 'Halvorsen^N', 'HALVORSEN'),
    staff('Adeyemi-Clarke^Ruth', 'Adeyemi Clarke^Ruth', 'ADEYEMI-CLARKE^R'),
  ],
  cardiac: [
    staff('Brannigan^Sean^^Dr', 'BRANNIGAN^SEAN', 'Dr. S. Brannigan'),
    staff('Chaudhuri^Mira', 'CHAUDHURI^M', 'Chaudhuri, Mira'),
    staff('Vasquez-Leal^Tomas', 'Vasquez Leal^T', 'VASQUEZ'),
  ],
  'c-arm': [
    staff('Pendergast^Ailsa', 'PENDERGAST^A', 'Mr Pendergast'),
    staff('Okafor^Chidi', 'OKAFOR^CHIDI', 'Okafor C'),
  ],
  'ct-1': [staff('Lindstrom^Karin', 'LINDSTROM^K')],
  'ct-2': [staff('Marchetti^Elena^^Dr', 'MARCHETTI^E'), staff('Fitzalan^Hugh', 'FITZALAN^H')],
};

export const technologists: Readonly<Record<UnitKey, readonly StaffMember[]>> = {
  neuro: radiographers.slice(0, 2),
  cardiac: radiographers.slice(1, 3),
  'c-arm': radiographers.slice(2, 4),
  'ct-1': radiographers,
  'ct-2': radiographers,
};
