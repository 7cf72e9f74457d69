import type { LimitVerification } from '../core/limits.ts';
import type { CatalogueSource } from './catalogue-sources.ts';

/** How far a unit's own display may be from what is measured. */
export interface DisplayAccuracy {
  /** Of the measured value, both ways, edges included. */
  readonly percent: number;
  /** The least display for which it holds, in `unit`; null where no source says. */
  readonly from: number | null;
  readonly unit: string;
  readonly verification: LimitVerification;
  readonly sources: readonly CatalogueSource[];
  readonly place: string;
}

/**
 * Rate and air kerma: 21 CFR 1020.32(k)(6), read in the Wisconsin text that follows it. KAP: from memory (IEC 60601-2-43,
 * 60601-2-54), so it is a proposal until the unit's physicist adopts it.
 */
export const displayAccuracy = {
  'air-kerma-rate': {
    percent: 35,
    from: 6,
    unit: 'mGy/min',
    verification: 'verified',
    sources: ['WI-157.76'],
    place: 'DHS 157.76(10)(f), as 21 CFR 1020.32(k)(6)',
  },
  'air-kerma-at-reference-point': {
    percent: 35,
    from: 100,
    unit: 'mGy',
    verification: 'verified',
    sources: ['WI-157.76'],
    place: 'DHS 157.76(10)(f), as 21 CFR 1020.32(k)(6)',
  },
  'kerma-area-product': {
    percent: 35,
    from: null,
    unit: 'Gy.cm2',
    verification: 'proposal',
    sources: ['MEM', 'TG190'],
    place: 'IEC 60601-2-43',
  },
} satisfies Record<string, DisplayAccuracy>;

export type DisplayedQuantity = keyof typeof displayAccuracy;
