import { describe, expect, it } from '@jest/globals';
import {
  code,
  computedTomography,
  container,
  num,
  person,
  reportBytes,
  text,
  uid,
} from '../../../test/support/sr-builder.ts';
import type { CodeSpec, ItemSpec } from '../../../test/support/sr-builder.ts';
import type { CtEvent, CtReport } from './ct-report.ts';
import { readDoseReport } from './read-dose-report.ts';

const body: CodeSpec = ['113691', 'DCM', 'IEC Body Dosimetry Phantom'];
const head: CodeSpec = ['113690', 'DCM', 'IEC Head Dosimetry Phantom'];

interface Read {
  readonly report: CtReport;
  readonly codes: readonly string[];
}

const read = (items: readonly ItemSpec[]): Read => {
  const reading = readDoseReport(reportBytes({ items: [computedTomography, ...items] }));
  if (!reading.ok || reading.report.kind !== 'ct') throw new Error('the report was refused');
  return { report: reading.report, codes: reading.findings.map((finding) => finding.code) };
};

let uids = 0;
const acquisition = (items: readonly ItemSpec[]): ItemSpec =>
  container('113819', [uid('113769', `1.2.4.${(uids += 1)}`), ...items]);
const dose = (items: readonly ItemSpec[]): ItemSpec => container('113829', items);

const eventOf = (items: readonly ItemSpec[]): CtEvent & { readonly codes: readonly string[] } => {
  const { report, codes } = read([acquisition(items)]);
  const [first] = report.events;
  if (first === undefined) throw new Error('there is no event');
  return { ...first, codes };
};

describe('a CT acquisition', () => {
  it('tells dose, its phantom, lengths and pitch', () => {
    const event = eventOf([
      code('113820', ['P5-08001', 'SRT', 'Spiral Acquisition']),
      container('113822', [
        num('113824', '6.63', 's'),
        num('113825', '366.00', 'mm'),
        num('113828', '0.813000', '{ratio}'),
        num('113823', '1', '{X-Ray sources}'),
      ]),
      dose([num('113830', '3.20', 'mGy'), num('113838', '136.90', 'mGycm'), code('113835', body)]),
    ]);
    expect(event).toMatchObject({
      acquisitionType: 'spiral',
      exposureTimeS: 6.63,
      scanningLengthMm: 366,
      pitchRatio: 0.813,
      sourceCount: 1,
      ctdiVolMgy: 3.2,
      dlpMgycm: 136.9,
      phantomDiameterCm: 32,
    });
    expect(event.sent['dlpMgycm']).toMatchObject({ text: ['136.90'], unit: 'mGycm' });
  });

  it.each([
    [head, 16],
    [body, 32],
    [['1', '99X', 'IEC Body Dosimetry Phantom'] as const, null],
  ])('tells the phantom by its code %s', (phantom, diameter) => {
    expect(eventOf([dose([code('113835', phantom)])]).phantomDiameterCm).toBe(diameter);
  });

  it('without a dose container has no dose, never 0', () => {
    const event = eventOf([container('113822', [num('113825', '0.00', 'mm')])]);
    expect([event.ctdiVolMgy, event.dlpMgycm, event.scanningLengthMm]).toEqual([null, null, 0]);
  });

  it('with two sources lists both', () => {
    const source = (name: string, kv: string): ItemSpec =>
      container('113831', [text('113832', name), num('113733', kv, 'kV'), num('113734', '100', 'mA')]);
    const event = eventOf([container('113822', [source('A', '80'), source('B', '140')])]);
    expect(event.sources.map(({ identification, kvp }) => [identification, kvp])).toEqual([
      ['A', 80],
      ['B', 140],
    ]);
  });

  it('tells size-specific dose, its method, and what it was inferred from', () => {
    const method = code(
      ['370129005', 'SCT', 'Measurement Method'],
      ['113988', 'DCM', 'Estimated from Water Equivalent Diameter'],
    );
    const event = eventOf([
      dose([num('113930', '12.5', 'mGy', [method, num('113980', '284', 'mm'), num('113931', '310', 'mm')])]),
    ]);
    expect(event).toMatchObject({
      ssdeMgy: 12.5,
      ssdeMethod: { value: '113988' },
      waterEquivalentDiameterMm: 284,
      lateralDimensionMm: 310,
    });
  });

  it("takes the modulation type from Siemens' comment where its own item is missing", () => {
    const comment = text(
      '121106',
      'Internal technical scan parameters: Body Size = Adult, X-ray Modulation Type = XYZ_EC, Sn Filter (Tube B) = yes',
    );
    const derived = eventOf([comment]);
    expect(derived.modulationType).toBe('XYZ_EC');
    expect(derived.sent['modulationType']?.derived).toContain('comment');
    expect(eventOf([comment, text('113842', 'NONE')]).modulationType).toBe('NONE');
  });
});

describe('a dose check', () => {
  const alert = (estimate: string): ItemSpec =>
    dose([
      container('113900', [
        code('113901', ['R-0038D', 'SRT', 'Yes']),
        code('113902', ['R-00339', 'SRT', 'No']),
        num('113903', '100.00', 'mGy.cm'),
        num('113905', estimate, 'mGy.cm'),
        text('113907', 'Trauma'),
        person('113870', 'Doe^Jane', [code('113875', ['113850', 'DCM', 'Irradiation Authorizing'])]),
      ]),
    ]);

  it('tells what was configured, foreseen, why it went on, and who said so', () => {
    expect(eventOf([alert('251.20')]).doseChecks).toEqual([
      {
        kind: 'alert',
        dlpConfigured: true,
        ctdiVolConfigured: false,
        dlpValueMgycm: 100,
        ctdiVolValueMgy: null,
        dlpForwardEstimateMgycm: 251.2,
        ctdiVolForwardEstimateMgy: null,
        reasonForProceeding: 'Trauma',
        person: { alphabetic: 'Doe^Jane', ideographic: null, phonetic: null },
      },
    ]);
  });

  it('whose value would be exceeded is a finding; one that stays below is none', () => {
    expect(eventOf([alert('251.20')]).codes).toContain('dose-check-alert-exceeded');
    expect(eventOf([alert('99.9')]).codes).not.toContain('dose-check-alert-exceeded');
  });
});

describe('CT totals', () => {
  const accumulated = (dlp: string, count: string): ItemSpec =>
    container('113811', [num('113813', dlp, 'mGy.cm'), num('113812', count, '{events}')]);
  const scan = (dlp: string): ItemSpec => acquisition([dose([num('113838', dlp, 'mGy.cm')])]);

  it('agree with their acquisitions within 2 % or one unit of the last digit', () => {
    expect(read([accumulated('251.2', '1'), scan('250.0')]).codes).toEqual(['template-missing']);
    expect(read([accumulated('3', '1'), scan('3.9')]).codes).toEqual(['template-missing']);
  });

  it('beyond that are a finding, and so is another number of events than declared', () => {
    const { report, codes } = read([accumulated('502.40', '3'), scan('251.20')]);
    expect(report.totals).toMatchObject({ dlpMgycm: 502.4, eventCount: 1, declaredEventCount: 3 });
    expect(codes).toEqual(expect.arrayContaining(['total-differs-from-events', 'event-count-differs']));
  });
});
