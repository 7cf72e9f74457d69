import { bounds } from '../data/bounds.ts';
import { container } from '../sr/concepts.ts';
import { findAll } from '../sr/content-item.ts';
import { checkCtTotals } from './checks/ct-totals.ts';
import { checkCtValues, checkTimes } from './checks/plausibility.ts';
import { readCtEvent } from './ct-event.ts';
import { ctTotalNumbers, emptyNumbers } from './ct-fields.ts';
import type { CtReport, CtTotals } from './ct-report.ts';
import { bounded } from './dose-containers.ts';
import { settleEventUids } from './event-identity.ts';
import { headerOffset } from './header-facts.ts';
import { takeNumbers } from './numbers.ts';
import { commonFacts } from './report-common-facts.ts';
import type { OpenReport } from './report-common-facts.ts';
import { siemensCtComment } from './vendor-quirks/siemens-ct-comment.ts';
import type { SentDraft } from './sent.ts';

const readTotals = ({ items, findings }: OpenReport, eventCount: number): CtTotals => {
  const sent: SentDraft = {};
  const values: Record<string, number | null> = emptyNumbers(ctTotalNumbers);
  const accumulated = findAll(items, container.ctAccumulatedDose).flatMap(({ children }) => children);
  takeNumbers(accumulated, ctTotalNumbers, { values, sent, findings, eventIndex: null });
  return { ...(values as unknown as Omit<CtTotals, 'eventCount' | 'sent'>), eventCount, sent };
};

/** A CT report (PS3.16, TID 10011). */
export const readCt = (report: OpenReport): CtReport => {
  const { containers, header, findings } = report;
  const events = bounded(containers.ctEvents, bounds.events).map((item, index) =>
    readCtEvent(item, { index, headerOffset: headerOffset(header), findings }),
  );
  const common = commonFacts(
    report,
    events.map(({ startedAt }) => startedAt),
  );
  settleEventUids(events, common.sopInstanceUid, findings);
  events.forEach(siemensCtComment);
  const totals = readTotals(report, events.length);
  checkCtTotals(totals, events, findings);
  checkCtValues(events, findings);
  checkTimes(events, common.study.date, findings);
  return { ...common, kind: 'ct', examType: 'ct', totals, events };
};
