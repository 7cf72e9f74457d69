import type { StudyQuantity } from '../../dose/study-list.contract.ts';

/** How a quantity of a study is named, where its symbol is known, and in which unit lists show it. */
export interface QuantityWords {
  readonly words: string;
  readonly short: string;
  readonly unit: string;
  /** How many of the API's units make one of `unit`, where a reader asks in another one. */
  readonly scale?: number;
}

export const quantityWords: Readonly<Record<StudyQuantity, QuantityWords>> = {
  airKermaAtReferencePointMgy: { words: 'air kerma at the reference point', short: 'air kerma', unit: 'mGy' },
  kermaAreaProductGycm2: { words: 'kerma–area product', short: 'KAP', unit: 'Gy·cm²' },
  fluoroscopyTimeS: { words: 'fluoroscopy time', short: 'fluoroscopy time', unit: 'min', scale: 60 },
  ctdiVolMaxMgy: { words: 'highest CTDIvol', short: 'CTDIvol', unit: 'mGy' },
  dlpMgycm: { words: 'dose–length product', short: 'DLP', unit: 'mGy·cm' },
  eventCount: { words: 'irradiation events', short: 'events', unit: '' },
};

export const quantityNames = Object.keys(quantityWords) as StudyQuantity[];

/** The filters that the address bar carries; the same names as the API's. */
export const filterNames: readonly string[] = [
  'from',
  'to',
  'unitIds',
  'examTypes',
  'operators',
  'text',
  ...quantityNames.flatMap((name) => [`${name}Min`, `${name}Max`]),
  'withFindings',
  'withWarnings',
  'state',
  'origin',
];
