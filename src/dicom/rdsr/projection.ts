import { bounds } from '../data/bounds.ts';
import { coded, concept } from '../sr/concepts.ts';
import { keyOf } from '../sr/coded-concept.ts';
import { codeOf, findAll } from '../sr/content-item.ts';
import { readAccumulated, totalsOf } from './accumulated.ts';
import type { PlaneDraft } from './accumulated.ts';
import { checkProjectionValues, checkTimes, markEmptyEvents } from './checks/plausibility.ts';
import { checkPlanes } from './checks/planes.ts';
import { checkFrames, checkProjectionTotals } from './checks/projection-totals.ts';
import { deriveMissing, dropFieldSizesOfNothing } from './derivations.ts';
import { bounded } from './dose-containers.ts';
import { settleEventUids } from './event-identity.ts';
import { headerOffset } from './header-facts.ts';
import type { ProjectionDraft } from './projection-draft.ts';
import { readProjectionEvent } from './projection-event.ts';
import type { EventDraft } from './projection-event.ts';
import type { ProjectionReport, ProjectionTotals } from './projection-report.ts';
import { readRadiationSummary } from './radiation-summary.ts';
import { commonFacts } from './report-common-facts.ts';
import type { OpenReport } from './report-common-facts.ts';
import { projectionQuirks } from './vendor-quirks/index.ts';
import { yesNo } from './yes-no.ts';

const isAboveZero = (value: number | null): boolean => value !== null && value > 0;

const isFluoroscopy = (
  totals: ProjectionTotals,
  events: readonly EventDraft[],
  deviceKey: string | null,
): boolean =>
  events.some(({ type }) => type === 'fluoroscopy') ||
  isAboveZero(totals.fluoroscopyTimeS) ||
  isAboveZero(totals.fluoroscopyKermaAreaProductGycm2) ||
  isAboveZero(totals.fluoroscopyAirKermaAtReferencePointMgy) ||
  deviceKey === coded.fluoroscopyGuidedSystem;

/**
 * Mammography by the procedure reported; fluoroscopy by any fluoroscopy in it or the type of device; else radiography. One
 * unit may send both kinds with the same template, and the device type is often absent or wrong.
 */
const examTypeOf = (
  { items }: OpenReport,
  totals: ProjectionTotals,
  events: readonly EventDraft[],
): ProjectionReport['examType'] => {
  const procedure = codeOf(items, concept.procedureReported);
  if (procedure !== null && keyOf(procedure) === coded.mammography) return 'mammography';
  const device = codeOf(items, concept.acquisitionDeviceType);
  return isFluoroscopy(totals, events, device === null ? null : keyOf(device))
    ? 'fluoroscopy'
    : 'radiography';
};

const rootFacts = ({ items }: OpenReport) => ({
  acquisitionDeviceType: codeOf(items, concept.acquisitionDeviceType),
  dataAvailable: {
    detector: yesNo(codeOf(items, concept.detectorDataAvailable)),
    source: yesNo(codeOf(items, concept.sourceDataAvailable)),
    mechanical: yesNo(codeOf(items, concept.mechanicalDataAvailable)),
  },
  doseImageUids: findAll(items, concept.doseImage).flatMap(({ text }) => (text === null ? [] : [text])),
});

const planesOf = ({ containers, header, findings }: OpenReport): PlaneDraft[] => {
  const planes = bounded(containers.planes, bounds.planes).map((item) =>
    readAccumulated(item, { headerOffset: headerOffset(header), findings }),
  );
  checkPlanes(planes, findings);
  return planes;
};

/** Settles the quirks of makers, derives what follows, then looks for what cannot be. */
const settle = (draft: ProjectionDraft): void => {
  dropFieldSizesOfNothing(draft);
  for (const quirk of projectionQuirks) quirk(draft);
  checkProjectionValues(draft);
  deriveMissing(draft);
  markEmptyEvents(draft);
  checkProjectionTotals(draft);
  checkFrames(draft);
};

/** A projection report (PS3.16, TID 10001): fluoroscopy, radiography, mammography. */
export const readProjection = (report: OpenReport): ProjectionReport => {
  const { containers, header, findings } = report;
  const eventItems = bounded(containers.events, bounds.events);
  const events = eventItems.map((item, index) =>
    readProjectionEvent(item, { index, headerOffset: headerOffset(header), findings }),
  );
  const common = commonFacts(
    report,
    events.map(({ startedAt }) => startedAt),
  );
  settleEventUids(events, common.sopInstanceUid, findings);
  const accumulated = planesOf(report);
  settle({ comment: common.comment, accumulated, events, eventItems, findings });
  checkTimes(events, common.study.date, findings);
  const totals = totalsOf(accumulated, events.length);
  return {
    ...common,
    ...rootFacts(report),
    kind: 'projection',
    examType: examTypeOf(report, totals, events),
    totals,
    accumulated,
    events,
  };
};

/** Siemens' radiation summary as a fluoroscopy report with totals only. */
export const readSummary = (report: OpenReport): ProjectionReport => {
  const accumulated = [readRadiationSummary(report.items, report.findings)];
  report.findings.add('no-events', 'This kind of report declares totals only; it has no irradiation events.');
  return {
    ...commonFacts(report, []),
    ...rootFacts(report),
    kind: 'projection',
    examType: 'fluoroscopy',
    totals: totalsOf(accumulated, 0),
    accumulated,
    events: [],
  };
};
