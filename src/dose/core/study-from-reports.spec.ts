import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DoseReport } from '../../dicom/rdsr/dose-report.ts';
import { ctReport, projectionReport, type CtEventFacts } from '../../../test/support/reports.ts';
import { eventFactsOf, headerOf, type ReportFacts } from './report-facts.ts';
import { studyFromReports } from './study-from-reports.ts';

const facts = (report: DoseReport, differs: Partial<ReportFacts> = {}): ReportFacts => ({
  header: headerOf(report),
  events: eventFactsOf(report),
  unitId: 1,
  countsAs: null,
  patientId: null,
  ...differs,
});

const scan = (name: string, dlpMgycm: number): CtEventFacts => ({ irradiationEventUid: name, dlpMgycm });

const ct = (sopInstanceUid: string, minute: number, dlpMgycm: number | null, ...events: CtEventFacts[]) =>
  facts(
    ctReport({
      sopInstanceUid,
      contentAt: `2026-05-04T10:${String(minute).padStart(2, '0')}:00`,
      ...(dlpMgycm !== null && { dlpMgycm }),
      events,
    }),
  );

const codes = (reports: readonly ReportFacts[]): string[] =>
  studyFromReports(reports).findings.map(({ code }) => code);

describe('one study from all its reports', () => {
  it('has nothing, not zero, without reports', () => {
    expect(studyFromReports([])).toMatchObject({
      parts: [],
      eventCount: 0,
      mainUnitId: null,
      totals: { dlpMgycm: null, airKermaAtReferencePointMgy: null },
    });
  });

  it('takes the last of cumulative reports', () => {
    const reports = [
      ct('r1', 1, 7.46, scan('a', 7.46)),
      ct('r2', 2, 77.27, scan('a', 7.46), scan('b', 69.81)),
      ct('r3', 3, 236.09, scan('a', 7.46), scan('b', 69.81), scan('c', 158.82)),
    ];
    const study = studyFromReports(reports);
    expect(study).toMatchObject({ eventCount: 3, totals: { dlpMgycm: 236.09 }, findings: [] });
    expect(study.parts[0]?.totals.dlpMgycm).toEqual({
      reported: 236.09,
      fromEvents: 236.09,
      difference: 0,
      value: 236.09,
      counts: 'reported',
      reports: ['r3'],
    });
    expect(study.parts[0]?.supersededBy).toEqual(
      new Map([
        ['r1', 'r3'],
        ['r2', 'r3'],
      ]),
    );
  });

  it('adds continued reports', () => {
    const reports = [
      ct('r1', 1, 60.17, scan('a', 0.17), scan('b', 60)),
      ct('r2', 2, 56.44, scan('c', 6.44), scan('d', 50)),
    ];
    expect(studyFromReports(reports)).toMatchObject({
      eventCount: 4,
      totals: { dlpMgycm: 116.61 },
      findings: [],
    });
    expect(studyFromReports(reports).parts[0]?.totals.dlpMgycm?.reports).toEqual(['r1', 'r2']);
  });

  it('counts overlapping reports by their events, and says so', () => {
    const reports = [
      ct('r1', 1, 30, scan('a', 10), scan('b', 20)),
      ct('r2', 2, 60, scan('b', 20), scan('c', 40)),
    ];
    const study = studyFromReports(reports);
    expect(study).toMatchObject({ eventCount: 3, totals: { dlpMgycm: 70 } });
    expect(study.parts[0]?.totals.dlpMgycm).toMatchObject({
      reported: null,
      counts: 'events',
      difference: null,
    });
    expect(codes(reports)).toEqual(['reported-totals-not-addable']);
  });

  it('takes an event that two reports tell differently from the one with the later content date', () => {
    const reports = [ct('r2', 5, 12, scan('a', 12)), ct('r1', 1, 30, scan('a', 10), scan('b', 20))];
    const study = studyFromReports(reports);
    expect(study.parts[0]?.counting).toEqual(
      new Map([
        ['r1', [1]],
        ['r2', [0]],
      ]),
    );
    expect(study.parts[0]?.totals.dlpMgycm).toMatchObject({ reported: 30, fromEvents: 32, difference: -2 });
    expect(codes(reports)).toEqual(['event-told-differently']);
  });

  it('says how far the declared total is from the events', () => {
    const study = studyFromReports([ct('r1', 1, 31.5, scan('a', 10), scan('b', 20))]);
    expect(study.parts[0]?.totals.dlpMgycm).toMatchObject({
      reported: 31.5,
      fromEvents: 30,
      difference: 1.5,
    });
    expect(study.totals.dlpMgycm).toBe(31.5);
  });

  it('counts the events of a report that declares no total beside one that does', () => {
    const study = studyFromReports([ct('r1', 1, 30, scan('a', 30)), ct('r2', 2, null, scan('b', 5))]);
    expect(study.parts[0]?.totals.dlpMgycm).toMatchObject({
      reported: 30,
      fromEvents: 35,
      value: 35,
      counts: 'both',
    });
  });

  it('tells the highest CTDIvol with its phantom, never a sum', () => {
    const events = [
      { irradiationEventUid: 'a', ctdiVolMgy: 40, phantomDiameterCm: 16 as const },
      { irradiationEventUid: 'b', ctdiVolMgy: 12, phantomDiameterCm: 32 as const },
    ];
    expect(studyFromReports([ct('r1', 1, null, ...events)])).toMatchObject({
      totals: { highestCtdiVolMgy: 40 },
      highestCtdiVolPhantomCm: 16,
    });
  });

  it('makes parts of CT and fluoroscopy, and of two units, and never adds air kerma to CT', () => {
    const fluoroscopy = facts(
      projectionReport({
        sopInstanceUid: 'p1',
        events: [
          { airKermaAtReferencePointMgy: 5 },
          { irradiationEventUid: 'x', airKermaAtReferencePointMgy: 6 },
        ],
      }),
    );
    const study = studyFromReports([
      ct('r1', 1, 100, scan('a', 100)),
      fluoroscopy,
      { ...ct('r2', 2, 50, scan('b', 50)), unitId: 2 },
    ]);
    expect(study.parts.map(({ unitId, kind }) => [unitId, kind])).toEqual([
      [1, 'projection'],
      [1, 'ct'],
      [2, 'ct'],
    ]);
    expect(study).toMatchObject({
      examTypes: ['ct', 'fluoroscopy'],
      mainUnitId: 1,
      eventCount: 4,
      totals: { airKermaAtReferencePointMgy: 11, dlpMgycm: 150 },
    });
  });
});

describe('a projection study', () => {
  const biplane = facts(
    projectionReport({
      sopInstanceUid: 'p1',
      planes: [
        { plane: 'A', airKermaAtReferencePointMgy: 600, fluoroscopyTimeS: 100 },
        { plane: 'B', airKermaAtReferencePointMgy: 400, fluoroscopyTimeS: 80 },
      ],
      events: [
        { irradiationEventUid: 'a', plane: 'A', airKermaAtReferencePointMgy: 599, irradiationDurationS: 99 },
        { irradiationEventUid: 'b', plane: 'B', airKermaAtReferencePointMgy: 150 },
        {
          irradiationEventUid: 'c',
          plane: 'B',
          type: 'rotational-acquisition',
          airKermaAtReferencePointMgy: 250,
        },
      ],
    }),
  );

  it('keeps the planes apart and sums them for the study', () => {
    const study = studyFromReports([biplane]);
    expect(study.totals).toMatchObject({ airKermaAtReferencePointMgy: 1000, fluoroscopyTimeS: 180 });
    expect(study.parts[0]?.planes).toMatchObject([
      {
        plane: 'A',
        eventCount: 1,
        totals: { airKermaAtReferencePointMgy: { reported: 600, fromEvents: 599 } },
      },
      {
        plane: 'B',
        eventCount: 2,
        totals: { airKermaAtReferencePointMgy: { reported: 400, fromEvents: 400 } },
      },
    ]);
  });

  it('tells fluoroscopy from acquisition in the sums of events', () => {
    expect(studyFromReports([biplane]).parts[0]?.totals).toMatchObject({
      fluoroscopyAirKermaAtReferencePointMgy: { reported: null, fromEvents: 749 },
      acquisitionAirKermaAtReferencePointMgy: { reported: null, fromEvents: 250 },
      fluoroscopyTimeS: { reported: 180, fromEvents: 99, difference: 81 },
    });
  });

  it('sums the events of a plane without acquisitions to 0, and leaves untold what only untyped events could tell', () => {
    const fluoroscopyOnly = (type: 'fluoroscopy' | 'unknown') =>
      facts(
        projectionReport({
          sopInstanceUid: 'p3',
          planes: [{ plane: 'single', acquisitionKermaAreaProductGycm2: 0.5, kermaAreaProductGycm2: 2 }],
          events: [{ plane: 'single', type, kermaAreaProductGycm2: 2 }],
        }),
      );
    const acquired = (type: 'fluoroscopy' | 'unknown') =>
      studyFromReports([fluoroscopyOnly(type)]).parts[0]?.totals.acquisitionKermaAreaProductGycm2;
    expect(acquired('fluoroscopy')).toMatchObject({
      reported: 0.5,
      fromEvents: 0,
      difference: 0.5,
      value: 0.5,
    });
    expect(acquired('unknown')).toMatchObject({ reported: 0.5, fromEvents: null, difference: null });
  });

  it('shows a plane of zeros that has no events (quirk B8)', () => {
    const zeros = facts(
      projectionReport({
        sopInstanceUid: 'p2',
        planes: [
          { plane: 'A', kermaAreaProductGycm2: 2 },
          { plane: 'B', kermaAreaProductGycm2: 0 },
        ],
        events: [{ plane: 'A', kermaAreaProductGycm2: 2 }],
      }),
    );
    expect(studyFromReports([zeros]).parts[0]?.planes).toMatchObject([
      { plane: 'A' },
      { plane: 'B', eventCount: 0, totals: { kermaAreaProductGycm2: { value: 0, fromEvents: 0 } } },
    ]);
  });

  const eventless = (sop: string, kermaAreaProductGycm2: number) =>
    facts(projectionReport({ sopInstanceUid: sop, planes: [{ plane: 'single', kermaAreaProductGycm2 }] }));

  it('counts with its totals when it has no events (quirk A3)', () => {
    expect(studyFromReports([eventless('p1', 0.2359)])).toMatchObject({
      eventCount: 0,
      totals: { kermaAreaProductGycm2: 0.2359, airKermaAtReferencePointMgy: null },
      findings: [],
    });
  });

  it('takes two reports without events with the same totals for one, and says so', () => {
    const reports = [eventless('p1', 2), eventless('p2', 2)];
    expect(studyFromReports(reports).totals.kermaAreaProductGycm2).toBe(2);
    expect(studyFromReports(reports).findings).toMatchObject([
      { code: 'reports-without-events-taken-for-one', severity: 'warning', reports: ['p1', 'p2'] },
    ]);
  });

  it('adds two reports without events with other totals on trust, and says so', () => {
    const reports = [eventless('p1', 2), eventless('p2', 3)];
    expect(studyFromReports(reports).totals.kermaAreaProductGycm2).toBe(5);
    expect(codes(reports)).toEqual(['reports-without-events-added']);
  });

  it('says both when of three reports without events two are alike', () => {
    const reports = [eventless('p1', 2), eventless('p2', 2), eventless('p3', 3)];
    expect(studyFromReports(reports).totals.kermaAreaProductGycm2).toBe(5);
    expect(codes(reports)).toEqual(['reports-without-events-added', 'reports-without-events-taken-for-one']);
  });

  it('takes a report without events for the one with the same totals that lists them, without a word', () => {
    const listed = facts(
      projectionReport({
        sopInstanceUid: 'p2',
        planes: [{ plane: 'single', kermaAreaProductGycm2: 2 }],
        events: [{ plane: 'single', kermaAreaProductGycm2: 2 }],
      }),
    );
    const study = studyFromReports([eventless('p1', 2), listed]);
    expect(study).toMatchObject({ totals: { kermaAreaProductGycm2: 2 }, findings: [] });
    expect(study.parts[0]?.supersededBy).toEqual(new Map([['p1', 'p2']]));
  });

  it('says nothing of two reports without events that declare nothing but zero', () => {
    expect(codes([eventless('p1', 0), eventless('p2', 0)])).toEqual([]);
  });

  it('is what a person says of the unit, where its own word is wrong (quirk B9)', () => {
    const radiography = facts(projectionReport({ sopInstanceUid: 'p1', examType: 'radiography' }));
    expect(studyFromReports([radiography]).examTypes).toEqual(['radiography']);
    expect(studyFromReports([{ ...radiography, countsAs: 'fluoroscopy' }]).examTypes).toEqual([
      'fluoroscopy',
    ]);
  });
});

describe('events without UID', () => {
  const nameless = (sop: string, minute: number, ...starts: string[]) =>
    ct(
      sop,
      minute,
      starts.length * 10,
      ...starts.map((at, n) => ({
        irradiationEventUid: `${sop}#${n}`,
        uidIsSynthetic: true,
        dlpMgycm: 10,
        ...(at !== '' && { at }),
      })),
    );

  it('are found again in a cumulative report by start and values', () => {
    const study = studyFromReports([
      nameless('r1', 1, '10:00:01'),
      nameless('r2', 2, '10:00:01', '10:00:09'),
    ]);
    expect(study).toMatchObject({ eventCount: 2, totals: { dlpMgycm: 20 } });
  });

  it('are two when one report tells the same twice', () => {
    expect(studyFromReports([nameless('r1', 1, '10:00:01', '10:00:01')]).eventCount).toBe(2);
  });

  it('are never merged when their start is not told either', () => {
    expect(studyFromReports([nameless('r1', 1, ''), nameless('r2', 2, '')])).toMatchObject({
      eventCount: 2,
      totals: { dlpMgycm: 20 },
    });
  });
});

describe('the patient', () => {
  it('is that of the latest report, with a finding when the reports differ', () => {
    const reports = [
      { ...ct('r1', 1, 1, scan('a', 1)), patientId: 7 },
      { ...ct('r2', 2, 1, scan('b', 1)), patientId: 8 },
    ];
    expect(studyFromReports(reports).patientId).toBe(8);
    expect(codes(reports)).toEqual(['patients-differ']);
  });
});

describe('whatever the reports', () => {
  const anyReport = fc.record({
    number: fc.integer({ min: 0, max: 9 }),
    minute: fc.integer({ min: 0, max: 3 }),
    unitId: fc.integer({ min: 1, max: 2 }),
    declared: fc.option(fc.integer({ min: 0, max: 999 }).map((n) => n / 100)),
    events: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
  });
  const anyReports = fc
    .uniqueArray(anyReport, { selector: ({ number }) => number, maxLength: 7 })
    .map((all) =>
      all.map(({ number, minute, unitId, declared, events }) => ({
        ...ct(
          `r${number}`,
          minute,
          declared,
          ...events.map((event) => scan(`e${event}`, event + number / 100)),
        ),
        unitId,
      })),
    );

  it('the study does not depend on their order, nor on how often one comes', () => {
    fc.assert(
      fc.property(
        anyReports.chain((reports) =>
          fc.tuple(
            fc.constant(reports),
            fc.shuffledSubarray(reports, { minLength: reports.length }),
            fc.subarray(reports),
          ),
        ),
        ([reports, shuffled, again]) => {
          expect(studyFromReports([...shuffled, ...again])).toEqual(studyFromReports(reports));
        },
      ),
    );
  });

  it('every event of a unit counts exactly once', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const wanted = reports.flatMap(({ unitId, events }) =>
          events.map((event) => `${unitId} ${event.irradiationEventUid}`),
        );
        const counted = studyFromReports(reports).parts.flatMap(({ unitId, counting }) =>
          [...counting].flatMap(([sop, indices]) =>
            indices.map((index) => {
              const from = reports.find(({ header }) => header.sopInstanceUid === sop);
              return `${unitId} ${from?.events[index]?.irradiationEventUid ?? ''}`;
            }),
          ),
        );
        expect(counted.toSorted()).toEqual([...new Set(wanted)].toSorted());
      }),
    );
  });

  it('of a part at least one report stands', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        for (const { unitId, supersededBy } of studyFromReports(reports).parts) {
          expect(supersededBy.size).toBeLessThan(reports.filter((report) => report.unitId === unitId).length);
        }
      }),
    );
  });
});
