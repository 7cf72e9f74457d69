import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CtDescription, ProjectionDescription } from '../dicom/write/report-description.ts';
import type { PlannedStudy } from './planned-study.ts';
import { descriptionsOf, filesOf } from './study-reports.ts';
import { yearFiles } from './year-files.ts';
import { planYear } from './year-plan.ts';

const options = { seed: 'spec', studies: 1200, until: '2026-11-22T18:00:00' };

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const daysBefore = (study: PlannedStudy): number =>
  (Date.parse(`${options.until}Z`) - Date.parse(`${study.startedAt}Z`)) / 86_400_000;

let plan: readonly PlannedStudy[];
let ct: readonly { study: PlannedStudy; report: CtDescription }[];
let projection: readonly { study: PlannedStudy; report: ProjectionDescription }[];

beforeAll(() => {
  plan = planYear(options);
  const told = plan.map((study) => ({ study, report: descriptionsOf(study, options.seed).at(-1) }));
  ct = told.flatMap(({ study, report }) => (report?.kind === 'ct' ? [{ study, report }] : []));
  projection = told.flatMap(({ study, report }) =>
    report?.kind === 'projection' ? [{ study, report }] : [],
  );
});

describe('the invented year', () => {
  it('has exactly as many studies as asked for, on five units', () => {
    expect(plan).toHaveLength(1200);
    expect(new Set(plan.map(({ unit }) => unit.key)).size).toBe(5);
  });

  it('lies within the last 366 days, in order of time, and ends before its end', () => {
    const starts = plan.map(({ startedAt }) => startedAt);
    expect([...starts].sort()).toEqual(starts);
    expect((starts[0] ?? '') >= '2025-11-21').toBe(true);
    expect((starts.at(-1) ?? '') < options.until).toBe(true);
  });

  it('is the same bytes for the same seed, and another year for another', () => {
    const bytesOf = (seed: string): readonly Uint8Array[] =>
      planYear({ ...options, seed, studies: 40 }).flatMap((study) =>
        filesOf(study, seed).map(({ bytes }) => bytes),
      );
    expect(Buffer.concat(bytesOf('a')).equals(Buffer.concat(bytesOf('a')))).toBe(true);
    expect(Buffer.concat(bytesOf('a')).equals(Buffer.concat(bytesOf('b')))).toBe(false);
  });

  it('works on weekdays: less than a fifth of the studies fall on the two days of the weekend', () => {
    const weekend = plan.filter(({ startedAt }) => [0, 6].includes(new Date(`${startedAt}Z`).getUTCDay()));
    expect(weekend.length / plan.length).toBeLessThan(0.2);
    expect(weekend.length).toBeGreaterThan(0);
  });

  it('hears nothing of the mobile C-arm for its last nine days', () => {
    const last = plan.filter(({ unit }) => unit.key === 'c-arm').at(-1);
    expect(last && daysBefore(last)).toBeGreaterThanOrEqual(9);
  });

  it('begins no study while the room is taken', () => {
    const cath = plan.filter(({ unit }) => unit.key === 'cardiac').map(daysBefore);
    const gaps = cath.slice(1).map((days, index) => (cath[index] ?? 0) - days);
    expect(gaps.filter((gap) => gap < 49 / 1440).length).toBeLessThanOrEqual(2);
  });

  it('has technologists expose phantoms on quality-control mornings', () => {
    const quality = plan.filter((study) => study.quality);
    expect(quality.length).toBeGreaterThan(100);
    expect(quality.every(({ patient }) => patient.name === 'Phantom^Daily QC')).toBe(true);
  });

  it('names a physician assistant as performing physician of one study, a kyphoplasty', () => {
    const named = projection.filter(({ report }) =>
      report.study.performingPhysician.startsWith('Verhoeven^'),
    );
    expect(named.map(({ study }) => [study.exam.key, Math.ceil(daysBefore(study))])).toEqual([
      ['kyphoplasty', 13],
    ]);
  });

  it('brings some files from which no dose can be read', () => {
    const names = [...yearFiles({ ...options, studies: 80 })].flatMap(({ files }) =>
      files.map(({ fileName }) => fileName),
    );
    for (const name of ['interrupted.dcm', 'header-only.dcm', 'report-text.dcm', 'readme.txt']) {
      expect(names).toContain(name);
    }
  });
});

describe('its CT', () => {
  it('gives every acquisition a DLP of CTDIvol × scanning length', () => {
    const events = ct.flatMap(({ report }) => report.events);
    expect(events.length).toBeGreaterThan(1000);
    for (const { dose, numbers } of events) {
      if (dose !== undefined) {
        expect(dose.dlpMgycm).toBeCloseTo((dose.ctdiVolMgy * (numbers.scanningLengthMm ?? 0)) / 10, 1);
      }
    }
  });

  it('adds the DLP of a study up to its total', () => {
    for (const { report } of ct) {
      const sum = report.events.reduce((total, { dose }) => total + (dose?.dlpMgycm ?? 0), 0);
      expect(report.dlpMgycm).toBeCloseTo(sum, 1);
    }
  });

  it('keeps the median of a head between 35 and 52 mGy, below the published 75th percentile of 52 (ref-0022)', () => {
    const heads = ct.filter(({ study }) => study.exam.key === 'head' && !study.quality);
    const values = heads.map(({ report }) => report.events.at(-1)?.dose?.ctdiVolMgy ?? 0);
    expect(median(values)).toBeGreaterThan(35);
    expect(median(values)).toBeLessThan(52);
  });

  it('drifts: CT1 gives 10 to 25 % more in its last two months than before the last four, CT2 does not', () => {
    const doseOf = (unit: string, keep: (days: number) => boolean): number =>
      median(
        ct
          .filter(({ study }) => study.unit.key === unit && study.exam.key === 'head' && !study.quality)
          .filter(({ study }) => keep(daysBefore(study)))
          .map(({ report }) => report.events.at(-1)?.dose?.ctdiVolMgy ?? 0),
      );
    const rise = (unit: string): number =>
      doseOf(unit, (days) => days < 60) / doseOf(unit, (days) => days > 120);
    expect(rise('ct-1')).toBeGreaterThan(1.08);
    expect(rise('ct-1')).toBeLessThan(1.25);
    expect(Math.abs(rise('ct-2') - 1)).toBeLessThan(0.1);
  });
});

describe('its fluoroscopy', () => {
  it('adds the events of a plane up to its total', () => {
    for (const { report } of projection) {
      for (const { plane, numbers } of report.accumulated) {
        const sum = report.events
          .filter((event) => event.plane === plane)
          .reduce((total, event) => total + (event.numbers.airKermaAtReferencePointMgy ?? 0), 0);
        expect(numbers.airKermaAtReferencePointMgy).toBeCloseTo(sum, 2);
      }
    }
  });

  it('has a study of 1,200 mGy in plane A and 1,100 mGy in plane B, and one whose high plane comes first', () => {
    const kerma = projection.map(({ report }) =>
      report.accumulated.map(({ plane, numbers }) => [plane, numbers.airKermaAtReferencePointMgy]),
    );
    expect(kerma).toContainEqual([
      ['A', 1200],
      ['B', 1100],
    ]);
    expect(kerma).toContainEqual([
      ['B', 3600],
      ['A', 350],
    ]);
  });

  it('has a few studies with more than a hundred events', () => {
    const long = projection.filter(({ report }) => report.events.length > 100);
    expect(long.length).toBeGreaterThanOrEqual(1);
  });

  it('takes about 88 minutes of fluoroscopy for its very long embolisation of 6,800 mGy', () => {
    const long = projection.find(({ study }) => 'special' in study && study.special.airKermaMgy.A === 4100);
    const planes = long?.report.accumulated ?? [];
    const seconds = planes.reduce((sum, { numbers }) => sum + (numbers.fluoroscopyTimeS ?? 0), 0);
    expect(Math.abs(seconds - 88 * 60)).toBeLessThanOrEqual(10);
  });

  it('has no study with more than two hours of fluoroscopy', () => {
    const hours = projection.map(({ report }) =>
      report.accumulated.reduce((sum, { numbers }) => sum + (numbers.fluoroscopyTimeS ?? 0) / 3600, 0),
    );
    expect(hours.filter((time) => time > 2)).toEqual([]);
  });

  it('keeps the median KAP of coronary angiography below the European 75th percentile of 35 Gy·cm² (ref-0295)', () => {
    const values = projection
      .filter(({ study }) => study.exam.key === 'coronary-angiography' && study.telling === 'once')
      .map(({ report }) => report.accumulated[0]?.numbers.kermaAreaProductGycm2 ?? 0);
    expect(median(values)).toBeGreaterThan(15);
    expect(median(values)).toBeLessThan(35);
  });

  it('keeps tube voltage and pulse width within what a tube can do', () => {
    for (const { numbers } of projection.flatMap(({ report }) => report.events)) {
      expect(numbers.kvp).toBeGreaterThanOrEqual(55);
      expect(numbers.kvp).toBeLessThanOrEqual(120);
      expect(numbers.tubeCurrentMa).toBeGreaterThan(0);
      expect(numbers.tubeCurrentMa).toBeLessThan(1000);
    }
  });
});
