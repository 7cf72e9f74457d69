/** The totals of a projection report or plane, by the field names of the reader. */
export const projectionQuantities = [
  'kermaAreaProductGycm2',
  'airKermaAtReferencePointMgy',
  'fluoroscopyKermaAreaProductGycm2',
  'fluoroscopyAirKermaAtReferencePointMgy',
  'acquisitionKermaAreaProductGycm2',
  'acquisitionAirKermaAtReferencePointMgy',
  'fluoroscopyTimeS',
  'acquisitionTimeS',
  'frameCount',
  'exposureCount',
] as const;

export const ctQuantities = ['dlpMgycm', 'effectiveDoseMsv', 'highestCtdiVolMgy'] as const;

export type ProjectionQuantity = (typeof projectionQuantities)[number];
export type CtQuantity = (typeof ctQuantities)[number];
export type Quantity = ProjectionQuantity | CtQuantity;

/** One quantity in the two ways it is known. Null is "not reported" or "cannot be told from events", never 0. */
export interface Total {
  readonly reported: number | null;
  readonly fromEvents: number | null;
  /** Reported less from events; null when either is unknown. */
  readonly difference: number | null;
  readonly counts: 'reported' | 'events' | null;
  /** SOP Instance UIDs of the reports that `reported` comes from. */
  readonly reports: readonly string[];
}

/** Quantities known in neither way are left out. */
export type TotalsByQuantity = Readonly<Partial<Record<Quantity, Total>>>;
