import type { ProjectionDraft } from '../projection-draft.ts';
import { philipsDistanceCarriedForward } from './philips-distance-carried-forward.ts';
import { philipsPrivateItems } from './philips-private-items.ts';
import { philipsShutters } from './philips-shutters.ts';
import { siemensEventComments, siemensReportComment } from './siemens-comments.ts';

/** What makers do in their own way, in the order in which it is settled: a field size needs the distance before it. */
export const projectionQuirks: readonly ((draft: ProjectionDraft) => void)[] = [
  siemensReportComment,
  siemensEventComments,
  philipsPrivateItems,
  philipsDistanceCarriedForward,
  philipsShutters,
];
