import type { DoseReport } from './dose-report.ts';

/** Why bytes are not a report. Expected bad input: returned, never thrown. */
export interface Refusal {
  /** Begins with one of the four families; a suffix may say more ("damaged/truncated"). */
  readonly code: RefusalCode;
  /** Names the attribute and value, and says what to do. Carries no patient data. */
  readonly message: string;
  /** Which case of the family ("truncated", "radiopharmaceutical"), in one word or two. */
  readonly reason?: string;
}

export type RefusalFamily = 'not-dicom' | 'not-a-dose-report' | 'unsupported-dose-report' | 'damaged';
export type RefusalCode = RefusalFamily | `${RefusalFamily}/${string}`;

/** Usable but odd: travels with the report and is shown. Carries no patient data. */
export interface Finding {
  /** From the table in `finding-codes.ts`. */
  readonly code: string;
  readonly severity: 'info' | 'warning';
  /** A sentence for the physicist, with values and units. */
  readonly message: string;
  /** Where: index of the event in `report.events`, null when it is of the whole report. */
  readonly eventIndex: number | null;
  /** All events of the same finding, the first one included. */
  readonly eventIndexes?: readonly number[];
  /** Field name it speaks of, null when none. */
  readonly field: string | null;
}

/** Bytes in; a report or a refusal out, with what is odd about it. */
export type Reading =
  | { readonly ok: true; readonly report: DoseReport; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly refusal: Refusal };
