import type { Plane } from '../report-common.ts';
import type { Millimetre } from '../../../quantities/quantity.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import { markDerived } from '../sent.ts';

const field = 'distanceSourceToDetectorMm';

/** Philips units send the source-to-detector distance only when it has changed: the last one of the plane holds until then. */
export const philipsDistanceCarriedForward = ({ events }: ProjectionDraft): void => {
  const last = new Map<Plane, { distance: Millimetre; eventNumber: number }>();
  events.forEach((event, index) => {
    const known = last.get(event.plane);
    if (event[field] !== null) last.set(event.plane, { distance: event[field], eventNumber: index + 1 });
    else if (known !== undefined) {
      event[field] = known.distance;
      markDerived(event.sent, field, `carried forward from event ${known.eventNumber} of the plane`);
    }
  });
};
