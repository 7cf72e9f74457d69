import type { CalendarDate } from '../../../quantities/calendar.ts';
import type { DayOfUse, DoneSession } from './occurrence.ts';

/** Patients were imaged before the day's QC, or without it. */
export interface ImagedBeforeQc {
  readonly code: 'patients-imaged-before-qc';
  readonly on: CalendarDate;
  /** ISO instants; null: not known, or no QC was done on the day. */
  readonly firstExposureAt: string | null;
  readonly firstSessionAt: string | null;
  readonly message: string;
}

const inTime = (one: string, other: string): number => Date.parse(one) - Date.parse(other);

/**
 * Whether patients were imaged before the day's QC, by the first exposure of a patient and the sessions that count; null
 * where they were not, or where a time that would tell is not known. QC at the same instant is before.
 */
export const imagedBeforeQc = (
  { on, firstExposureAt }: DayOfUse,
  sessions: readonly DoneSession[],
): ImagedBeforeQc | null => {
  const ofDay = sessions.filter((session) => session.on === on);
  const found = { code: 'patients-imaged-before-qc', on, firstExposureAt } as const;
  if (ofDay.length === 0)
    return {
      ...found,
      firstSessionAt: null,
      message: `Patients were imaged on ${on}, and no QC is recorded for that day.`,
    };
  const times = ofDay.flatMap(({ at }) => (at === null ? [] : [at])).toSorted(inTime);
  const [firstSessionAt] = times;
  if (firstSessionAt === undefined || times.length < ofDay.length || firstExposureAt === null) return null;
  if (inTime(firstSessionAt, firstExposureAt) <= 0) return null;
  return { ...found, firstSessionAt, message: `Patients were imaged on ${on} before the day's QC was done.` };
};

/** An exposure of a patient; phantoms and service are none. */
export interface PatientExposure {
  readonly studyId: number;
  /** ISO instant. */
  readonly at: string;
}

/** When a unit was out of service, ISO instants: from the first on, until before the second; null: it still is. */
export interface OutOfService {
  readonly from: string;
  readonly until: string | null;
}

/** A patient was exposed on a unit that was out of service. */
export interface ExposedWhileOutOfService {
  readonly code: 'exposed-while-out-of-service';
  readonly studyIds: readonly number[];
  /** ISO instants: the first such exposure, and since when the unit was out of service then. */
  readonly firstAt: string;
  readonly outSince: string;
  readonly message: string;
}

/** Whether patients were exposed while the unit was out of service, and in which studies; null where none was. */
export const exposedWhileOutOfService = (
  exposures: readonly PatientExposure[],
  spans: readonly OutOfService[],
): ExposedWhileOutOfService | null => {
  const spanOf = ({ at }: PatientExposure): OutOfService | undefined =>
    spans.find(({ from, until }) => inTime(from, at) <= 0 && (until === null || inTime(at, until) < 0));
  const caught = exposures
    .flatMap((exposure) => {
      const span = spanOf(exposure);
      return span === undefined ? [] : [{ ...exposure, outSince: span.from }];
    })
    .toSorted((one, other) => inTime(one.at, other.at));
  const [first] = caught;
  if (first === undefined) return null;
  const studyIds = [...new Set(caught.map(({ studyId }) => studyId))];
  const who = studyIds.length === 1 ? 'A patient was' : `Patients in ${studyIds.length} studies were`;
  return {
    code: 'exposed-while-out-of-service',
    studyIds,
    firstAt: first.at,
    outSince: first.outSince,
    message: `${who} exposed while the unit was out of service.`,
  };
};
