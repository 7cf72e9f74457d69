import type { EventDraft } from './projection-event.ts';
import { totalsOfPlane } from './projection-draft.ts';
import type { ProjectionDraft } from './projection-draft.ts';

/** The interventional reference point lies 15 cm from the isocentre towards the source (IEC 60601-2-43). */
const isocenterToReferencePointMm = 150;

const isAtIsocenter = ({ referencePointCode, referencePointDefinition }: EventDraft): boolean =>
  referencePointCode?.value === '113860' || /^\s*15\s*cm.*iso-?cent/i.test(referencePointDefinition ?? '');

const aboveZero = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

/** From the source to the reference point in mm: as the event says, as its plane says, or from the isocentre; null unknown. */
const sourceToReferencePoint = (event: EventDraft, draft: ProjectionDraft): number | null => {
  const declared =
    aboveZero(event.distanceSourceToReferencePointMm) ??
    aboveZero(totalsOfPlane(draft, event.plane)?.distanceSourceToReferencePointMm ?? null);
  if (declared !== null) return declared;
  const isocenter = aboveZero(event.distanceSourceToIsocenterMm);
  return isocenter !== null && isAtIsocenter(event) ? isocenter - isocenterToReferencePointMm : null;
};

/** No collimator opens wider than a square metre one metre from the source. */
const widestBeamCm2 = 10_000;

/**
 * The beam's area in cm² one metre from the source: kerma-area product ÷ air kerma at the reference point, by the inverse square of
 * the distance. Null where any of the three is unknown or zero, and where no beam can be so wide.
 */
export const areaOneMetreAway = (event: EventDraft, draft: ProjectionDraft): number | null => {
  const distance = sourceToReferencePoint(event, draft);
  const product = aboveZero(event.kermaAreaProductGycm2);
  const kerma = aboveZero(event.airKermaAtReferencePointMgy);
  if (distance === null || product === null || kerma === null) return null;
  const area = ((product * 1000) / kerma) * (1000 / distance) ** 2;
  return area <= widestBeamCm2 ? area : null;
};
