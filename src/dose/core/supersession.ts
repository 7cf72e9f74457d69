import { byBelief, eventKeys, type ReportFacts } from './report-facts.ts';

/** A report of a part with the keys of its events. */
export interface KeyedReport {
  readonly report: ReportFacts;
  readonly keys: readonly string[];
  readonly keySet: ReadonlySet<string>;
}

/** Which reports of a part stand, and which are contained in another (SOP Instance UID → that of the container). */
export interface Supersession {
  /** All of them, the most believed last. */
  readonly all: readonly KeyedReport[];
  readonly standing: readonly KeyedReport[];
  readonly supersededBy: ReadonlyMap<string, string>;
  /** Whether two standing reports share an event: what they declare in total then cannot be added. */
  readonly overlaps: boolean;
}

const keyed = (report: ReportFacts): KeyedReport => {
  const keys = eventKeys(report.events);
  return { report, keys, keySet: new Set(keys) };
};

const isSubset = (a: KeyedReport, b: KeyedReport): boolean =>
  a.keySet.size <= b.keySet.size && a.keys.every((key) => b.keySet.has(key));

const sameTotals = (a: ReportFacts, b: ReportFacts): boolean => {
  const mine = declared(a);
  const theirs = new Map(declared(b));
  return mine.length > 0 && mine.every(([name, value]) => theirs.get(name) === value);
};

const declared = ({ header }: ReportFacts): [string, unknown][] =>
  Object.entries(header.totals).filter(([name, value]) => name !== 'eventCount' && typeof value === 'number');

const isContained = (a: KeyedReport, b: KeyedReport): boolean => {
  const believedMore = byBelief(b.report, a.report) > 0;
  if (a.keys.length === 0) {
    return sameTotals(a.report, b.report) && (b.keys.length > 0 || believedMore);
  }
  return isSubset(a, b) && (b.keySet.size > a.keySet.size || believedMore);
};

const overlap = (standing: readonly KeyedReport[]): boolean => {
  const seen = new Set<string>();
  for (const { keySet } of standing) {
    for (const key of keySet) {
      if (seen.has(key)) return true;
      seen.add(key);
    }
  }
  return false;
};

/**
 * Finds the cumulative reports among those of one part: a report whose every event another one has is superseded by it,
 * of two with the same events the less believed; one without events by a report with the same totals. Those that
 * stand are continuations of each other (disjoint), or overlap. Does not depend on the order given.
 */
export const supersession = (reports: readonly ReportFacts[]): Supersession => {
  const all = reports.toSorted(byBelief).map(keyed);
  const supersededBy = new Map<string, string>();
  for (const one of all) {
    const containers = all.filter((other) => other !== one && isContained(one, other));
    const widest = containers.reduce<KeyedReport | null>(
      (best, next) => (best === null || next.keySet.size >= best.keySet.size ? next : best),
      null,
    );
    if (widest) supersededBy.set(one.report.header.sopInstanceUid, widest.report.header.sopInstanceUid);
  }
  const standing = all.filter(({ report }) => !supersededBy.has(report.header.sopInstanceUid));
  return { all, standing, supersededBy, overlaps: overlap(standing) };
};
