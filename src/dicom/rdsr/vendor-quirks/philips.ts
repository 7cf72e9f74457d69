import type { ProjectionDraft } from '../projection-draft.ts';
import { philipsDistanceCarriedForward } from './philips-distance-carried-forward.ts';
import { isPhilipsItem, philipsPrivateItems } from './philips-private-items.ts';
import { philipsShutters } from './philips-shutters.ts';

/**
 * What Philips angiography units do in their own way, in the order in which it is settled: a field size needs the distance
 * before it. They are known by their private items; the header's manufacturer may be empty.
 */
export const philips = (draft: ProjectionDraft): void => {
  const privateItems = draft.eventItems.map(({ children }) => children.filter(isPhilipsItem));
  if (privateItems.every((items) => items.length === 0)) return;
  philipsPrivateItems(draft, privateItems);
  philipsDistanceCarriedForward(draft);
  philipsShutters(draft, privateItems);
};
