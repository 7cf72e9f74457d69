import type { CodeKey } from '../../sr/coded-concept.ts';
import { find } from '../../sr/content-item.ts';
import type { ContentItem } from '../../sr/content-item.ts';
import { takeNumber } from '../numbers.ts';
import type { NumberField } from '../numbers.ts';
import type { EventDraft } from '../projection-event.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import { markDerived } from '../sent.ts';

const scheme = '99PHI-IXR-XPER:';

/** A private item of Philips angiography units (scheme 99PHI-IXR-XPER, 001–030). */
export const philipsItem = (number: string): CodeKey => `${scheme}${number}`;

export const isPhilipsItem = ({ key }: ContentItem): boolean => key.startsWith(scheme);

/** The private items of each event, in the order of the events. */
export type PrivateItems = readonly (readonly ContentItem[])[];

interface Fallback {
  readonly item: CodeKey;
  readonly spec: NumberField;
  readonly from: string;
}

/** Standard fields that these units leave out, and the private item that holds the number instead. */
const fallbacks: readonly Fallback[] = [
  {
    item: philipsItem('003'),
    spec: { field: 'pulseCount', unit: '1' },
    from: 'private item "Number of Frames" (003)',
  },
  {
    item: philipsItem('021'),
    spec: { field: 'tableHeightMm', unit: 'mm' },
    from: 'private item "Table Height Position" (021)',
  },
];

const detectorField = philipsItem('023');
const detectorSides: readonly Fallback[] = [
  {
    item: philipsItem('024'),
    spec: { field: 'detectorFieldWidthMm', unit: 'mm' },
    from: 'private item "Detector Field Size, X side" (024)',
  },
  {
    item: philipsItem('025'),
    spec: { field: 'detectorFieldHeightMm', unit: 'mm' },
    from: 'private item "Detector Field Size, Y side" (025)',
  },
];

interface Place {
  readonly values: Record<string, number | null>;
  readonly event: EventDraft;
  readonly eventIndex: number;
  readonly findings: ProjectionDraft['findings'];
}

const takeFrom = (
  items: readonly ContentItem[],
  { item, spec, from }: Fallback,
  { values, event: { sent }, eventIndex, findings }: Place,
): void => {
  const number = find(items, item)?.number ?? null;
  if (number === null || number.text.length === 0) return;
  takeNumber(number, spec, { values, sent, findings, eventIndex });
  markDerived(sent, spec.field, from);
};

const takeDetectorSides = (items: readonly ContentItem[], place: Omit<Place, 'values'>): void => {
  const sides = find(items, detectorField)?.children ?? [];
  if (sides.length === 0) return;
  for (const side of detectorSides) {
    const values: Record<string, number | null> = {};
    takeFrom(sides, side, { ...place, values });
    const length = values[side.spec.field] ?? null;
    if (length !== null && length > 0) place.event.more[side.spec.field] = length;
  }
};

/** Takes table height, number of frames and detector field from private items where the standard ones are missing. */
export const philipsPrivateItems = (
  { events, findings }: ProjectionDraft,
  privateItems: PrivateItems,
): void =>
  events.forEach((event, eventIndex) => {
    const items = privateItems[eventIndex] ?? [];
    const values = event as unknown as Record<string, number | null>;
    const place = { event, eventIndex, findings };
    for (const fallback of fallbacks)
      if (values[fallback.spec.field] === null) takeFrom(items, fallback, { ...place, values });
    takeDetectorSides(items, place);
  });
