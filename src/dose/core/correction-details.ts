/** What a correction changed, with what stood before: enough to take it back. Ids only, no patient data. */
export type CorrectionDetails =
  | {
      readonly kind: 'move-report' | 'split-report';
      readonly reportId: number;
      readonly fromStudyUid: string;
      readonly toStudyUid: string;
      readonly fromStudyId: number;
      readonly toStudyId: number;
    }
  | {
      readonly kind: 'link-studies';
      readonly fromStudyUid: string;
      readonly toStudyUid: string;
      readonly fromStudyId: number;
      readonly toStudyId: number;
      readonly reportIds: readonly number[];
      /** Study Instance UIDs that led to the linked study and now lead to the other, its own among them. */
      readonly linkedUids: readonly string[];
    }
  | {
      readonly kind: 'exclude-report';
      readonly reportId: number;
      readonly studyId: number;
      readonly studyUid: string;
    }
  | { readonly kind: 'exclude-study'; readonly studyId: number; readonly studyUid: string }
  | {
      readonly kind: 'move-study-to-patient';
      readonly studyId: number;
      readonly studyUid: string;
      readonly toPatientId: number;
      readonly assignedBefore: number | null;
    }
  | {
      readonly kind: 'merge-patients';
      readonly patientId: number;
      readonly intoPatientId: number;
      readonly studyUids: readonly string[];
    };

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** A correction as a sentence; without patient data, so that it may stand in lists and logs. */
export const correctionSentence = (details: CorrectionDetails): string => {
  switch (details.kind) {
    case 'move-report':
      return `Report ${details.reportId} was moved from study ${details.fromStudyId} to study ${details.toStudyId}.`;
    case 'split-report':
      return `Report ${details.reportId} was split from study ${details.fromStudyId}: it is study ${details.toStudyId} now.`;
    case 'link-studies':
      return (
        `Study ${details.fromStudyId} was linked into study ${details.toStudyId} ` +
        `with ${count(details.reportIds.length, 'report', 'reports')}; what arrives for it later goes there too.`
      );
    case 'exclude-report':
      return `Report ${details.reportId} of study ${details.studyId} counts no longer.`;
    case 'exclude-study':
      return `Study ${details.studyId} counts no longer.`;
    case 'move-study-to-patient':
      return `Study ${details.studyId} was given to another patient.`;
    case 'merge-patients':
      return `A patient was found to be another one; ${count(details.studyUids.length, 'study', 'studies')} went along.`;
  }
};
