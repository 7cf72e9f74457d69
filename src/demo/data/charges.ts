import type { UnitKey } from './units.ts';

/** Who has charge of a unit; days are counted from today. */
export interface DemoCharge {
  readonly unit: UnitKey;
  readonly by: string;
  readonly kind: 'primary' | 'deputy';
  readonly from: number;
  readonly until?: number;
  readonly handOver?: boolean;
  readonly note?: string;
}

/** Each unit has its physicist, but for the mobile C-arm since six days; the cath lab was handed over; CT 2 had a gap. */
export const demoCharges: readonly DemoCharge[] = [
  { unit: 'neuro', by: 'ingrid.solberg', kind: 'primary', from: -900 },
  { unit: 'neuro', by: 'mira.chaudhuri', kind: 'deputy', from: -700 },
  { unit: 'cardiac', by: 'mira.chaudhuri', kind: 'primary', from: -720 },
  {
    unit: 'cardiac',
    by: 'ingrid.solberg',
    kind: 'primary',
    from: -100,
    handOver: true,
    note: 'All angiography in one hand',
  },
  { unit: 'cardiac', by: 'mira.chaudhuri', kind: 'deputy', from: -100 },
  { unit: 'c-arm', by: 'ingrid.solberg', kind: 'primary', from: -600, until: -7 },
  { unit: 'ct-1', by: 'mira.chaudhuri', kind: 'primary', from: -800 },
  { unit: 'ct-1', by: 'ingrid.solberg', kind: 'deputy', from: -800 },
  { unit: 'ct-2', by: 'ingrid.solberg', kind: 'primary', from: -800, until: -240 },
  { unit: 'ct-2', by: 'mira.chaudhuri', kind: 'primary', from: -226 },
  { unit: 'ct-2', by: 'nadia.haddad', kind: 'deputy', from: -20 },
];

/** A technologist designated for positioning fluoroscopy; days are counted from today. */
export interface DemoDesignation {
  readonly unit: UnitKey;
  readonly of: string;
  readonly physician: string;
  readonly from: number;
  readonly until?: number;
  /** Days on which it was reviewed. */
  readonly reviewed?: readonly number[];
}

/** One is overdue for its yearly review, one soon will be, one has ended. */
export const demoDesignations: readonly DemoDesignation[] = [
  {
    unit: 'neuro',
    of: 'bisi.oyelaran',
    physician: 'elena.marchetti',
    from: -700,
    reviewed: [-345],
  },
  { unit: 'cardiac', of: 'bisi.oyelaran', physician: 'nils.halvorsen', from: -400 },
  { unit: 'c-arm', of: 'jo.trevelyan', physician: 'ailsa.pendergast', from: -90 },
  { unit: 'cardiac', of: 'anna.kowalczyk', physician: 'nils.halvorsen', from: -500, until: -200 },
];

export const demoPolicy = {
  title: 'Fluoroscopy for positioning and localizing by technologists',
  text: [
    'Technologists who are designated by name may use fluoroscopy to position a patient or to localize a region, and for nothing else.',
    'The supervising physician is personally and immediately available: in the room. The shortest pulsed mode that shows what is needed is used, and the last image is held.',
    'Each designation names the unit, is limited to it, and is reviewed every year. The time used is written into the record of the procedure.',
  ].join('\n\n'),
  approvedOn: -760,
} as const;
