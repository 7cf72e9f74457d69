import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  code,
  container,
  dateTime,
  event,
  noNumber,
  num,
  person,
  projectionXRay,
  rawItem,
  reportBytes,
  text,
  uid,
} from '../../../test/support/sr-builder.ts';
import type { CodeSpec, Element, ItemSpec } from '../../../test/support/sr-builder.ts';
import type { ProjectionEvent, ProjectionReport } from './projection-report.ts';
import { readDoseReport } from './read-dose-report.ts';

interface Read {
  readonly report: ProjectionReport;
  readonly codes: readonly string[];
}

const read = (items: readonly ItemSpec[], header: readonly Element[] = []): Read => {
  const reading = readDoseReport(reportBytes({ items: [projectionXRay, ...items], header }));
  if (!reading.ok || reading.report.kind !== 'projection') throw new Error('the report was refused');
  return { report: reading.report, codes: reading.findings.map((finding) => finding.code) };
};

const eventOf = (items: readonly ItemSpec[]): ProjectionEvent & { readonly codes: readonly string[] } => {
  const { report, codes } = read([event(items)]);
  const [first] = report.events;
  if (first === undefined) throw new Error('there is no event');
  return { ...first, codes };
};

const planeA: CodeSpec = ['113620', 'DCM', 'Plane A'];
const planeB: CodeSpec = ['113621', 'DCM', 'Plane B'];

describe('numbers of an event', () => {
  it('are canonical, and keep what was sent', () => {
    const read = eventOf([num('122130', '1.0558274005E-05', 'Gy.m2'), num('113738', ' 0.384', 'mGy')]);
    expect(read.kermaAreaProductGycm2).toBe(0.10558274005);
    expect(read.sent['kermaAreaProductGycm2']).toEqual({
      text: ['1.0558274005E-05'],
      unit: 'Gy.m2',
      qualifier: null,
      derived: null,
    });
    expect(read.airKermaAtReferencePointMgy).toBe(0.384);
  });

  it('of an unknown unit are refused with a finding, and what was sent stays', () => {
    const read = eventOf([num('122130', '12', 'mRem.ft2')]);
    expect(read.kermaAreaProductGycm2).toBeNull();
    expect(read.sent['kermaAreaProductGycm2']).toMatchObject({ text: ['12'], unit: 'mRem.ft2' });
    expect(read.codes).toContain('unit-unknown');
  });

  it('without a unit are refused, unless they are counts', () => {
    const read = eventOf([num('113738', '12', null), num('113768', '98', null)]);
    expect(read.airKermaAtReferencePointMgy).toBeNull();
    expect(read.pulseCount).toBe(98);
    expect(read.codes).toContain('unit-missing');
  });

  it('take their unit by its code, whatever its scheme says', () => {
    expect(eventOf([num('113738', '0.001', ['Gy', 'UCM', 'Gy'])]).airKermaAtReferencePointMgy).toBe(1);
  });

  it('that are not there are null with their reason, never 0', () => {
    const read = eventOf([noNumber('112011', ['114010', 'DCM', 'Value unknown']), num('112012', '', 'deg')]);
    expect(read.positionerPrimaryAngleDeg).toBeNull();
    expect(read.sent['positionerPrimaryAngleDeg']?.qualifier).toBe('Value unknown');
    expect(read.positionerSecondaryAngleDeg).toBeNull();
  });

  it('with several values keep the list; their summary is the mean of those that are not zero', () => {
    const read = eventOf([num('113733', '0\\70\\80', 'kV'), num('113734', '10.50/ 15.50', 'mA')]);
    expect(read.kvp).toBe(75);
    expect(read.sent['kvp']).toMatchObject({ text: ['0', '70', '80'], derived: 'mean of 2 non-zero values' });
    expect(read.tubeCurrentMa).toBe(13);
  });

  it('of several items are taken together where the template allows several', () => {
    const read = eventOf([num('113733', '60', 'kV'), num('113733', '80', 'kV')]);
    expect(read.kvp).toBe(70);
    expect(read.sent['kvp']?.text).toEqual(['60', '80']);
  });

  it('that are no numbers are dropped with a finding', () => {
    const read = eventOf([num('113733', 'seventy', 'kV')]);
    expect(read.kvp).toBeNull();
    expect(read.codes).toContain('number-unreadable');
  });

  it('take exposure time by the current and by the retired code, in the unit sent', () => {
    expect(eventOf([num('113735', '100.8', 'ms')]).exposureTimeMs).toBeCloseTo(100.8, 9);
    expect(eventOf([num('113824', '0.58', 's')]).exposureTimeMs).toBe(580);
  });

  it('without a field of their own stand in "more"', () => {
    expect(eventOf([num('128757', '12', 'deg'), num('128766', '-40', 'mm')]).more).toEqual({
      positionerIsocenterPrimaryAngleDeg: 12,
      tableXPositionToIsocenterMm: -40,
    });
  });

  it('of an entrance exposure are never taken for the air kerma at the reference point', () => {
    const read = eventOf([num('111636', '6.3', 'mGy')]);
    expect([read.entranceExposureAtReferencePointMgy, read.airKermaAtReferencePointMgy]).toEqual([6.3, null]);
  });
});

describe('codes and texts of an event', () => {
  it('find the orientation modifier below the orientation, and beside it', () => {
    const modifier = code('113744', ['F-10340', 'SRT', 'supine']);
    const orientation: CodeSpec = ['F-10450', 'SRT', 'recumbent'];
    const below = eventOf([code('113743', orientation, [modifier])]);
    const beside = eventOf([code('113743', orientation), modifier]);
    expect(below.patientOrientationModifier?.mapped?.value).toBe('40199007');
    expect(beside.patientOrientationModifier?.mapped?.value).toBe('40199007');
  });

  it('leave a target region without a code unknown', () => {
    const empty = rawItem([
      [0x0040a040, 'CS', 'CODE'],
      [
        0x0040a043,
        'SQ',
        [
          [
            [0x00080100, 'SH', '123014'],
            [0x00080102, 'SH', 'DCM'],
          ],
        ],
      ],
      [
        0x0040a168,
        'SQ',
        [
          [
            [0x00080100, 'SH', ''],
            [0x00080104, 'LO', 'Other'],
          ],
        ],
      ],
    ]);
    expect(eventOf([empty]).targetRegion).toBeNull();
  });

  it('take a code value of any length', () => {
    const long = rawItem([
      [0x0040a040, 'CS', 'CODE'],
      [
        0x0040a043,
        'SQ',
        [
          [
            [0x00080100, 'SH', '123014'],
            [0x00080102, 'SH', 'DCM'],
          ],
        ],
      ],
      [
        0x0040a168,
        'SQ',
        [
          [
            [0x00080119, 'UC', 'a-very-long-code-value'],
            [0x00080102, 'SH', '99X'],
          ],
        ],
      ],
    ]);
    expect(eventOf([long]).targetRegion?.value).toBe('a-very-long-code-value');
  });

  it('take a reference point as text and as code', () => {
    expect(eventOf([text('113780', '15cm below BeamIsocenter')]).referencePointDefinition).toBe(
      '15cm below BeamIsocenter',
    );
    const coded = eventOf([code('113780', ['113860', 'DCM', '15cm from Isocenter toward Source'])]);
    expect(coded.referencePointCode?.value).toBe('113860');
    expect(coded.referencePointDefinition).toBe('15cm from Isocenter toward Source');
  });

  it('list filters by symbol, put a swapped pair right, and leave "no filter" out', () => {
    const filter = (items: readonly ItemSpec[]): ItemSpec => container('113771', items);
    const read = eventOf([
      filter([code('113757', ['C-127F9', 'SRT', 'Copper or Copper compound']), num('113758', '0.4', 'mm')]),
      filter([
        code('113757', ['C-120F9', 'DCM', 'Aluminum']),
        num('113758', '3', 'mm'),
        num('113773', '1', 'mm'),
      ]),
      filter([code('113772', ['111609', 'DCM', 'No filter'])]),
    ]);
    expect(read.filters.map(({ material, minMm, maxMm }) => [material, minMm, maxMm])).toEqual([
      ['Cu', 0.4, null],
      ['Al', 1, 3],
    ]);
    expect(read.codes).toContain('filter-thickness-swapped');
  });

  it('take a person of an illegal value type, with the role beside the name', () => {
    const read = eventOf([
      person('113870', 'Doe^Jane=ドウ^ジェーン', [], 'PERSON NAME'),
      code('113875', ['113851', 'DCM', 'Irradiation Administering']),
      text('113871', 'T-17'),
    ]);
    expect(read.participants).toMatchObject([
      {
        name: { alphabetic: 'Doe^Jane', ideographic: 'ドウ^ジェーン' },
        role: { value: '113851' },
        id: 'T-17',
      },
    ]);
  });

  it('take a yes in the place of a table relationship for what it is', () => {
    const read = eventOf([code('113745', ['R-0038D', 'SRT', 'Yes'])]);
    expect(read.patientTableRelationship).toBeNull();
    expect(read.codes).toContain('concept-misused');
  });

  it('take repeat, reject and their reasons', () => {
    const read = eventOf([
      code(
        '128551',
        ['373066001', 'SCT', 'Yes'],
        [code('128552', ['128553', 'DCM', 'Patient motion']), uid('113769', '1.2.9')],
      ),
      code('130503', ['R-00339', 'SRT', 'No']),
    ]);
    expect(read).toMatchObject({
      repeated: true,
      rejected: false,
      repeatedEventUid: '1.2.9',
      reasonForRepeating: { value: '128553' },
    });
  });

  it('keep the wall time and the offset of a start', () => {
    expect(eventOf([dateTime('111526', '20260314101500.0488-0400')]).startedAt).toEqual({
      local: '2026-03-14T10:15:00.0488',
      offset: '-04:00',
    });
  });
});

describe('planes', () => {
  const planes = [
    accumulated(
      [num('113725', '0.6', 'Gy'), num('113722', '120', 'Gy.cm2'), num('113730', '100', 's')],
      planeA,
    ),
    accumulated([num('113725', '0.4', 'Gy'), num('113722', '80', 'Gy.cm2')], planeB),
  ];

  it('stay apart, and totals are their sum', () => {
    const { report } = read([...planes].reverse());
    expect(
      report.accumulated.map(({ plane, airKermaAtReferencePointMgy }) => [
        plane,
        airKermaAtReferencePointMgy,
      ]),
    ).toEqual([
      ['B', 400],
      ['A', 600],
    ]);
    expect(report.totals).toMatchObject({
      airKermaAtReferencePointMgy: 1000,
      kermaAreaProductGycm2: 200,
      fluoroscopyTimeS: 100,
      acquisitionTimeS: null,
    });
  });

  it('are read wherever the totals stand', () => {
    expect(read([event([]), ...planes]).report.accumulated).toHaveLength(2);
  });

  it('keep calibrations with empty values as null', () => {
    const calibration = container('122505', [
      dateTime('113723', ''),
      num('122322', '', '1'),
      num('113763', '5', '%'),
    ]);
    expect(read([accumulated([calibration])]).report.accumulated[0]?.calibrations).toEqual([
      { device: null, at: null, factor: null, uncertaintyPercent: 5, responsibleParty: null, protocol: null },
    ]);
  });

  it('tell glandular doses by breast', () => {
    const dose = (value: string, side: CodeSpec): ItemSpec =>
      num('111637', value, 'mGy', [code(['G-C171', 'SRT', 'Laterality'], side)]);
    const { report } = read([
      accumulated([
        dose('4.4', ['T-04020', 'SRT', 'Right breast']),
        dose('4.8', ['T-04030', 'SRT', 'Left breast']),
      ]),
    ]);
    expect(
      report.accumulated[0]?.glandularDoses.map(({ averageGlandularDoseMgy, laterality }) => [
        averageGlandularDoseMgy,
        laterality?.mapped?.value,
      ]),
    ).toEqual([
      [4.4, '73056007'],
      [4.8, '80248007'],
    ]);
  });
});

describe('what is derived', () => {
  it('exposure time is pulse width × pulses, and says so', () => {
    const read = eventOf([num('113793', '4', 'ms'), num('113768', '50', '1')]);
    expect(read.exposureTimeMs).toBe(200);
    expect(read.sent['exposureTimeMs']?.derived).toBe('pulse width × number of pulses');
  });

  it('the average current is the mean of the current', () => {
    const read = eventOf([num('113734', '0\\10\\20', 'mA')]);
    expect(read.averageTubeCurrentMa).toBe(15);
    expect(read.sent['averageTubeCurrentMa']?.derived).toBe('mean of the tube current');
  });

  it('the field area is kerma-area product ÷ air kerma, at the distance of the detector', () => {
    const read = eventOf([
      num('122130', '0.1', 'Gy.cm2'),
      num('113738', '1', 'mGy'),
      num('113737', '500', 'mm'),
      num('113750', '1000', 'mm'),
    ]);
    // 0.1 Gy·cm² ÷ 0.001 Gy = 100 cm² at 500 mm; at twice the distance four times the area.
    expect(read.collimatedFieldAreaCm2).toBeCloseTo(400, 9);
    expect(read.sent['collimatedFieldAreaCm2']?.derived).toContain('kerma-area product ÷ air kerma');
  });

  it('a field of no size is unknown', () => {
    const read = eventOf([num('113790', '0', 'm2'), num('113788', '-0', 'mm'), num('113789', '-2', 'mm')]);
    expect([read.collimatedFieldAreaCm2, read.collimatedFieldHeightMm, read.collimatedFieldWidthMm]).toEqual([
      null,
      null,
      null,
    ]);
    expect(read.codes).toContain('field-size-unknown');
  });
});

describe('identity of events', () => {
  it('a missing and a repeated UID get a key of their own, with a finding', () => {
    const { report, codes } = read([
      event([], { eventUid: '1.2.7' }),
      event([], { eventUid: '1.2.7' }),
      event([], { eventUid: '' }),
    ]);
    expect(
      report.events.map(({ irradiationEventUid, uidIsSynthetic }) => [irradiationEventUid, uidIsSynthetic]),
    ).toEqual([
      ['1.2.7', false],
      ['1.2.826.0.1.3680043.10.1.1#1', true],
      ['1.2.826.0.1.3680043.10.1.1#2', true],
    ]);
    expect(codes).toEqual(expect.arrayContaining(['event-uid-repeated', 'event-uid-missing']));
  });
});
