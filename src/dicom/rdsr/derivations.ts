import { quantity } from '../../quantities/quantity.ts';
import { areaOneMetreAway } from './beam-area.ts';
import { fieldWords } from './field-words.ts';
import type { EventDraft } from './projection-event.ts';
import type { ProjectionDraft } from './projection-draft.ts';
import { markDerived } from './sent.ts';

const fieldSizes = ['collimatedFieldAreaCm2', 'collimatedFieldHeightMm', 'collimatedFieldWidthMm'] as const;

/** A field of no size stands for an unknown one ("0", "-0", "-2" were sent). */
export const dropFieldSizesOfNothing = ({ events, findings }: ProjectionDraft): void =>
  events.forEach((event, eventIndex) => {
    for (const field of fieldSizes) {
      const value = event[field];
      if (value === null || value > 0) continue;
      event[field] = null;
      findings.add(
        'field-size-unknown',
        () => `The ${fieldWords(field)} was sent as ${value}: no field has that size, it is not used.`,
        {
          eventIndex,
          field,
        },
      );
    }
  });

const deriveExposureTime = (event: EventDraft): void => {
  const { exposureTimeMs, pulseWidthMs, pulseCount } = event;
  if (exposureTimeMs !== null || pulseWidthMs === null || pulseCount === null) return;
  event.exposureTimeMs = quantity(pulseWidthMs * pulseCount, 'ms');
  markDerived(event.sent, 'exposureTimeMs', 'pulse width × number of pulses');
};

const deriveAverageCurrent = (event: EventDraft): void => {
  if (event.averageTubeCurrentMa !== null || event.tubeCurrentMa === null) return;
  event.averageTubeCurrentMa = event.tubeCurrentMa;
  markDerived(event.sent, 'averageTubeCurrentMa', 'mean of the tube current');
};

const deriveAreaFromSides = (event: EventDraft): void => {
  const { collimatedFieldHeightMm: height, collimatedFieldWidthMm: width } = event;
  if (event.collimatedFieldAreaCm2 !== null || height === null || width === null) return;
  event.collimatedFieldAreaCm2 = quantity((height * width) / 100, 'cm2');
  markDerived(event.sent, 'collimatedFieldAreaCm2', 'field height × width');
};

const deriveAreaFromDose = (event: EventDraft, draft: ProjectionDraft): void => {
  const distance = event.distanceSourceToDetectorMm;
  const area = event.collimatedFieldAreaCm2 === null ? areaOneMetreAway(event, draft) : null;
  if (area === null || distance === null || distance <= 0) return;
  event.collimatedFieldAreaCm2 = quantity(area * (distance / 1000) ** 2, 'cm2');
  markDerived(
    event.sent,
    'collimatedFieldAreaCm2',
    'kerma-area product ÷ air kerma at the reference point, at the distance of the detector',
  );
};

/** Fills what follows from other values of the event, each marked with what it was derived from. */
export const deriveMissing = (draft: ProjectionDraft): void => {
  for (const event of draft.events) {
    deriveExposureTime(event);
    deriveAverageCurrent(event);
    deriveAreaFromSides(event);
    deriveAreaFromDose(event, draft);
  }
};
