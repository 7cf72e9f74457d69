import { describe, expect, it } from '@jest/globals';
import { exposedWhileOutOfService, imagedBeforeQc } from './use-findings.ts';

const on = '2026-11-23';
const day = { on, firstExposureAt: '2026-11-23T13:10:00Z' };
const session = (at: string | null, id = 1) => ({ id, on, at });

describe('patients imaged before the day’s QC', () => {
  it('are found where QC was completed after the first exposure', () => {
    expect(imagedBeforeQc(day, [session('2026-11-23T13:10:01Z')])).toEqual({
      code: 'patients-imaged-before-qc',
      on,
      firstExposureAt: '2026-11-23T13:10:00Z',
      firstSessionAt: '2026-11-23T13:10:01Z',
      message: "Patients were imaged on 2026-11-23 before the day's QC was done.",
    });
  });

  it('are found where the day has no QC, whether its first exposure has a time or not', () => {
    const yesterday = { id: 1, on: '2026-11-22', at: '2026-11-22T12:00:00Z' };
    for (const firstExposureAt of [day.firstExposureAt, null])
      expect(imagedBeforeQc({ on, firstExposureAt }, [yesterday])).toEqual({
        code: 'patients-imaged-before-qc',
        on,
        firstExposureAt,
        firstSessionAt: null,
        message: 'Patients were imaged on 2026-11-23, and no QC is recorded for that day.',
      });
  });

  it('are none where the first of several sessions was before, or at the same instant', () => {
    expect(
      imagedBeforeQc(day, [session('2026-11-23T15:00:00Z'), session('2026-11-23T12:00:00Z', 2)]),
    ).toBeNull();
    expect(imagedBeforeQc(day, [session('2026-11-23T13:10:00Z')])).toBeNull();
    // 08:05 in New York, five hours behind, is before 08:10 there.
    expect(imagedBeforeQc(day, [session('2026-11-23T08:05:00-05:00')])).toBeNull();
  });

  it('are not claimed where a time that would tell is not known', () => {
    expect(imagedBeforeQc({ on, firstExposureAt: null }, [session('2026-11-23T15:00:00Z')])).toBeNull();
    expect(imagedBeforeQc(day, [session('2026-11-23T15:00:00Z'), session(null, 2)])).toBeNull();
  });
});

describe('patients exposed on a unit out of service', () => {
  const out = [
    { from: '2026-11-20T08:00:00Z', until: '2026-11-21T08:00:00Z' },
    { from: '2026-11-23T08:00:00Z', until: null },
  ];
  const exposed = (studyId: number, at: string) => ({ studyId, at });

  it('are found with their studies, each once, and since when it was out', () => {
    const found = exposedWhileOutOfService(
      [
        exposed(9, '2026-11-23T10:00:00Z'),
        exposed(7, '2026-11-23T09:00:00Z'),
        exposed(7, '2026-11-23T09:01:00Z'),
        exposed(5, '2026-11-22T09:00:00Z'),
      ],
      out,
    );
    expect(found).toEqual({
      code: 'exposed-while-out-of-service',
      studyIds: [7, 9],
      firstAt: '2026-11-23T09:00:00Z',
      outSince: '2026-11-23T08:00:00Z',
      message: 'Patients in 2 studies were exposed while the unit was out of service.',
    });
  });

  it.each([
    ['2026-11-20T07:59:59Z', false],
    ['2026-11-20T08:00:00Z', true],
    ['2026-11-21T07:59:59Z', true],
    ['2026-11-21T08:00:00Z', false],
    ['2030-01-01T00:00:00Z', true],
  ])('at %s: %s', (at, isFound) => {
    const found = exposedWhileOutOfService([exposed(1, at)], out);
    expect(found?.message ?? null).toBe(
      isFound ? 'A patient was exposed while the unit was out of service.' : null,
    );
  });

  it('are none where it never was', () => {
    expect(exposedWhileOutOfService([exposed(1, '2026-11-23T10:00:00Z')], [])).toBeNull();
  });
});
