import type { Finding } from './reading.ts';

/** What may be odd about a report, and how much it matters. The web and the store know findings by these codes. */
export const findingCodes = {
  'partial-document': 'info',
  'transfer-syntax-misdeclared': 'info',
  'character-set-unknown': 'warning',
  'text-probably-utf8': 'info',
  'root-concept-missing': 'info',
  'template-missing': 'info',
  'device-from-observer': 'info',
  'study-date-missing': 'info',
  'patient-data-implausible': 'warning',
  'total-differs-from-events': 'warning',
  'event-count-differs': 'warning',
  'frames-count-all-pulses': 'info',
  'no-events': 'info',
  'unit-unknown': 'warning',
  'unit-missing': 'warning',
  'number-unreadable': 'warning',
  'value-repeated': 'info',
  'value-implausible': 'warning',
  'duration-implausible': 'warning',
  'field-size-unknown': 'info',
  'field-size-inconsistent': 'warning',
  'private-unit-corrected': 'warning',
  'event-uid-missing': 'warning',
  'event-uid-repeated': 'warning',
  'event-without-irradiation': 'info',
  'event-time-outside-study': 'warning',
  'plane-unknown': 'info',
  'concept-misused': 'warning',
  'filter-thickness-swapped': 'info',
  'dose-check-alert-exceeded': 'warning',
  'dose-check-notification-exceeded': 'warning',
} as const satisfies Record<string, Finding['severity']>;

export type FindingCode = keyof typeof findingCodes;
