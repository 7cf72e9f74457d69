import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  container,
  event,
  num,
  projectionXRay,
  reportBytes,
  text,
} from '../../../../test/support/sr-builder.ts';
import type { CodeSpec, ItemSpec } from '../../../../test/support/sr-builder.ts';
import type { ProjectionReport } from '../projection-report.ts';
import { readDoseReport } from '../read-dose-report.ts';

interface Read {
  readonly report: ProjectionReport;
  readonly codes: readonly string[];
}

const read = (items: readonly ItemSpec[]): Read => {
  const reading = readDoseReport(reportBytes({ items: [projectionXRay, ...items] }));
  if (!reading.ok || reading.report.kind !== 'projection') throw new Error('the report was refused');
  return { report: reading.report, codes: reading.findings.map((finding) => finding.code) };
};

const philips = (value: string): CodeSpec => [value, '99PHI-IXR-XPER', 'private'];
const planeA: CodeSpec = ['113620', 'DCM', 'Plane A'];
const planeB: CodeSpec = ['113621', 'DCM', 'Plane B'];

describe("Philips' private items", () => {
  it('give table height and number of frames where the standard items are missing, and say so', () => {
    const { report } = read([
      event([num(philips('021'), '905', 'mm'), num(philips('003'), '98', '1')]),
      event([num('113753', '900', 'mm'), num(philips('021'), '905', 'mm')]),
    ]);
    expect(report.events.map(({ tableHeightMm, pulseCount }) => [tableHeightMm, pulseCount])).toEqual([
      [905, 98],
      [900, null],
    ]);
    expect(report.events[0]?.sent['tableHeightMm']).toMatchObject({
      text: ['905'],
      derived: expect.stringContaining('021'),
    });
    expect(report.events[1]?.sent['tableHeightMm']?.derived).toBeNull();
  });

  it('carry the distance to the detector forward within the plane, and only there', () => {
    const mark = num(philips('003'), '1', '1');
    const { report } = read([
      event([mark, num('113750', '1194', 'mm')], { plane: planeA }),
      event([mark], { plane: planeA }),
      event([mark], { plane: planeB }),
    ]);
    expect(report.events.map(({ distanceSourceToDetectorMm }) => distanceSourceToDetectorMm)).toEqual([
      1194,
      1194,
      null,
    ]);
    expect(report.events[1]?.sent['distanceSourceToDetectorMm']?.derived).toBe(
      'carried forward from event 1 of the plane',
    );
  });

  it('of other makers nothing is carried forward', () => {
    const { report } = read([event([num('113750', '1194', 'mm')]), event([])]);
    expect(report.events[1]?.distanceSourceToDetectorMm).toBeNull();
  });
});

describe("Philips' shutters", () => {
  // 33 cm × 26 cm at one metre are 858 cm²; at the reference point, 0.66 m, they are 373.7 cm² = 0.3737 Gy·cm² ÷ 1 mGy.
  const shutters = (side: string, height: string, kerma = '1'): ItemSpec =>
    event([
      num('122130', '0.3737', 'Gy.cm2'),
      num('113738', kerma, 'mGy'),
      num('113737', '660', 'mm'),
      num('113750', '1200', 'mm'),
      container(philips('005'), [
        num(philips('006'), height, 'mm'),
        num(philips('007'), side, 'mm'),
        num(philips('008'), side, 'mm'),
        num(philips('009'), height, 'mm'),
      ]),
    ]);

  it('in millimetres give the field at the detector', () => {
    const { report, codes } = read([shutters('165', '130')]);
    const [first] = report.events;
    expect(first?.collimatedFieldWidthMm).toBeCloseTo(396, 9);
    expect(first?.collimatedFieldHeightMm).toBeCloseTo(312, 9);
    expect(first?.sent['collimatedFieldWidthMm']?.derived).toContain('shutter');
    expect(codes).not.toContain('private-unit-corrected');
  });

  it('in centimetres that say millimetres are told by kerma-area product ÷ air kerma', () => {
    const { report, codes } = read([shutters('16.5', '13')]);
    expect(report.events[0]?.collimatedFieldWidthMm).toBeCloseTo(396, 9);
    expect(codes).toContain('private-unit-corrected');
  });

  it('that agree with neither give no field size, with a finding', () => {
    const { report, codes } = read([shutters('1.65', '1.3')]);
    expect(report.events[0]?.collimatedFieldWidthMm).toBeNull();
    expect(codes).toContain('field-size-inconsistent');
  });

  it('that cannot be compared give no field size', () => {
    expect(read([shutters('165', '130', '0')]).report.events[0]?.collimatedFieldWidthMm).toBeNull();
  });
});

describe("Siemens' comments", () => {
  const eventComment = text(
    '121106',
    '<FluoroData><SceneCounter SRData="1"/><iiDiameter SRData="220"/><SceneTime SRData="3"/><FrameRate SRData="7.500000"/><NumOfFrames SRData="24"/></FluoroData>',
  );

  it('of an event give the detector field, and frames, rate and time where they are missing', () => {
    const [first] = read([event([eventComment, num('113768', '25', '1')])]).report.events;
    expect(first?.more['detectorFieldDiameterMm']).toBe(220);
    expect([first?.pulseCount, first?.pulseRatePerS, first?.irradiationDurationS]).toEqual([25, 7.5, 3]);
    expect(first?.sent['irradiationDurationS']?.derived).toContain('SceneTime');
  });

  it('of the report give the position of the patient to the events that do not tell it', () => {
    const position = text(
      '121106',
      '<Root><PatientPosition><Position SRData="HFS "/></PatientPosition></Root>',
    );
    const [first] = read([position, event([])]).report.events;
    expect(first?.patientTableRelationship?.value).toBe('102540008');
    expect(first?.patientOrientationModifier?.value).toBe('40199007');
    expect(first?.sent['patientOrientationModifier']?.derived).toContain('comment');
  });

  it('that are no such XML stay texts', () => {
    const table = 'OGP| dGy*cm^2| kV| mAs|\r\nPhys erect| 0.239| 49.9| 1.0|';
    const { report } = read([
      text('121106', table),
      event([text('121106', '<!DOCTYPE x [<!ENTITY a "b">]><Root/>')]),
    ]);
    expect(report.comment).toBe(table);
    expect(report.events[0]?.more).toEqual({});
  });
});

describe('frames', () => {
  it('declared as the number of all pulses are kept and told', () => {
    const pulses = (count: string, type: CodeSpec): ItemSpec => event([num('113768', count, '1')], { type });
    const { report, codes } = read([
      accumulated([num('113731', '110', '1')]),
      pulses('100', ['P5-06000', 'SRT', 'Fluoroscopy']),
      pulses('10', ['113611', 'DCM', 'Stationary Acquisition']),
    ]);
    expect(report.totals.frameCount).toBe(110);
    expect(codes).toContain('frames-count-all-pulses');
  });
});
