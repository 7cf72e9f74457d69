import { describe, expect, it } from '@jest/globals';
import type { Participant, PersonName } from '../../dicom/rdsr/report-common.ts';
import { projectionReport } from '../../../test/support/reports.ts';
import { operatorKey, operatorsOf } from './operators.ts';

const name = (alphabetic: string): PersonName => ({ alphabetic, ideographic: null, phonetic: null });
const participant = (alphabetic: string | null, code: string | null, scheme = 'DCM'): Participant => ({
  name: alphabetic === null ? null : name(alphabetic),
  role: code === null ? null : { value: code, scheme, meaning: `role ${code}`, mapped: null },
  id: null,
  idIssuer: null,
  organization: null,
});
const keysOf = (
  report: ReturnType<typeof projectionReport>,
  ofEvents: readonly Participant[] = [],
): string[] => operatorsOf(report, ofEvents).map(({ key, roleCode }) => `${key} ${roleCode}`);

describe('the key of an operator', () => {
  it('is the same for spellings that differ in case, accents and signs', () => {
    const spellings = ['Müller-Roe^Zoë', 'MULLER ROE^ZOE', 'Muller-Roe, Zoë', ' müller‐roe^zoë^^Dr.^MD'];
    expect(new Set(spellings.map((each) => operatorKey(name(each))))).toEqual(new Set(['MULLER ROE ZOE']));
  });

  it('tells given names apart', () => {
    expect(operatorKey(name('Roe^Jane'))).not.toBe(operatorKey(name('Roe^John')));
  });

  it('keeps letters of any script', () => {
    expect(operatorKey(name('Ждановский^Лев'))).toBe('ЖДАНОВСКИИ ЛЕВ');
    expect(operatorKey({ alphabetic: '', ideographic: '霧島^友恵', phonetic: null })).toBe('霧島 友恵');
  });
});

describe('the operators of a report', () => {
  it('are performing physicians and operators of its header', () => {
    const report = projectionReport({
      sopInstanceUid: '1.9.1',
      study: { performingPhysicians: [name('Okafor^Ben')], operators: [name('Ruiz^Ana'), name('^')] },
    });
    expect(keysOf(report)).toEqual(['OKAFOR BEN (0008,1050)', 'RUIZ ANA (0008,1070)']);
  });

  it('are participants who irradiated or performed, not who authorised, observed or have no name', () => {
    const report = {
      ...projectionReport({ sopInstanceUid: '1.9.1' }),
      participants: [participant('Okafor^Ben', '113850'), participant('Ruiz^Ana', '121094')],
    };
    const ofEvents = [
      participant('Lind^Eva', '113851'),
      participant('LIND^EVA', '113851'),
      participant('Lind^Eva', '113851', '99ACME'),
      participant(null, '113851'),
      participant('Nobody^Known', null),
    ];
    expect(keysOf(report, ofEvents)).toEqual(['RUIZ ANA DCM:121094', 'LIND EVA DCM:113851']);
    expect(operatorsOf(report, ofEvents)[1]).toEqual({
      name: 'Lind^Eva',
      key: 'LIND EVA',
      roleCode: 'DCM:113851',
      roleMeaning: 'role 113851',
    });
  });
});
