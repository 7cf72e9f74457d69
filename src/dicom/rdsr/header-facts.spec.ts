import { describe, expect, it } from '@jest/globals';
import { event, num, projectionXRay, reportBytes, text } from '../../../test/support/sr-builder.ts';
import type { Element, ItemSpec } from '../../../test/support/sr-builder.ts';
import type { DoseReport } from './dose-report.ts';
import { isoDate, isoTime, momentFrom, utcOffset } from './moments.ts';
import { ageAt } from './patient-age.ts';
import { readDoseReport } from './read-dose-report.ts';

const read = (header: readonly Element[], items: readonly ItemSpec[] = []): DoseReport => {
  const reading = readDoseReport(
    reportBytes({ items: [projectionXRay, ...items, event([num('113733', '80', 'kV')])], header }),
  );
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.report;
};

describe('dates and times', () => {
  it.each([
    ['20260314', '2026-03-14'],
    ['2026.03.14', '2026-03-14'],
    ['20240229', '2024-02-29'],
    ['20260229', null],
    ['20261314', null],
    ['0', null],
    ['', null],
  ])('the date %s is %s', (sent, expected) => {
    expect(isoDate(sent)).toBe(expected);
  });

  it.each([
    ['101500', '10:15:00'],
    ['101500.0488', '10:15:00.0488'],
    ['1015', '10:15:00'],
    ['10:15:00', '10:15:00'],
    ['256000', null],
  ])('the time %s is %s', (sent, expected) => {
    expect(isoTime(sent)).toBe(expected);
  });

  it.each([
    ['+0200', '+02:00'],
    ['UTC-04:00', '-04:00'],
    ['Z', '+00:00'],
    ['+9900', null],
    ['', null],
  ])('the offset %s is %s', (sent, expected) => {
    expect(utcOffset(sent)).toBe(expected);
  });

  it('a date-time keeps its own offset, else the header’s, else none', () => {
    expect(momentFrom('19970101000631.737+0000', '-04:00')).toEqual({
      local: '1997-01-01T00:06:31.737',
      offset: '+00:00',
    });
    expect(momentFrom('20260314', '-04:00')).toEqual({ local: '2026-03-14', offset: '-04:00' });
    expect(momentFrom('2026', null)).toBeNull();
  });
});

describe('the age at the study', () => {
  it.each([
    ['2026-03-14', '1966-03-14', null, 60],
    ['2026-03-13', '1966-03-14', null, 59.99],
    ['2026-03-14', '2026-03-05', null, 0.02],
    ['2026-03-14', null, '037Y', 37],
    ['2026-03-14', null, '37Y', 37],
    ['2026-03-14', null, '009D', 0.02],
    ['2026-03-14', null, 'old', null],
    ['2026-03-14', '1799-01-01', null, null],
    [null, '1966-03-14', '059Y', 59],
  ])('on %s, born %s, said to be %s, is %s years', (study, birth, age, expected) => {
    expect(ageAt(study, birth, age)).toBe(expected);
  });
});

describe('the header', () => {
  it('is where the unit is told; the device observer stands in for what it leaves out', () => {
    const observer = [text('121014', 'Observed'), text('121015', 'Model X'), text('121016', 'S-1')];
    expect(read([[0x00080070, 'LO', 'Maker ']], observer).equipment).toMatchObject({
      manufacturer: 'Maker',
      modelName: 'Model X',
      deviceSerialNumber: 'S-1',
      stationName: null,
    });
  });

  it('takes a device observer UID sent as text', () => {
    expect(read([], [text('121012', '1.2.3')]).equipment.deviceObserverUid).toBe('1.2.3');
  });

  it('dates a study by content, series or first event where its own date is missing', () => {
    const none: Element = [0x00080020, 'DA', ''];
    expect(read([none, [0x00080023, 'DA', '20260401'], [0x00080033, 'TM', '0900']]).study).toMatchObject({
      date: '2026-04-01',
      time: '09:00:00',
    });
    expect(read([none, [0x00080021, 'DA', '20260402']]).study.date).toBe('2026-04-02');
    expect(read([none]).study.date).toBeNull();
  });

  it('leaves size and weight out of range unknown, never guessing their unit', () => {
    const patient = read([
      [0x00101020, 'DS', '168'],
      [0x00101030, 'DS', '0'],
    ]).patient;
    expect([patient.sizeM, patient.weightKg]).toEqual([null, null]);
    const usual = read([
      [0x00101020, 'DS', '1.680000'],
      [0x00101030, 'DS', '73.0'],
    ]).patient;
    expect([usual.sizeM, usual.weightKg]).toEqual([1.68, 73]);
  });

  it('finds the accession number and procedure in the request when the header has none', () => {
    const request: Element = [
      0x0040a370,
      'SQ',
      [
        [
          [0x00080050, 'SH', 'A-77'],
          [0x00321060, 'LO', 'Coronary angiography'],
        ],
      ],
    ];
    expect(read([request]).study).toMatchObject({
      accessionNumber: 'A-77',
      requestedProcedureDescription: 'Coronary angiography',
    });
  });

  it('lists several operators', () => {
    const operators = read([[0x00081070, 'PN', 'Dundee^James\\Notting^Sally']]).study.operators;
    expect(operators.map(({ alphabetic }) => alphabetic)).toEqual(['Dundee^James', 'Notting^Sally']);
  });

  it('tells flags, sex and identity', () => {
    const report = read([
      [0x0040a491, 'CS', 'COMPLETE'],
      [0x0040a493, 'CS', 'UNVERIFIED'],
      [0x00100020, 'LO', ' 4711 '],
      [0x00100010, 'PN', 'Doe^Jane'],
      [0x00100040, 'CS', 'F'],
    ]);
    expect(report).toMatchObject({
      completionFlag: 'COMPLETE',
      verificationFlag: 'UNVERIFIED',
      patient: { id: '4711', name: 'Doe^Jane', sex: 'F' },
    });
  });
});
