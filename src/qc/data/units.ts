/** A unit in which a QC field may be recorded. */
export interface QcUnit {
  /** UCUM; what is counted or said of the unit stands in braces. */
  readonly code: string;
  /** As people write it; empty for pure numbers. */
  readonly symbol: string;
  readonly quantity: string;
}

const unit = (code: string, symbol: string, quantity: string): QcUnit => ({ code, symbol, quantity });

/**
 * The units of QC fields, one spelling each: a definition with another spelling is refused, never guessed.
 * Source of the codes: UCUM 2.1 (the Hounsfield unit is its arbitrary unit [hnsf'U]).
 */
export const qcUnits: readonly QcUnit[] = [
  unit('1', '', 'pure number'),
  unit('{count}', '', 'count'),
  unit('%', '%', 'share'),
  unit('%{SID}', '% of SID', 'share of the source–image distance'),
  unit('kV', 'kV', 'tube voltage'),
  unit('mA', 'mA', 'tube current'),
  unit('mA.s', 'mAs', 'tube charge'),
  unit('ms', 'ms', 'time'),
  unit('s', 's', 'time'),
  unit('min', 'min', 'time'),
  unit('/s', '/s', 'rate'),
  unit('mGy', 'mGy', 'air kerma'),
  unit('mGy/min', 'mGy/min', 'air-kerma rate'),
  unit('uGy/min', 'µGy/min', 'air-kerma rate'),
  unit('uGy/h', 'µGy/h', 'air-kerma rate'),
  unit('mGy/{frame}', 'mGy/frame', 'air kerma per frame'),
  unit('nGy/{frame}', 'nGy/frame', 'air kerma per frame'),
  unit('Gy.cm2', 'Gy·cm²', 'kerma–area product'),
  unit('cm', 'cm', 'length'),
  unit('mm', 'mm', 'length'),
  unit('mm2', 'mm²', 'area'),
  unit('mm{Al}', 'mm Al', 'thickness of aluminium'),
  unit('mm{Pb}', 'mm Pb', 'thickness of lead'),
  unit('deg', '°', 'angle'),
  unit('{lp}/mm', 'lp/mm', 'spatial resolution'),
  unit('{lp}/cm', 'lp/cm', 'spatial resolution'),
  unit("[hnsf'U]", 'HU', 'CT number'),
  unit('cd/m2', 'cd/m²', 'luminance'),
  unit('{OD}', 'OD', 'optical density'),
];
