import type { UnitKey } from './units.ts';

export interface SpecialStudy {
  readonly unit: UnitKey;
  readonly exam: string;
  /** Days before the end of the year. */
  readonly daysBefore: number;
  /** Air kerma at the reference point by plane, in mGy. */
  readonly airKermaMgy: { readonly A: number; readonly B?: number };
  /** Over both planes, in minutes; drawn, and longer for more air kerma, when absent. */
  readonly fluoroscopyMin?: number;
  /** The section of this plane stands first in the document. */
  readonly firstPlane?: 'B';
  /** Named as performing physician; drawn from the unit's physicians when absent. */
  readonly performedBy?: string;
  readonly why: string;
}

/** The few studies that somebody should look at: their air kerma and time are set, not drawn. */
export const specialStudies: readonly SpecialStudy[] = [
  {
    unit: 'neuro',
    exam: 'avm-embolisation',
    daysBefore: 17,
    airKermaMgy: { A: 4100, B: 2700 },
    fluoroscopyMin: 88,
    why: 'the highest of the neuro unit: 6,800 mGy over both planes in a very long embolisation',
  },
  {
    unit: 'neuro',
    exam: 'aneurysm-coiling',
    daysBefore: 5,
    airKermaMgy: { A: 1200, B: 1100 },
    fluoroscopyMin: 52,
    why: 'neither plane reaches 2,000 mGy, their sum does',
  },
  {
    unit: 'neuro',
    exam: 'aneurysm-coiling',
    daysBefore: 33,
    airKermaMgy: { A: 350, B: 3600 },
    fluoroscopyMin: 64,
    firstPlane: 'B',
    why: 'the high plane comes first in the document',
  },
  {
    unit: 'neuro',
    exam: 'thrombectomy',
    daysBefore: 61,
    airKermaMgy: { A: 2300, B: 1400 },
    fluoroscopyMin: 58,
    why: '3,700 mGy in sum',
  },
  {
    unit: 'neuro',
    exam: 'kyphoplasty',
    daysBefore: 12,
    airKermaMgy: { A: 700, B: 1500 },
    fluoroscopyMin: 24,
    performedBy: 'Verhoeven^Sanne^^^PA-C',
    why: 'a large patient, two levels; the report names a physician assistant as performing physician',
  },
  {
    unit: 'cardiac',
    exam: 'pci',
    daysBefore: 9,
    airKermaMgy: { A: 5600 },
    fluoroscopyMin: 72,
    why: 'chronic total occlusion, 5,600 mGy',
  },
  {
    unit: 'cardiac',
    exam: 'pci',
    daysBefore: 74,
    airKermaMgy: { A: 3300 },
    fluoroscopyMin: 38,
    why: '3,300 mGy',
  },
  {
    unit: 'cardiac',
    exam: 'tavi',
    daysBefore: 128,
    airKermaMgy: { A: 3050 },
    fluoroscopyMin: 34,
    why: 'just above 3,000 mGy',
  },
  {
    unit: 'cardiac',
    exam: 'pci',
    daysBefore: 201,
    airKermaMgy: { A: 6900 },
    fluoroscopyMin: 81,
    why: '6,900 mGy',
  },
];
