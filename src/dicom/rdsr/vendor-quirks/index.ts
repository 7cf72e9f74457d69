import type { ProjectionDraft } from '../projection-draft.ts';
import { philips } from './philips.ts';
import { siemensEventComments, siemensReportComment } from './siemens-comments.ts';

/** What makers do in their own way, in the order in which it is settled. */
export const projectionQuirks: readonly ((draft: ProjectionDraft) => void)[] = [
  siemensReportComment,
  siemensEventComments,
  philips,
];
