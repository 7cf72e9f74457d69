import { formatQuantity } from '../../../quantities/format.ts';
import { sumOfKnown } from '../../../quantities/quantity.ts';
import type { CtEventDraft } from '../ct-event.ts';
import type { CtTotals } from '../ct-report.ts';
import type { Findings } from '../findings.ts';
import { differBeyondRounding, lastDigit } from './rounding.ts';

/** Compares the declared DLP and number of events of a CT report with its acquisitions. */
export const checkCtTotals = (
  totals: CtTotals,
  events: readonly CtEventDraft[],
  findings: Findings,
): void => {
  const { dlpMgycm: declared, declaredEventCount } = totals;
  const sum = sumOfKnown(events.map(({ dlpMgycm }) => dlpMgycm));
  if (
    declared !== null &&
    sum !== null &&
    differBeyondRounding(declared, sum, lastDigit(totals.sent['dlpMgycm'], 'mGy.cm'))
  )
    findings.add(
      'total-differs-from-events',
      `The declared DLP is ${formatQuantity(declared, 'mGy.cm')}; its acquisitions add up to ${formatQuantity(sum, 'mGy.cm')}.`,
      { field: 'dlpMgycm' },
    );
  if (declaredEventCount !== null && declaredEventCount !== events.length)
    findings.add(
      'event-count-differs',
      `The report declares ${declaredEventCount} irradiation events and holds ${events.length}.`,
      { field: 'declaredEventCount' },
    );
};
