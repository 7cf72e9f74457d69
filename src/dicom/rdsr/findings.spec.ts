import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  code,
  dateTime,
  event,
  num,
  projectionXRay,
  reportBytes,
  text,
} from '../../../test/support/sr-builder.ts';
import type { CodeSpec, Element, ItemSpec } from '../../../test/support/sr-builder.ts';
import { findingCodes } from './finding-codes.ts';
import { readDoseReport } from './read-dose-report.ts';
import type { Finding } from './reading.ts';

const findingsOf = (items: readonly ItemSpec[], header: readonly Element[] = []): readonly Finding[] => {
  const reading = readDoseReport(reportBytes({ items: [projectionXRay, ...items], header }));
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.findings.filter((finding) => finding.code !== 'template-missing');
};

const codesOf = (items: readonly ItemSpec[], header: readonly Element[] = []): readonly string[] =>
  findingsOf(items, header).map((finding) => finding.code);

const kerma = (value: string, unit = 'Gy'): ItemSpec =>
  event([num('113738', value, unit), num('113733', '80', 'kV')]);
const total = (value: string): ItemSpec => accumulated([num('113725', value, 'Gy')]);

describe('totals against events', () => {
  it('within 2 % are equal', () => {
    expect(codesOf([total('1.00'), kerma('0.50'), kerma('0.485')])).toEqual([]);
  });

  it('within one unit of the last digit sent are equal', () => {
    expect(codesOf([total('0.002'), kerma('0.0029')])).toEqual([]);
    expect(codesOf([total('1.6e-3'), kerma('0.0017')])).toEqual([]);
  });

  it('beyond both are told with both values and units', () => {
    const [finding] = findingsOf([total('0.00010'), kerma('0.000066')]);
    expect(finding).toMatchObject({
      code: 'total-differs-from-events',
      severity: 'warning',
      eventIndex: null,
      field: 'airKermaAtReferencePointMgy',
    });
    expect(finding?.message).toBe(
      'The declared air kerma at the reference point is 0.100\u00a0mGy; its events add up to 0.0660\u00a0mGy.',
    );
  });

  it('of 0 beside events with dose are told', () => {
    expect(codesOf([total('0'), kerma('0.000035')])).toEqual(['total-differs-from-events']);
  });

  it('are not compared where an event does not tell its part', () => {
    expect(codesOf([total('1.00'), kerma('0.1'), event([num('113733', '80', 'kV')])])).toEqual([]);
  });

  it('are compared plane by plane', () => {
    const planeA: CodeSpec = ['113620', 'DCM', 'A'];
    const planeB: CodeSpec = ['113621', 'DCM', 'B'];
    const one = (plane: CodeSpec, value: string): ItemSpec[] => [
      accumulated([num('113725', value, 'Gy')], plane),
      event([num('113738', '0.5', 'Gy'), num('113733', '80', 'kV')], { plane }),
    ];
    expect(findingsOf([...one(planeA, '0.5'), ...one(planeB, '0.9')]).map(({ message }) => message)).toEqual([
      'The declared air kerma at the reference point of plane B is 900\u00a0mGy; its events add up to 500\u00a0mGy.',
    ]);
  });
});

describe('what cannot be', () => {
  it('a duration a hundred times as long as its pulses take', () => {
    const burst = (duration: string): ItemSpec =>
      event([num('113742', duration, 's'), num('113768', '7', '1'), num('113791', '7.5', '{pulse}/s')]);
    expect(codesOf([burst('80.70')])).toEqual(['duration-implausible']);
    expect(codesOf([burst('0.93')])).toEqual([]);
  });

  it('a voltage of 80,000 kV, and not one of 0, which stands for unknown', () => {
    expect(codesOf([event([num('113733', '80000', 'kV')])])).toEqual(['value-implausible']);
    expect(codesOf([event([num('113733', '0', 'kV'), num('113738', '1', 'mGy')])])).toEqual([]);
  });

  it('a negative air kerma', () => {
    expect(codesOf([kerma('-0.001')])).toEqual(['value-implausible']);
  });

  it('a field whose sides do not agree with its area', () => {
    const field = event([
      num('113790', '0.0956', 'm2'),
      num('113788', '500', 'mm'),
      num('113789', '600', 'mm'),
      num('113733', '80', 'kV'),
    ]);
    expect(codesOf([field])).toEqual(['field-size-inconsistent']);
  });

  it('an event without any irradiation is kept, and told', () => {
    expect(codesOf([event([num('113824', '72539', 'ms')])])).toEqual(['event-without-irradiation']);
  });

  it('an event more than a day from the study', () => {
    const at = (time: string): ItemSpec => event([dateTime('111526', time), num('113733', '80', 'kV')]);
    expect(codesOf([at('20260306101500')])).toEqual(['event-time-outside-study']);
    expect(codesOf([at('20260315001500')])).toEqual([]);
  });
});

describe('the document', () => {
  it('that is partial says so', () => {
    expect(codesOf([kerma('0.1')], [[0x0040a491, 'CS', 'PARTIAL']])).toEqual(['partial-document']);
  });

  it('with an unknown character set is told', () => {
    expect(codesOf([kerma('0.1')], [[0x00080005, 'CS', 'KLINGON']])).toEqual(['character-set-unknown']);
  });

  it('with a text that is probably UTF-8 names the field and shows what was probably meant', () => {
    const protocol = event([text('125203', 'testæøå'), num('113733', '80', 'kV')]);
    const [finding] = findingsOf([protocol], [[0x00080005, 'CS', 'ISO_IR 100']]);
    expect(finding).toMatchObject({ code: 'text-probably-utf8', eventIndex: 0, field: 'protocol' });
    expect(finding?.message).toContain('testæøå');
  });

  it('never shows a patient’s name in a finding', () => {
    const findings = findingsOf(
      [kerma('0.1')],
      [
        [0x00080005, 'CS', 'ISO_IR 100'],
        [0x00100010, 'PN', 'Bjørn^Åse'],
      ],
    );
    expect(findings.map((finding) => finding.code)).toEqual(['text-probably-utf8']);
    expect(JSON.stringify(findings)).not.toMatch(/Bj/);
  });

  it('that takes Patient Table Relationship for detector data is told', () => {
    expect(codesOf([kerma('0.1'), code('113745', ['R-0038D', 'SRT', 'Yes'])])).toEqual(['concept-misused']);
  });
});

describe('findings', () => {
  it('of the same kind in many events are one, which names the events', () => {
    const events = Array.from({ length: 40 }, () => kerma('-0.001'));
    const [finding, ...others] = findingsOf(events);
    expect(others).toEqual([]);
    expect(finding?.eventIndex).toBe(0);
    expect(finding?.eventIndexes).toHaveLength(40);
    expect(finding?.message).toContain('events 2, 3, 4, 5, 6, 7, 8, 9 and 31 more');
  });

  it('have a code from the table, and its severity', () => {
    for (const finding of findingsOf([total('0'), kerma('0.1', 'pint')])) {
      expect(findingCodes).toHaveProperty(finding.code, finding.severity);
    }
  });
});
