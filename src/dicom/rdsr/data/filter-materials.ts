/** Chemical symbols of filter materials by SNOMED CT code. Source: DICOM PS3.16 2024c, CID 10006. */
export const filterMaterialSymbols: ReadonlyMap<string, string> = new Map([
  ['12503006', 'Al'],
  ['66925006', 'Cu'],
  ['12597001', 'Sn'],
  ['41967008', 'Ag'],
  ['45215009', 'Ta'],
  ['59801003', 'Rh'],
  ['71128006', 'Mo'],
  ['88488004', 'Pb'],
  ['767775001', 'Eu'],
  ['767776000', 'Nb'],
  ['26194003', 'W'],
]);
