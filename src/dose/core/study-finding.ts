/** Odd between the reports of one study; shown with it. Carries no patient data. */
export interface StudyFinding {
  readonly code: StudyFindingCode;
  readonly severity: 'info' | 'warning';
  /** A sentence for the physicist. */
  readonly message: string;
  /** SOP Instance UIDs of the reports it speaks of. */
  readonly reports: readonly string[];
}

export type StudyFindingCode =
  | 'reported-totals-not-addable'
  | 'reports-without-events-added'
  | 'reports-without-events-taken-for-one'
  | 'event-told-differently'
  | 'non-physician-provider-named-as-leader'
  | 'patients-differ';
