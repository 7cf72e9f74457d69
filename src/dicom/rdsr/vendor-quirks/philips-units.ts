import type { ProjectionDraft } from '../projection-draft.ts';

/** Whether a report carries the private items of Philips angiography units; the header's manufacturer may be empty. */
export const hasPhilipsItems = ({ eventItems }: ProjectionDraft): boolean =>
  eventItems.some(({ children }) => children.some(({ key }) => key.startsWith('99PHI-IXR-XPER:')));
