import type { CtEventDraft } from '../ct-event.ts';
import { ctRanges, ctSourceRanges, projectionRanges } from '../data/plausible-ranges.ts';
import type { PlausibleRange } from '../data/plausible-ranges.ts';
import { fieldWords } from '../field-words.ts';
import type { Findings } from '../findings.ts';
import { daysBetween } from '../moments.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import type { EventDraft } from '../projection-event.ts';
import type { Moment } from '../report-common.ts';

type Ranges = Readonly<Record<string, PlausibleRange>>;

const checkRanges = (values: object, ranges: Ranges, findings: Findings, eventIndex: number): void => {
  for (const field in ranges) {
    const range = ranges[field];
    const value = (values as Readonly<Record<string, number | null | undefined>>)[field] ?? null;
    if (range === undefined || value === null || (value >= range.least && value <= range.most)) continue;
    if (value === 0 && range.isZeroUsual === true) continue;
    findings.add(
      'value-implausible',
      () =>
        `The ${fieldWords(field)} is ${value} ${range.unit}, outside ${range.least} to ${range.most}: probably sent in another unit than it says. It is kept as sent.`,
      { eventIndex, field },
    );
  }
};

/** A pulse train that lasts much longer than its pulses take was not timed in seconds. */
const greatestStretch = 20;

const checkDuration = (event: EventDraft, findings: Findings, eventIndex: number): void => {
  const { irradiationDurationS: duration, pulseCount, pulseRatePerS } = event;
  if (
    duration === null ||
    pulseCount === null ||
    pulseRatePerS === null ||
    pulseCount <= 0 ||
    pulseRatePerS <= 0
  )
    return;
  const expected = pulseCount / pulseRatePerS;
  if (duration <= greatestStretch * Math.max(expected, 0.5)) return;
  findings.add(
    'duration-implausible',
    () =>
      `Irradiation Duration is ${duration} s for ${pulseCount} pulses at ${pulseRatePerS} a second, which take ${expected.toFixed(1)} s: it is not in seconds. Use it for no dose rate.`,
    { eventIndex, field: 'irradiationDurationS' },
  );
};

const checkFieldSize = (event: EventDraft, findings: Findings, eventIndex: number): void => {
  const {
    collimatedFieldAreaCm2: area,
    collimatedFieldHeightMm: height,
    collimatedFieldWidthMm: width,
  } = event;
  if (area === null || height === null || width === null) return;
  const ratio = (height * width) / 100 / area;
  if (ratio > 0.5 && ratio < 2) return;
  findings.add(
    'field-size-inconsistent',
    () => `Field height ${height} mm × width ${width} mm does not agree with the field area ${area} cm².`,
    { eventIndex, field: 'collimatedFieldAreaCm2' },
  );
};

const isNothing = (value: number | null): boolean => value === null || value === 0;

const isWithoutIrradiation = (event: EventDraft): boolean =>
  [
    event.kermaAreaProductGycm2,
    event.airKermaAtReferencePointMgy,
    event.averageGlandularDoseMgy,
    event.entranceExposureAtReferencePointMgy,
    event.kvp,
    event.tubeCurrentMa,
    event.exposureMas,
    event.pulseCount,
  ].every(isNothing);

/** Marks events that tell of no irradiation at all: kept, and no part of statistics per event. */
export const markEmptyEvents = ({ events, findings }: ProjectionDraft): void =>
  events.forEach((event, eventIndex) => {
    event.isEmpty = isWithoutIrradiation(event);
    if (event.isEmpty)
      findings.add(
        'event-without-irradiation',
        'The event has no dose, voltage, current or pulses: it is kept and left out of statistics per event.',
        { eventIndex },
      );
  });

/** Looks for numbers that cannot be what they say. */
export const checkProjectionValues = ({ events, findings }: ProjectionDraft): void =>
  events.forEach((event, eventIndex) => {
    checkRanges(event, projectionRanges, findings, eventIndex);
    checkDuration(event, findings, eventIndex);
    checkFieldSize(event, findings, eventIndex);
  });

/** Looks for numbers of CT acquisitions that cannot be what they say. */
export const checkCtValues = (events: readonly CtEventDraft[], findings: Findings): void =>
  events.forEach((event, eventIndex) => {
    checkRanges(event, ctRanges, findings, eventIndex);
    for (const source of event.sources) checkRanges(source, ctSourceRanges, findings, eventIndex);
  });

/** Events more than a day from the study's date (ISO), where both are known. */
export const checkTimes = (
  events: readonly { readonly startedAt: Moment | null }[],
  studyDate: string | null,
  findings: Findings,
): void =>
  events.forEach(({ startedAt }, eventIndex) => {
    if (startedAt === null || studyDate === null) return;
    if (Math.abs(daysBetween(studyDate, startedAt.local)) <= 1) return;
    findings.add(
      'event-time-outside-study',
      () =>
        `The event was on ${startedAt.local.slice(0, 10)}, the study on ${studyDate}; the study's date is used for lists.`,
      { eventIndex, field: 'startedAt' },
    );
  });
