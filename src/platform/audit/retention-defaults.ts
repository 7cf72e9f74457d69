import type { RecordKind } from './audit.contract.ts';

interface UsualRetention {
  /** null: without end. */
  readonly years: number | null;
  readonly source: string;
}

/**
 * How long records are kept where nobody said otherwise. Source: what the project's owner states of state rules (the longest
 * seen asks 7 years for events, 5 for reports of the physicist, 3 for QC). Verification: secondary; the site's radiation
 * safety officer confirms what its own state and accreditation ask for, and may change it with a reason.
 */
export const usualRetention: Readonly<Record<RecordKind, UsualRetention>> = {
  'patient-dose': {
    years: null,
    source: 'Usually without end: a patient may come back after decades, and what was given adds up.',
  },
  'qc-record': {
    years: 7,
    source:
      'Usually 7 years: the longest state rule seen asks 3 for QC, and 7 for the events that QC explains.',
  },
  'physicist-report': {
    years: 7,
    source:
      'Usually 7 years: the longest state rule seen asks 5, and 7 for the events that the report may explain.',
  },
  event: { years: 7, source: 'Usually 7 years: as long as the longest state rule seen asks.' },
  audit: {
    years: 7,
    source: 'Usually 7 years: as long as the longest of the records that it tells of, patient dose aside.',
  },
};
