import { quantity } from '../../../quantities/quantity.ts';
import { quantityFromText, scaleBetween } from '../../../quantities/units.ts';
import { find } from '../../sr/content-item.ts';
import type { ContentItem } from '../../sr/content-item.ts';
import { areaOneMetreAway } from '../beam-area.ts';
import type { EventDraft } from '../projection-event.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import { markDerived } from '../sent.ts';
import { philipsItem } from './philips-private-items.ts';
import type { PrivateItems } from './philips-private-items.ts';

const shutterContainer = philipsItem('005');
const [bottom, left, right, top] = ['006', '007', '008', '009'].map(philipsItem);

/** The open field one metre from the source, in the unit that the report says. */
interface Opening {
  readonly widthMm: number;
  readonly heightMm: number;
}

const lengthOf = (
  items: readonly ContentItem[],
  key: ReturnType<typeof philipsItem> | undefined,
): number | null => {
  const number = key === undefined ? null : (find(items, key)?.number ?? null);
  const [text] = number?.text ?? [];
  const unit = number?.unit ?? null;
  const scale = unit === null ? null : scaleBetween(unit.value, 'mm');
  return text === undefined || scale === null ? null : quantityFromText(text, scale, 'mm');
};

const sumAboveZero = (a: number | null, b: number | null): number | null =>
  a !== null && b !== null && a + b > 0 ? a + b : null;

const openingOf = (items: readonly ContentItem[]): Opening | null => {
  const shutters = find(items, shutterContainer);
  if (shutters === null) return null;
  const widthMm = sumAboveZero(lengthOf(shutters.children, left), lengthOf(shutters.children, right));
  const heightMm = sumAboveZero(lengthOf(shutters.children, bottom), lengthOf(shutters.children, top));
  return widthMm === null || heightMm === null ? null : { widthMm, heightMm };
};

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
};

const isAbout = (ratio: number, expected: number): boolean => ratio > expected / 3 && ratio < expected * 3;

/**
 * The factor that brings the shutters to millimetres: 1, or 10 where centimetres were sent as millimetres, told by the beam's area
 * from kerma-area product ÷ air kerma. Null where neither agrees, or nothing can be compared.
 */
const factorFor = (openings: readonly (Opening | null)[], draft: ProjectionDraft): 1 | 10 | null => {
  const ratios = draft.events.flatMap((event, index) => {
    const opening = openings[index] ?? null;
    const area = areaOneMetreAway(event, draft);
    return opening === null || area === null ? [] : [(opening.widthMm * opening.heightMm) / 100 / area];
  });
  const ratio = median(ratios);
  if (ratio === null) return null;
  if (isAbout(ratio, 1)) return 1;
  return isAbout(ratio, 0.01) ? 10 : null;
};

const from = '(left + right, bottom + top) shutter at 1 m × distance source to detector';

const setField = (event: EventDraft, { widthMm, heightMm }: Opening, factor: number): void => {
  const distance = event.distanceSourceToDetectorMm;
  if (
    distance === null ||
    distance <= 0 ||
    event.collimatedFieldHeightMm !== null ||
    event.collimatedFieldWidthMm !== null
  )
    return;
  const magnification = (factor * distance) / 1000;
  event.collimatedFieldWidthMm = quantity(widthMm * magnification, 'mm');
  event.collimatedFieldHeightMm = quantity(heightMm * magnification, 'mm');
  markDerived(event.sent, 'collimatedFieldWidthMm', from);
  markDerived(event.sent, 'collimatedFieldHeightMm', from);
};

const describe = (factor: number | null, { findings }: ProjectionDraft): void => {
  const field = 'collimatedFieldWidthMm';
  if (factor === 10)
    findings.add(
      'private-unit-corrected',
      'The shutter positions say mm and are cm, told by kerma-area product ÷ air kerma: they were taken as cm.',
      { field },
    );
  if (factor === null)
    findings.add(
      'field-size-inconsistent',
      'The shutter positions agree with kerma-area product ÷ air kerma neither as mm nor as cm, or cannot be compared: no field size was derived from them.',
      { field },
    );
};

/** Field size at the detector from the private shutter positions, where the report gives no field size (D14 of our quirks). */
export const philipsShutters = (draft: ProjectionDraft, privateItems: PrivateItems): void => {
  const openings = privateItems.map(openingOf);
  if (openings.every((opening) => opening === null)) return;
  const factor = factorFor(openings, draft);
  describe(factor, draft);
  if (factor === null) return;
  draft.events.forEach((event, index) => {
    const opening = openings[index] ?? null;
    if (opening !== null) setField(event, opening, factor);
  });
};
