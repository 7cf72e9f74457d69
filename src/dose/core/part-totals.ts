import type { EventFacts } from './report-facts.ts';

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
export type TotalQuantity = ProjectionQuantity | CtQuantity;

/** One quantity in the two ways it is known. Null is "not reported" or "cannot be told from events", never 0. */
export interface Total {
  readonly reported: number | null;
  readonly fromEvents: number | null;
  /** Reported less from events; null when either is unknown. */
  readonly difference: number | null;
  /** What counts for the study. */
  readonly value: number;
  /** `both`: one report declares it, another has only events. */
  readonly counts: 'reported' | 'events' | 'both';
  /** SOP Instance UIDs of the reports that `reported` comes from. */
  readonly reports: readonly string[];
}

/** Quantities known in neither way are left out. */
export type TotalsByQuantity = Readonly<Partial<Record<TotalQuantity, Total>>>;

/** What one report contributes to a total: what it declares, and its events that count. */
export interface Contribution {
  readonly sopInstanceUid: string;
  readonly declared: Readonly<Record<string, unknown>>;
  readonly events: readonly EventFacts[];
  /** The report lists irradiation events, though perhaps none of this plane. */
  readonly tellsEvents: boolean;
}

/** Twelve significant digits: more than any report gives, fewer than the noise of binary addition. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The sum of what is known; null when nothing is. */
export const sumKnown = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : tidy(known.reduce((sum, value) => sum + value, 0));
};

const highestKnown = (values: readonly (number | null)[]): number | null =>
  values.reduce((best, value) => (value !== null && (best === null || value > best) ? value : best), null);

type FromEvents = (events: readonly EventFacts[]) => number | null;
type Ask = (event: EventFacts) => number | null;

const sumOf =
  (ask: Ask, which: (event: EventFacts) => boolean = () => true): FromEvents =>
  (events) =>
    sumKnown(events.filter(which).map(ask));

const isFluoroscopy = ({ type }: EventFacts): boolean => type === 'fluoroscopy';
const isAcquisition = ({ type }: EventFacts): boolean => type.endsWith('-acquisition');
const kermaAreaProduct: Ask = (event) => event.kermaAreaProductGycm2;
const airKerma: Ask = (event) => event.airKermaAtReferencePointMgy;
const duration: Ask = (event) => event.irradiationDurationS;
const notFromEvents: FromEvents = () => null;

/** Which events of a projection report a quantity sums. */
const summed: Readonly<Partial<Record<TotalQuantity, (event: EventFacts) => boolean>>> = {
  kermaAreaProductGycm2: () => true,
  airKermaAtReferencePointMgy: () => true,
  fluoroscopyKermaAreaProductGycm2: isFluoroscopy,
  fluoroscopyAirKermaAtReferencePointMgy: isFluoroscopy,
  acquisitionKermaAreaProductGycm2: isAcquisition,
  acquisitionAirKermaAtReferencePointMgy: isAcquisition,
  fluoroscopyTimeS: isFluoroscopy,
  acquisitionTimeS: isAcquisition,
};

/** Events are told, of known type, and none is among those that the quantity sums: their sum is 0, not unknown. */
const hasNoSuchEvent = (quantity: TotalQuantity, contributions: readonly Contribution[]): boolean => {
  const which = summed[quantity];
  const events = contributions.flatMap((each) => each.events);
  return (
    which !== undefined &&
    contributions.some(({ tellsEvents }) => tellsEvents) &&
    events.every((event) => event.type !== 'unknown' && !which(event))
  );
};

/** How each quantity follows from the events; frames and exposures do not. */
const fromEvents: Readonly<Record<TotalQuantity, FromEvents>> = {
  kermaAreaProductGycm2: sumOf(kermaAreaProduct),
  airKermaAtReferencePointMgy: sumOf(airKerma),
  fluoroscopyKermaAreaProductGycm2: sumOf(kermaAreaProduct, isFluoroscopy),
  fluoroscopyAirKermaAtReferencePointMgy: sumOf(airKerma, isFluoroscopy),
  acquisitionKermaAreaProductGycm2: sumOf(kermaAreaProduct, isAcquisition),
  acquisitionAirKermaAtReferencePointMgy: sumOf(airKerma, isAcquisition),
  fluoroscopyTimeS: sumOf(duration, isFluoroscopy),
  acquisitionTimeS: sumOf(duration, isAcquisition),
  frameCount: notFromEvents,
  exposureCount: notFromEvents,
  dlpMgycm: sumOf((event) => event.dlpMgycm),
  effectiveDoseMsv: sumOf((event) => event.effectiveDoseMsv),
  highestCtdiVolMgy: (events) => highestKnown(events.map((event) => event.ctdiVolMgy)),
};

const declaredBy = ({ declared }: Contribution, quantity: TotalQuantity): number | null => {
  const value = declared[quantity];
  return typeof value === 'number' ? value : null;
};

const difference = (reported: number | null, events: number | null): number | null =>
  reported === null || events === null ? null : tidy(reported - events);

const waysUsed = (declaredEach: readonly (number | null)[], valueEach: readonly (number | null)[]) => {
  const used = valueEach.map((value, at) =>
    value === null ? null : declaredEach[at] === null ? 'events' : 'reported',
  );
  if (!used.includes('events')) return 'reported';
  return used.includes('reported') ? 'both' : 'events';
};

const totalOf = (
  quantity: TotalQuantity,
  contributions: readonly Contribution[],
  canBeAdded: boolean,
): Total | null => {
  const derive = fromEvents[quantity];
  const events = derive(contributions.flatMap((each) => each.events));
  const declaredEach = contributions.map((each) => (canBeAdded ? declaredBy(each, quantity) : null));
  const reported = sumKnown(declaredEach);
  if (reported === null) {
    return events === null
      ? null
      : { reported, fromEvents: events, difference: null, value: events, counts: 'events', reports: [] };
  }
  const besideReported = events ?? (hasNoSuchEvent(quantity, contributions) ? 0 : null);
  const valueEach = contributions.map((each, at) => declaredEach[at] ?? derive(each.events));
  return {
    reported,
    fromEvents: besideReported,
    difference: difference(reported, besideReported),
    value: sumKnown(valueEach) ?? reported,
    counts: waysUsed(declaredEach, valueEach),
    reports: contributions.filter((_, at) => declaredEach[at] !== null).map((each) => each.sopInstanceUid),
  };
};

/**
 * The totals of a part or plane from what its standing reports contribute. Each quantity is as reported where the reports
 * may be added (a report that declares none counts with its events), else from events alone. In the units of the
 * quantity's name.
 */
export const totalsOf = (
  quantities: readonly TotalQuantity[],
  contributions: readonly Contribution[],
  canBeAdded: boolean,
): TotalsByQuantity => {
  const totals: Partial<Record<TotalQuantity, Total>> = {};
  for (const quantity of quantities) {
    const total = totalOf(quantity, contributions, canBeAdded);
    if (total) totals[quantity] = total;
  }
  return totals;
};
