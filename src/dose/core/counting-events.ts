import type { EventFacts } from './report-facts.ts';
import type { KeyedReport } from './supersession.ts';

/** An event that counts, and where it is told. */
export interface CountingEvent {
  readonly key: string;
  readonly event: EventFacts;
  readonly sopInstanceUid: string;
  readonly index: number;
}

export const sopOf = ({ report }: KeyedReport): string => report.header.sopInstanceUid;

/** Of each event the telling of the most believed report, in the order of the reports and of their events. */
export const countingEvents = (believedLast: readonly KeyedReport[]): Map<string, CountingEvent> => {
  const byKey = new Map<string, CountingEvent>();
  for (const each of believedLast) {
    const inThisReport = new Set<string>();
    each.keys.forEach((key, index) => {
      const event = each.report.events[index];
      if (!event || inThisReport.has(key)) return;
      inThisReport.add(key);
      byKey.set(key, { key, event, sopInstanceUid: sopOf(each), index });
    });
  }
  return byKey;
};

/** Indices of the counting events by SOP Instance UID of the report that tells them. */
export const indicesByReport = (events: readonly CountingEvent[]): Map<string, number[]> => {
  const byReport = new Map<string, number[]>();
  for (const { sopInstanceUid, index } of events) {
    const indices = byReport.get(sopInstanceUid) ?? [];
    byReport.set(sopInstanceUid, indices);
    indices.push(index);
  }
  return byReport;
};
