import { describe, expect, it } from '@jest/globals';
import { correctionSentence } from './correction-details.ts';

describe('a correction in words', () => {
  it('tells where a report went', () => {
    const moved = { reportId: 12, fromStudyUid: '1.1', toStudyUid: '1.2', fromStudyId: 3, toStudyId: 5 };
    expect(correctionSentence({ kind: 'move-report', ...moved })).toBe(
      'Report 12 was moved from study 3 to study 5.',
    );
  });

  it('tells how many studies went along with a patient, one or many', () => {
    const merged = { kind: 'merge-patients', patientId: 1, intoPatientId: 2 } as const;
    expect(correctionSentence({ ...merged, studyUids: ['1.1'] })).toMatch('1 study went along');
    expect(correctionSentence({ ...merged, studyUids: ['1.1', '1.2'] })).toMatch('2 studies went along');
  });
});
