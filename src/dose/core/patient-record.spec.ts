import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ctReport } from '../../../test/support/reports.ts';
import {
  accessionPseudonym,
  patientIdPseudonym,
  patientRecord,
  reportAsKept,
  type KeyedHash,
} from './patient-record.ts';

const hash: KeyedHash = (purpose, text) => createHmac('sha256', `key ${purpose}`).update(text).digest('hex');

const report = ctReport({
  sopInstanceUid: '1.1',
  comment: 'Mrs Roe was restless',
  patient: { id: 'PID-4711', issuer: 'Hospital', name: 'Roe^Jane', birthDate: '1970-01-02', ageYears: 56.3 },
  study: {
    accessionNumber: 'ACC-0815',
    id: 'ACC-0815',
    requestedProcedureId: 'ACC-0815',
    performedProcedureStepId: 'ACC-0815',
    reasonForRequestedProcedure: 'Jane Roe fell',
    description: 'Head',
    operators: [{ alphabetic: 'Tech^Terry', ideographic: null, phonetic: null }],
  },
  events: [{ dlpMgycm: 1, comment: 'Roe moved' }],
});
const { patient } = report;

describe('what is kept of a patient', () => {
  it('is everything by default', () => {
    expect(reportAsKept(report, 'full', hash)).toBe(report);
    expect(patientRecord(patient, 'full', hash)).toMatchObject({
      identifier: 'PID-4711',
      issuer: 'Hospital',
      name: 'Roe^Jane',
      birthDate: '1970-01-02',
    });
  });

  it.each(['pseudonymous', 'none'] as const)(
    'names nobody and nothing that leads to one in mode %s',
    (mode) => {
      const kept = JSON.stringify([reportAsKept(report, mode, hash), patientRecord(patient, mode, hash)]);
      for (const secret of ['4711', 'Roe', 'Jane', '1970', '0815']) expect(kept).not.toContain(secret);
    },
  );

  it.each(['pseudonymous', 'none'] as const)(
    'always has age, sex, size and weight, and who worked: %s',
    (mode) => {
      const kept = reportAsKept(report, mode, hash);
      expect(kept.patient).toMatchObject({ ageYears: 56.3, sex: 'F', sizeM: 1.68, weightKg: 71 });
      expect(kept.study.operators[0]?.alphabetic).toBe('Tech^Terry');
      expect(kept.study.description).toBe('Head');
    },
  );

  it('tells pseudonymous patients apart by id and issuer, the same always alike', () => {
    const named = (differs: Partial<typeof patient>) => {
      const record = patientRecord({ ...patient, ...differs }, 'pseudonymous', hash);
      return `${record?.identifier} of ${record?.issuer}`;
    };
    expect(named({ name: 'Doe^Jane' })).toBe(named({}));
    expect(new Set([named({}), named({ id: 'PID-4712' }), named({ issuer: 'Other' })]).size).toBe(3);
  });

  it('finds a pseudonymous patient by the id alone, whatever its issuer', () => {
    const kept = (issuer: string | null) => patientRecord({ ...patient, issuer }, 'pseudonymous', hash);
    for (const issuer of ['Hospital', null])
      expect(kept(issuer)?.identifier).toBe(patientIdPseudonym(' PID-4711 ', hash));
    expect(kept('Hospital')?.key).not.toBe(kept(null)?.key);
  });

  it('keeps an accession number as a pseudonym that can be searched for, and none in mode none', () => {
    expect(reportAsKept(report, 'pseudonymous', hash).study.accessionNumber).toBe(
      accessionPseudonym('ACC-0815 ', hash),
    );
    expect(reportAsKept(report, 'none', hash).study.accessionNumber).toBeNull();
  });

  it('is nobody when the report has neither an id nor a name with a birth date', () => {
    expect(patientRecord({ ...patient, id: null, birthDate: null }, 'full', hash)).toBeNull();
    expect(patientRecord({ ...patient, id: ' ', name: null }, 'full', hash)).toBeNull();
    expect(patientRecord({ ...patient, id: null }, 'full', hash)).toMatchObject({ name: 'Roe^Jane' });
  });
});
