const unitAtEnd = /(?:Gycm2|Mgycm|Mgy|Msv|Cm2|Mas|Ma|Ms|Mm|Deg|PerS|S)$/;

const ownWords: ReadonlyMap<string, string> = new Map([
  ['kvp', 'tube voltage (kVp)'],
  ['pulseCount', 'number of pulses'],
  ['frameCount', 'number of radiographic frames'],
  ['exposureCount', 'number of exposures'],
  ['sourceCount', 'number of X-ray sources'],
  ['declaredEventCount', 'number of irradiation events'],
  ['minMm', 'least filter thickness'],
  ['maxMm', 'greatest filter thickness'],
]);

/** A field's name in words for a sentence of a finding, without its unit: "air kerma at reference point", "CTDIvol". */
export const fieldWords = (field: string): string =>
  ownWords.get(field) ??
  field
    .replace(unitAtEnd, '')
    .replaceAll('.', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('kerma area product', 'kerma-area product')
    .replace(/\bctdi vol\b/, 'CTDIvol')
    .replace(/\b(?:dlp|ssde)\b/, (name) => name.toUpperCase());
