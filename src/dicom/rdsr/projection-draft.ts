import type { ContentItem } from '../sr/content-item.ts';
import type { PlaneDraft } from './accumulated.ts';
import type { Findings } from './findings.ts';
import type { EventDraft } from './projection-event.ts';
import type { Plane } from './report-common.ts';

/** A projection report between reading and being given away: what quirks and derivations work on. */
export interface ProjectionDraft {
  readonly comment: string | null;
  readonly accumulated: readonly PlaneDraft[];
  readonly events: readonly EventDraft[];
  /** The container of each event, in the same order. */
  readonly eventItems: readonly ContentItem[];
  readonly findings: Findings;
}

/** The declared totals of an event's plane; those of the only plane where the event names none of them. */
export const totalsOfPlane = ({ accumulated }: ProjectionDraft, plane: Plane): PlaneDraft | null =>
  accumulated.find((totals) => totals.plane === plane) ??
  (accumulated.length === 1 ? (accumulated[0] ?? null) : null);
