import type { Bound } from '../data/bounds.ts';
import { container } from '../sr/concepts.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { tooMany } from '../unreadable.ts';

/** The containers that dose content lies in, at any depth, in order: some makers wrap them in containers of their own. */
export interface DoseContainers {
  readonly planes: readonly ContentItem[];
  readonly events: readonly ContentItem[];
  readonly ctTotals: readonly ContentItem[];
  readonly ctEvents: readonly ContentItem[];
  /** Those of an enhanced report, accumulated dose and events together. */
  readonly enhanced: readonly ContentItem[];
}

type Gathered = Record<keyof DoseContainers, ContentItem[]>;

const groups: ReadonlyMap<string, keyof DoseContainers> = new Map([
  [container.accumulatedXRayDose, 'planes'],
  [container.irradiationEvent, 'events'],
  [container.ctAccumulatedDose, 'ctTotals'],
  [container.ctAcquisition, 'ctEvents'],
  [container.enhancedAccumulatedDose, 'enhanced'],
  [container.enhancedEventSummary, 'enhanced'],
]);

const gather = (items: readonly ContentItem[], gathered: Gathered): void => {
  for (const item of items) {
    const group = groups.get(item.key);
    if (group !== undefined) gathered[group].push(item);
    if (item.children.length > 0) gather(item.children, gathered);
  }
};

/** Finds the dose containers in one walk of the tree. */
export const doseContainers = (items: readonly ContentItem[]): DoseContainers => {
  const gathered: Gathered = { planes: [], events: [], ctTotals: [], ctEvents: [], enhanced: [] };
  gather(items, gathered);
  return gathered;
};

/** These containers; throws `Unreadable` for more than any report has. */
export const bounded = (containers: readonly ContentItem[], bound: Bound): readonly ContentItem[] => {
  if (containers.length > bound.most) throw tooMany(bound);
  return containers;
};
