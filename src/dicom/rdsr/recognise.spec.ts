import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  code,
  computedTomography,
  container,
  event,
  fileBytes,
  num,
  projectionXRay,
  reportBytes,
} from '../../../test/support/sr-builder.ts';
import type { CodeSpec, ItemSpec } from '../../../test/support/sr-builder.ts';
import { readDoseReport } from './read-dose-report.ts';

const sopClass = (suffix: string): string => `1.2.840.10008.5.1.4.1.1.${suffix}`;
const oneEvent: readonly ItemSpec[] = [projectionXRay, event([num('122130', '1', 'Gy.cm2')])];

const answer = (bytes: Uint8Array): string => {
  const reading = readDoseReport(bytes);
  if (!reading.ok) return `${reading.refusal.code}/${reading.refusal.reason ?? ''}`;
  return `${reading.report.kind}/${reading.report.examType}`;
};

const examType = (items: readonly ItemSpec[]): string => answer(reportBytes({ items }));

describe('a dose report', () => {
  it.each(['88.67', '88.22', '88.33', '88.34', '88.11'])(
    'is told by its title, also as SOP class %s',
    (suffix) => {
      expect(answer(reportBytes({ items: oneEvent, sopClassUid: sopClass(suffix) }))).toBe(
        'projection/fluoroscopy',
      );
    },
  );

  it('without a template is told by its containers', () => {
    const reading = readDoseReport(reportBytes({ items: oneEvent }));
    expect(reading.ok && reading.findings.map((finding) => finding.code)).toEqual(['template-missing']);
  });

  it('without a title is accepted where its class and containers say what it is', () => {
    expect(answer(reportBytes({ items: oneEvent, title: null }))).toBe('projection/fluoroscopy');
  });

  it('of CT is told by its containers', () => {
    expect(examType([computedTomography, container('113819', [])])).toBe('ct/ct');
  });
});

describe('set aside with a refusal of its own', () => {
  it.each([
    ['radiopharmaceutical', '88.68', '113500'],
    ['patient-dose', '88.73', '128401'],
    ['enhanced-x-ray', '88.76', '113701'],
  ])('%s', (reason, suffix, title) => {
    const bytes = reportBytes({ items: oneEvent, sopClassUid: sopClass(suffix), title });
    expect(answer(bytes)).toBe(`unsupported-dose-report/${reason}`);
  });

  it('an image is not a dose report, and so is a report about something else', () => {
    expect(answer(fileBytes([[0x00080016, 'UI', sopClass('7')]]))).toBe('not-a-dose-report/other-object');
    const letter: CodeSpec = ['18748-4', 'LN', 'Diagnostic Imaging Report'];
    expect(answer(reportBytes({ items: oneEvent, sopClassUid: sopClass('88.22'), title: letter }))).toBe(
      'not-a-dose-report/other-object',
    );
  });

  it('a title that only means the same is another title', () => {
    const bytes = reportBytes({ items: oneEvent, title: ['D-1', '99ACME', 'X-Ray Radiation Dose Report'] });
    expect(answer(bytes)).toBe('not-a-dose-report/other-object');
  });

  it('a report that stops after its header holds no dose content', () => {
    expect(answer(reportBytes({ items: [] }))).toBe('damaged/no-dose-content');
    expect(answer(reportBytes({ items: [projectionXRay] }))).toBe('damaged/no-dose-content');
  });

  it('a report that cannot be told from others is damaged', () => {
    expect(answer(reportBytes({ items: oneEvent, header: [[0x00080018, 'UI', '']] }))).toBe(
      'damaged/no-identity',
    );
  });

  it('the message names attribute and value, and no patient', () => {
    const reading = readDoseReport(
      fileBytes([
        [0x00080016, 'UI', sopClass('7')],
        [0x00100010, 'PN', 'Doe^Jane'],
      ]),
    );
    const message = reading.ok ? '' : reading.refusal.message;
    expect(message).toContain('(0008,0016)');
    expect(message).not.toContain('Doe');
  });
});

describe('the type of examination', () => {
  const stationary: CodeSpec = ['113611', 'DCM', 'Stationary Acquisition'];
  const acquisition = event([], { type: stationary });

  it('is fluoroscopy by any event of it, whatever the declared device type says', () => {
    const integrated = code('122142', ['113958', 'DCM', 'Integrated Projection Radiography System']);
    expect(examType([projectionXRay, integrated, acquisition, event([])])).toBe('projection/fluoroscopy');
    expect(examType([projectionXRay, event([], { type: ['44491008', 'SCT', 'Fluoroscopy'] })])).toBe(
      'projection/fluoroscopy',
    );
  });

  it('is fluoroscopy by fluoroscopy time, by its kerma-area product, or by the type of device', () => {
    expect(examType([acquisition, accumulated([num('113730', '4', 's')])])).toBe('projection/fluoroscopy');
    expect(examType([acquisition, accumulated([num('113726', '4', 'Gy.cm2')])])).toBe(
      'projection/fluoroscopy',
    );
    expect(examType([acquisition, code('122142', ['113957', 'DCM', 'Fluoroscopy-Guided'])])).toBe(
      'projection/fluoroscopy',
    );
  });

  it('is radiography otherwise, also where fluoroscopy is declared as 0', () => {
    expect(examType([projectionXRay, acquisition, accumulated([num('113730', '0', 's')])])).toBe(
      'projection/radiography',
    );
  });

  it.each([
    ['P5-40010', 'SRT'],
    ['71651007', 'SCT'],
  ])('is mammography by procedure %s of %s', (value, scheme) => {
    expect(examType([code('121058', [value, scheme, 'Mammography']), acquisition])).toBe(
      'projection/mammography',
    );
  });
});

describe("Siemens' radiation summary", () => {
  it('is read as fluoroscopy with totals only', () => {
    const radsum = (value: string): CodeSpec => [value, '99SMS_RADSUM', 'x'];
    const bytes = reportBytes({
      title: radsum('C-10'),
      sopClassUid: sopClass('88.22'),
      items: [
        num(radsum('C-200'), '0', '1'),
        num(radsum('C-202'), '34.427', 's'),
        num(radsum('C-204'), '0.2359', 'Gy.cm^2'),
      ],
    });
    const reading = readDoseReport(bytes);
    expect(reading).toMatchObject({
      ok: true,
      report: {
        kind: 'projection',
        examType: 'fluoroscopy',
        events: [],
        totals: {
          eventCount: 0,
          kermaAreaProductGycm2: 0.2359,
          fluoroscopyTimeS: 34.427,
          airKermaAtReferencePointMgy: null,
          exposureCount: 0,
        },
      },
    });
  });
});
