import { formatDuration, formatQuantity } from '../../../quantities/format.ts';
import type { CanonicalUnit } from '../../../quantities/quantity.ts';
import type { PlaneDraft } from '../accumulated.ts';
import type { Findings } from '../findings.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import type { EventDraft } from '../projection-event.ts';
import type { PlaneTotals, ProjectionEvent } from '../projection-report.ts';
import { differBeyondRounding, lastDigit } from './rounding.ts';

type NumberOf<T> = { [K in keyof T]: T[K] extends number | null ? K : never }[keyof T];

interface Comparison {
  readonly total: Extract<NumberOf<PlaneTotals>, string>;
  readonly event: Extract<NumberOf<ProjectionEvent>, string>;
  readonly unit: CanonicalUnit;
  readonly what: string;
  readonly counts: (event: EventDraft) => boolean;
}

const every = (): boolean => true;
const isFluoroscopy = ({ type }: EventDraft): boolean => type === 'fluoroscopy';
const isAcquisition = ({ type }: EventDraft): boolean => type !== 'fluoroscopy' && type !== 'unknown';

const dose = (total: Comparison['total'], what: string, counts: Comparison['counts']): Comparison => ({
  total,
  event: total.toLowerCase().includes('product') ? 'kermaAreaProductGycm2' : 'airKermaAtReferencePointMgy',
  unit: total.toLowerCase().includes('product') ? 'Gy.cm2' : 'mGy',
  what,
  counts,
});

/** Each declared total and what it should be the sum of (TID 10004). */
const comparisons: readonly Comparison[] = [
  dose('kermaAreaProductGycm2', 'kerma-area product', every),
  dose('airKermaAtReferencePointMgy', 'air kerma at the reference point', every),
  dose('fluoroscopyKermaAreaProductGycm2', 'kerma-area product of fluoroscopy', isFluoroscopy),
  dose('fluoroscopyAirKermaAtReferencePointMgy', 'air kerma of fluoroscopy', isFluoroscopy),
  dose('acquisitionKermaAreaProductGycm2', 'kerma-area product of acquisitions', isAcquisition),
  dose('acquisitionAirKermaAtReferencePointMgy', 'air kerma of acquisitions', isAcquisition),
  {
    total: 'fluoroscopyTimeS',
    event: 'irradiationDurationS',
    unit: 's',
    what: 'fluoroscopy time',
    counts: isFluoroscopy,
  },
];

/** The sum over events; null when one of them does not tell, for then the sum says nothing. */
const sumOver = (events: readonly EventDraft[], field: Comparison['event']): number | null => {
  let sum = 0;
  for (const event of events) {
    const value = event[field];
    if (value === null && event.isEmpty !== true) return null;
    sum += value ?? 0;
  }
  return sum;
};

const show = (value: number, unit: CanonicalUnit): string =>
  unit === 's' ? `${formatQuantity(value, 's')} (${formatDuration(value)})` : formatQuantity(value, unit);

const compare = (
  plane: PlaneDraft,
  events: readonly EventDraft[],
  { total, event, unit, what, counts }: Comparison,
  findings: Findings,
): void => {
  const declared = plane[total];
  if (declared === null) return;
  const sum = sumOver(events.filter(counts), event);
  if (sum === null || !differBeyondRounding(declared, sum, lastDigit(plane.sent[total], unit))) return;
  const where = plane.plane === 'single' ? '' : ` of plane ${plane.plane}`;
  findings.add(
    'total-differs-from-events',
    `The declared ${what}${where} is ${show(declared, unit)}; its events add up to ${show(sum, unit)}.`,
    { field: total },
  );
};

/** Compares each plane's declared totals with the sum of its events, beyond rounding. */
export const checkProjectionTotals = ({ accumulated, events, findings }: ProjectionDraft): void => {
  if (events.length === 0) return;
  for (const plane of accumulated) {
    const own = accumulated.length === 1 ? events : events.filter((event) => event.plane === plane.plane);
    for (const comparison of comparisons) compare(plane, own, comparison, findings);
  }
};

const sumOfPulses = (events: readonly EventDraft[]): number =>
  events.reduce((sum, { pulseCount }) => sum + (pulseCount ?? 0), 0);

/** Some units declare all pulses, fluoroscopy included, as "radiographic frames". */
export const checkFrames = ({ accumulated, events, findings }: ProjectionDraft): void => {
  const declared = accumulated.reduce((sum, { frameCount }) => sum + (frameCount ?? 0), 0);
  const pulses = sumOfPulses(events);
  const acquired = sumOfPulses(events.filter(isAcquisition));
  if (declared === 0 || pulses === acquired || Math.abs(declared - pulses) > 0.02 * pulses) return;
  findings.add(
    'frames-count-all-pulses',
    `The declared number of radiographic frames, ${declared}, is the number of all pulses, fluoroscopy included; acquisitions have ${acquired}.`,
    { field: 'frameCount' },
  );
};
