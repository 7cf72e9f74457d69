import { describe, expect, it } from '@jest/globals';
import { leadCode, leadFinding, withLeadFindings, type FindingColumns } from './lead-findings.ts';
import type { StudyFinding } from './study-finding.ts';

const other: StudyFinding = {
  code: 'patients-differ',
  severity: 'warning',
  message: 'Two.',
  reports: ['1.9.1'],
};
const finding = leadFinding(
  { name: 'Hollis^Rowan^^^PA-C', person: 'Rowan Hollis' },
  { title: 'Vertebral augmentation', text: 'XA Kyphoplasty' },
);
/** One finding of the study, two of its reports. */
const plain: FindingColumns = {
  findings: [other],
  findingCount: 3,
  warningCount: 2,
  findingCodes: ',content-date-missing,patients-differ,',
};
const led: FindingColumns = {
  findings: [other, finding],
  findingCount: 4,
  warningCount: 3,
  findingCodes: `,content-date-missing,${leadCode},patients-differ,`,
};

describe('the finding on who led', () => {
  it('says whom the study names as what, who that is, what the policy says and what to do', () => {
    expect(finding).toEqual({
      code: leadCode,
      severity: 'warning',
      message:
        'The study (“XA Kyphoplasty”) names “Hollis, Rowan” as performing physician: Rowan Hollis, a non-physician radiology provider. The policy says of “Vertebral augmentation” that such a provider does not lead it. Look who led it; where the name or its mapping is not right, put that right.',
      reports: [],
    });
  });

  it('is counted and found by its code beside those that are there, and leaves no trace when it goes', () => {
    expect(withLeadFindings(plain, [finding])).toEqual(led);
    expect(withLeadFindings(led, [])).toEqual(plain);
    const none: FindingColumns = { findings: [], findingCount: 0, warningCount: 0, findingCodes: '' };
    const one = withLeadFindings(none, [finding]);
    expect(one).toMatchObject({ findingCount: 1, warningCount: 1, findingCodes: `,${leadCode},` });
    expect(withLeadFindings(one ?? none, [])).toEqual(none);
  });

  it('takes the place of the one before, and changes nothing where it says the same', () => {
    const renamed = { ...finding, message: 'Another name.' };
    expect(withLeadFindings(led, [renamed])).toEqual({ ...led, findings: [other, renamed] });
    expect(withLeadFindings(led, [finding])).toBeNull();
    expect(withLeadFindings(plain, [])).toBeNull();
  });
});
