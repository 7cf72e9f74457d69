import { sopOf, type CountingEvent } from './counting-events.ts';
import type { EventFacts, ReportFacts } from './report-facts.ts';
import type { StudyFinding } from './study-finding.ts';
import type { KeyedReport, Supersession } from './supersession.ts';

const isToldDifferently = (a: EventFacts, b: EventFacts): boolean =>
  (['kermaAreaProductGycm2', 'airKermaAtReferencePointMgy', 'dlpMgycm'] as const).some(
    (name) => a[name] !== null && b[name] !== null && a[name] !== b[name],
  );

/** A finding when two reports give the same event other values. */
export const toldDifferently = (
  all: readonly KeyedReport[],
  counting: ReadonlyMap<string, CountingEvent>,
): StudyFinding[] => {
  const keys = new Set<string>();
  const reports = new Set<string>();
  for (const each of all) {
    each.keys.forEach((key, index) => {
      const chosen = counting.get(key);
      const event = each.report.events[index];
      if (
        !chosen ||
        !event ||
        chosen.sopInstanceUid === sopOf(each) ||
        !isToldDifferently(event, chosen.event)
      )
        return;
      keys.add(key);
      reports.add(sopOf(each)).add(chosen.sopInstanceUid);
    });
  }
  if (keys.size === 0) return [];
  const events = keys.size === 1 ? 'One irradiation event has' : `${keys.size} irradiation events have`;
  return [
    {
      code: 'event-told-differently',
      severity: 'warning',
      message: `${events} other values in another report of this study. The report with the later content date counts.`,
      reports: [...reports].toSorted(),
    },
  ];
};

const tellsTotalsOnly = ({ keys, report }: KeyedReport): boolean =>
  keys.length === 0 && declaresSomething(report);

/** Reports with the same totals and no events to tell them apart: one sent twice, or two irradiations alike. */
const takenForOne = ({ all, supersededBy }: Supersession): StudyFinding[] => {
  const totalsOnly = new Set(all.filter(tellsTotalsOnly).map(sopOf));
  const pairs = [...supersededBy].filter((pair) => pair.every((sop) => totalsOnly.has(sop)));
  if (pairs.length === 0) return [];
  return [
    {
      code: 'reports-without-events-taken-for-one',
      severity: 'warning',
      message:
        'Reports of this study declare the same totals and no irradiation events. They are taken for one report that was ' +
        'sent again, and count once. Split one off into a study of its own if they are two irradiations.',
      reports: [...new Set(pairs.flat())].toSorted(),
    },
  ];
};

/** Findings when the totals that reports declare cannot be added, or were added or taken for one on trust. */
export const totalsFindings = (result: Supersession): StudyFinding[] => [
  ...notAddable(result),
  ...takenForOne(result),
];

const notAddable = ({ standing, overlaps }: Supersession): StudyFinding[] => {
  const reports = standing.map(sopOf).toSorted();
  if (overlaps) {
    return [
      {
        code: 'reported-totals-not-addable',
        severity: 'warning',
        message:
          'Reports of this study share some irradiation events but none has all of them, so the totals they declare ' +
          'cannot be added. The totals shown are the sums of the irradiation events.',
        reports,
      },
    ];
  }
  if (standing.length < 2 || !standing.some(tellsTotalsOnly)) return [];
  return [
    {
      code: 'reports-without-events-added',
      severity: 'warning',
      message:
        'A report with totals but without irradiation events was added to the other reports of this study. Whether they ' +
        'contain the same irradiation cannot be told; exclude one if they do.',
      reports,
    },
  ];
};

const declaresSomething = ({ header }: ReportFacts): boolean =>
  Object.entries(header.totals).some(([, value]) => typeof value === 'number' && value > 0);
