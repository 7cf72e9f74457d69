/** Air kerma at 60 cm per mAs at 80 kV behind 2.5 mm Al: a round figure of tungsten tubes, invented for this hospital. */
const kermaPerMasAt80 = 0.1;

/** What copper leaves of it (round figures for 70–90 kV). */
const copperTransmission: readonly (readonly [mmCu: number, left: number])[] = [
  [0, 1],
  [0.1, 0.62],
  [0.2, 0.46],
  [0.3, 0.36],
  [0.6, 0.21],
  [0.9, 0.14],
];

const copperLeaves = (mmCu: number): number =>
  (copperTransmission.find(([thickness]) => thickness >= mmCu) ?? [0.9, 0.14])[1];

/** Tube loading in mAs that gives an air kerma (mGy) at a distance (mm), at a voltage and behind copper. */
export const masFor = (
  airKermaMgy: number,
  beam: { readonly kvp: number; readonly mmCu: number; readonly distanceMm: number },
): number => {
  const yieldMgyPerMas =
    kermaPerMasAt80 * (beam.kvp / 80) ** 2.3 * copperLeaves(beam.mmCu) * (600 / beam.distanceMm) ** 2;
  return airKermaMgy / yieldMgyPerMas;
};

/** CTDIvol per 100 effective mAs at 120 kV, round figures of multislice scanners (16 cm and 32 cm phantom). */
const ctdiVolPer100Mas = { 16: 14, 32: 7 } as const;

/** Effective tube loading (mAs ÷ pitch) for a CTDIvol in mGy. */
export const effectiveMasFor = (ctdiVolMgy: number, kvp: number, phantomDiameterCm: 16 | 32): number =>
  (100 * ctdiVolMgy) / (ctdiVolPer100Mas[phantomDiameterCm] * (kvp / 120) ** 2.4);
